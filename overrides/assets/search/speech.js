// A text to the terms that search compares: the same rules as scripts/plansite/search/speech.py, by the table in the index.

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MAYBE = 0.3;
export const COMMON = 0.5; // what a word tells that every story has
const WORD = /[\p{L}\p{N}]+/gu;

// A word without accents: small letters a to z and digits.
export function plain(word) {
  return word.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[^0-9a-z]/g, "");
}

// A word in small letters, its tone mark last, so that older and newer ways to place it are one; a horn on one of two letters is on both.
export function accented(word) {
  const apart = word.toLowerCase().normalize("NFD");
  const letters = apart.replace(TONE, "").normalize("NFC").replace(/ưo|uơ(?=[a-z])/, "ươ");
  return letters + (apart.match(TONE)?.[0] ?? "");
}

// Whether a form may be another one typed with some of its accents, or with the tone that many say alike.
export function maybe(form, other) {
  const [one, all] = [form, other].map((each) => [...each.normalize("NFD").replace(/đ/g, "d\u0335").replace(/\u0303/g, "\u0309")]);
  let at = 0;
  for (const letter of all) if (letter === one[at]) at += 1;
  return at === one.length && plain(form) === plain(other);
}

export class Speech {
  constructor(table) {
    this.table = table;
    const words = (text) => new Set(text.split(/\s+/).filter(Boolean).map(accented));
    this.fillers = words(table.fillers);
    this.bareFillers = new Set([...this.fillers].map(plain));
    this.common = words(table.common);
    this.bareCommon = new Set([...this.common].map(plain));
    this.joined = words(table.joined);
    this.bareJoined = new Set([...this.joined].map(plain));
    this.short = new Map(table.short.split("\n").filter(Boolean).flatMap((line) => line.split(" ").slice(1).map((typed) => [typed, line.split(" ")[0].split("_")])));
    this.sounds = table.sounds.split(/\s+/).filter(Boolean).map((rule) => rule.split(":")).map(([from, to]) => [new RegExp(from, "g"), to]);
    this.endings = table.endings.map((pass) => pass.trim().split(/\s+/).map((rule) => rule.split(":")));
    this.syllable = new RegExp(`^(?:${table.syllable || "(?!)"})$`);
    this.kin = new Map();
    for (const family of table.kin.split("\n").filter(Boolean).map((line) => line.split(" "))) {
      for (const word of family.slice(1)) this.kin.set(this.ended(word), this.ended(family[0]));
    }
  }

  // The words of a query, `form` with accents where it has some. `telling` is 0 for a filler, little for what may be one with
  // accents that were not typed, and half for a word so common that it says little. `whole` is whether it is a word by itself
  // rather than a syllable of one.
  terms(text) {
    const found = (text.normalize("NFC").toLowerCase().match(WORD) ?? []).filter(plain);
    const bare = !this.table.skip && found.every((word) => plain(word) === word || this.short.has(word));
    return found.map((typed) => this.term(typed, bare));
  }

  term(typed, bare, sure = false) {
    const word = plain(typed);
    const form = bare || word === typed ? "" : accented(typed);
    const filler = this.fillers.has(accented(typed)) && (!bare || sure) ? 0 : !this.table.skip && !form && this.bareFillers.has(word) ? MAYBE : 1;
    const telling = filler < 1 ? filler : (form ? this.common.has(form) : this.bareCommon.has(word)) ? COMMON : 1;
    return { typed, bare, word: this.stem(word), form, telling, whole: !this.syllable.test(word) };
  }

  // Whether two words in a row are one word of two syllables, most of them of other affairs than any plan's.
  joins(one, other) {
    return one.form && other.form ? this.joined.has(accented(`${one.typed}_${other.typed}`)) : this.bareJoined.has(plain(one.typed) + plain(other.typed));
  }

  // Whether the language has such a syllable; any word where nothing is known of them.
  says(word) {
    return !this.table.syllable || this.syllable.test(word);
  }

  stem(word) {
    const ended = this.ended(word);
    return this.kin.get(ended) ?? ended;
  }

  ended(word) {
    if (!/^[a-z]+$/.test(word)) return word;
    for (const pass of this.endings) {
      for (const [ending, other, left] of pass) {
        const start = word.slice(0, word.length - ending.length);
        if (word.endsWith(ending) && start.length >= Number(left) && (left === "0" || /[aeiouy]/.test(start))) {
          word = start + other;
          break;
        }
      }
    }
    return word;
  }

  // The text as pieces, those that are one of the words marked.
  marked(text, words) {
    return text.split(/([\p{L}\p{N}]+)/u).map((piece, index) => ({ text: piece, mark: index % 2 === 1 && words.has(this.stem(plain(piece))) }));
  }
}
