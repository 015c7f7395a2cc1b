// The index in its pieces, each fetched once, when something in it is asked for; see scripts/plansite/search/index.py.

// As scripts/plansite/search/index.py numbers them; the last are documents on which nothing of the plan rests.
const KINDS = ["task", "agency", "document", "beneficiary", "term", "page", "note", "group", "document"];

export class Store {
  constructor(base) {
    this.base = base;
    this.pieces = new Map();
  }

  // What every search needs: names, words, and which piece holds what.
  open() {
    this.opened ??= this.fetch("start.json").then((start) => Object.assign(this, start));
    return this.opened;
  }

  // A term's records: how many hold it in all, and of each its weight and the accents in it. Null where it has none.
  async posting(term) {
    const [count, flat, forms] = (await this.piece(this.terms, term))?.[term] ?? [0, []];
    if (!count) return null;
    const records = [];
    for (let at = 0, number = 0; at < flat.length; at += 2) {
      number += flat[at];
      records.push({ number, weight: (flat[at + 1] & 15) / 10, mask: flat[at + 1] >> 4 });
    }
    return { count, records, forms };
  }

  // Terms that begin so, in the order of the index, as far as they stand in one piece.
  async beginning(start, most) {
    const piece = (await this.piece(this.terms, start)) ?? {};
    return Object.keys(piece).filter((term) => term.startsWith(start)).slice(0, most);
  }

  async record(number) {
    const first = this.texts.findLast(([start]) => start <= number)[0];
    const [key, title, url, by, text] = (await this.piece(this.texts, number))[number - first];
    return { kind: this.kind(number), key, title, url, by, text };
  }

  kind(number) {
    return KINDS[this.kinds[number]];
  }

  // Every choice of every filter to the records that it leaves.
  choices() {
    this.chosen ??= this.fetch(this.filters).then((table) => {
      const kinds = {};
      for (let number = 0; number < this.kinds.length; number += 1) (kinds[this.kind(number)] ??= []).push(number);
      return Object.fromEntries(Object.entries({ ...table, kind: kinds }).map(([name, values]) => [name, Object.fromEntries(Object.entries(values).map(([value, held]) => [value, new Set(held)]))]));
    });
    return this.chosen;
  }

  piece(list, name) {
    const file = list.findLast(([first]) => first <= name)?.[1];
    if (!file) return null;
    if (!this.pieces.has(file)) this.pieces.set(file, this.fetch(file));
    return this.pieces.get(file);
  }

  async fetch(file) {
    // The one name that stays from edition to edition is asked of the server, however long hosts let it be kept.
    const answer = await fetch(new URL(file, this.base), { cache: file === "start.json" ? "no-cache" : "default" });
    return answer.json();
  }
}
