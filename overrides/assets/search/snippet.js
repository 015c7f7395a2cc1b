// The sentence around the match, whole words only.

import { plain } from "./speech.js";

const LONG = 200;

export function snippet(text, words, speech) {
  const sentences = text.split(/\n|(?<=[.!?…])\s+(?=[\p{Lu}«“"])/u).filter((sentence) => sentence.trim());
  const count = (sentence) => new Set((sentence.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => speech.stem(plain(word))).filter((word) => words.has(word))).size;
  let chosen = sentences[0] ?? "";
  let most = count(chosen);
  for (const sentence of sentences) if (count(sentence) > most) [chosen, most] = [sentence, count(sentence)];
  return shortened(chosen, words, speech);
}

// A long sentence from a little before its first match on.
function shortened(text, words, speech) {
  if (text.length <= LONG) return text;
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)].find((match) => words.has(speech.stem(plain(match[0]))))?.index ?? 0;
  const from = found < LONG / 2 ? 0 : text.indexOf(" ", found - LONG / 3) + 1;
  const cut = text.slice(from, from + LONG).replace(/\s+\S*$/, "");
  return `${from ? "… " : ""}${cut}${from + LONG < text.length ? " …" : ""}`;
}
