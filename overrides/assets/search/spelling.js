// How words are typed on a phone: short forms, letters that stand for others, sounds written alike; by the table of the language.

import { plain } from "./speech.js";

const FOREIGN = /[fjwz]/;
const DEPTH = 2; // rules that are tried one after another
const MOST = 4;

// The tokens with short forms written out, but for those from `start` to `end`, which are a name.
export function writtenOut(tokens, speech, { start, end } = { start: 0, end: 0 }) {
  return tokens.flatMap((token, index) => {
    const meant = index < start || index >= end ? speech.short.get(token.typed) : null;
    return meant ? meant.map((word) => speech.term(word, token.bare, true)) : [token];
  });
}

// Words of the language that an unknown one may be written for: those of the index, and "" for a filler.
export function respelled(typed, speech, known) {
  const tried = new Set([plain(typed)]);
  const found = [];
  let last = [...tried];
  for (let depth = 0; depth < DEPTH && !found.length; depth += 1) {
    last = last.flatMap((word) => speech.sounds.map(([from, to]) => word.replace(from, to))).filter((word) => !tried.has(word) && tried.add(word));
    for (const word of last.filter((each) => speech.says(each))) {
      if (known.has(speech.stem(word))) found.push(speech.stem(word));
      else if (speech.bareFillers.has(word)) found.push("");
    }
  }
  return [...new Set(found)].slice(0, MOST);
}

// Whether a word holds letters that the language has not.
export const foreign = (typed, speech) => speech.sounds.length > 0 && (FOREIGN.test(plain(typed)) || /(.)\1/.test(plain(typed)));
