// A text to the terms that search compares: the same rules as scripts/plansite/search/speech.py, by the table in the index.

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MAYBE = 0.3;
const WORD = /[\p{L}\p{N}]+/gu;

// A word without accents: small letters a to z and digits.
export function plain(word) {
  return word.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[^0-9a-z]/g, "");
}

// A word in small letters, its tone mark last, so that older and newer ways to place it are one.
export function accented(word) {
  const apart = word.toLowerCase().normalize("NFD");
  return apart.replace(TONE, "").normalize("NFC") + (apart.match(TONE)?.[0] ?? "");
}

export class Speech {
  constructor(table) {
    this.table = table;
    this.fillers = new Set(table.fillers.split(/\s+/).map(accented));
    this.bareFillers = new Set([...this.fillers].map(plain));
    this.endings = table.endings.map((pass) => pass.trim().split(/\s+/).map((rule) => rule.split(":")));
    this.syllable = new RegExp(`^(?:${table.syllable || "(?!)"})$`);
    this.kin = new Map();
    for (const family of table.kin.split("\n").filter(Boolean).map((line) => line.split(" "))) {
      for (const word of family.slice(1)) this.kin.set(this.ended(word), this.ended(family[0]));
    }
  }

  // The words of a query, `form` with accents where it has some. `telling` is 0 for a filler, and little for a word
  // that is one with some accents where the query has none. `whole` is whether it is a word by itself rather than a syllable of one.
  terms(text) {
    const found = (text.normalize("NFC").toLowerCase().match(WORD) ?? []).filter(plain);
    const bare = !this.table.skip && found.every((word) => plain(word) === word);
    return found.map((typed) => {
      const filler = bare ? this.bareFillers.has(typed) : this.fillers.has(accented(typed));
      return { typed, word: this.stem(plain(typed)), form: plain(typed) === typed ? "" : accented(typed), telling: filler ? (bare ? MAYBE : 0) : 1, whole: !this.syllable.test(plain(typed)) };
    });
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
