// What is asked for: the words of a query, what each may have been meant to be, and the thing that it names.

import { namedIn } from "./naming.js";
import { plain } from "./speech.js";
import { foreign, respelled, writtenOut } from "./spelling.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const MOST = 6;

// { tokens, named, rest }: a token has its word, its accents, how much it tells, and other words that it may stand for.
export function understood(query, speech, store, typing) {
  const known = (store.known ??= new Map(store.words.map((word, rank) => [word, rank])));
  const typed = joinIds(speech.terms(query));
  for (const token of typed) token.known = known.has(token.word) || /\d/.test(token.word);
  const tokens = writtenOut(typed, speech, namedIn(typed, store) ?? undefined);
  if (!tokens.some((token) => token.telling)) for (const token of tokens) token.telling = 1;
  tokens.forEach((token, index) => {
    token.known = known.has(token.word) || /\d/.test(token.word);
    token.others = token.known ? [] : others(token, speech, known);
    if (!token.known && token.others.some((other) => !other.word)) token.telling = 0;
    token.others = token.others.filter((other) => other.word);
    token.joined = index + 1 < tokens.length && speech.joins(token, tokens[index + 1]);
    if (typing && index === tokens.length - 1 && token.word.length > 1) token.open = true;
  });
  const named = namedIn(tokens, store);
  return { tokens, named, rest: named ? besides(tokens, named) : [] };
}

// What is asked beside a name; the date behind a citation asks for nothing more.
function besides(tokens, named) {
  const rest = tokens.map((token, index) => (index < named.start || index >= named.end) && token.telling > 0 && !/^\d+$/.test(token.word));
  const asks = tokens.some((token, index) => rest[index] && (token.telling === 1 || rest[index + 1]));
  return asks ? tokens.filter((_, index) => rest[index]) : [];
}

// Words of the index that an unknown word may stand for: one that it begins, one a slip away, two written as one.
function others(token, speech, known) {
  // A foreign word keeps its endings: "games".
  const bare = [1, 2].map((cut) => token.word.slice(0, -cut)).filter((word) => word.length > 3 && known.has(word)).slice(0, 1);
  const begun = token.word.length > 2 ? [...known.keys()].filter((word) => word.startsWith(token.word)).slice(0, MOST) : [];
  const typed = plain(token.typed);
  const sounds = respelled(token.typed, speech, known).map((word) => ({ word, worth: 0.8, paired: typed.length < 5 && !foreign(typed, speech) }));
  if (sounds.length) return sounds;
  // A short word has many neighbours: one is meant only where it fits the words beside it.
  return [...bare.map((word) => ({ word, worth: 0.65 })), ...begun.map((word) => ({ word, worth: 0.6 })), ...slips(typed || token.word, speech, known).map((word) => ({ word, worth: 0.6, paired: typed.length < 5 }))];
}

// The commonest words of the index that are one slip away: a letter left out, put in, changed, or two swapped.
export function slips(typed, speech, known) {
  if (typed.length < 3) return [];
  const found = new Set();
  for (let at = 0; at <= typed.length; at += 1) {
    const [start, end] = [typed.slice(0, at), typed.slice(at)];
    const tries = [start + end.slice(1), end.length > 1 ? start + end[1] + end[0] + end.slice(2) : ""];
    for (const letter of LETTERS) tries.push(start + letter + end, start + letter + end.slice(1));
    for (const each of tries) if (known.has(speech.stem(each))) found.add(speech.stem(each));
  }
  return [...found].filter((word) => word.length > 1).sort((one, other) => known.get(one) - known.get(other)).slice(0, MOST);
}

// "nv", "19" to "nv19": ids are typed with and without what is between.
function joinIds(tokens) {
  const joined = [];
  for (const token of tokens) {
    const id = (joined.at(-1)?.word === "nv" && /^\d+$/.test(token.word)) || /^nv\d+$/.test(token.word);
    if (!id) joined.push(token);
    else {
      if (joined.at(-1)?.word === "nv") joined.pop();
      joined.push({ ...token, word: `nv${token.word.replace("nv", "").padStart(2, "0")}` });
    }
  }
  return joined;
}
