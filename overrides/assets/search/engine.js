// Query to results: what it names, what its words tell, in order; and the helpline where someone may need it now.

import { slips, understood } from "./query.js";
import { ranked } from "./rank.js";
import { snippet } from "./snippet.js";
import { maybe, Speech } from "./speech.js";
import { Store } from "./store.js";

// The share of what was asked below which a record does not speak of it: where it only holds the words, where a word is
// a name of it, and where several are.
const FLOOR = { thing: [0.5, 0.33, 0.2], text: [0.62, 0.6, 0.6] };
const NEAR = 0.25; // the share that makes a record worth naming where none speaks of it
const TEXTS = new Set(["term", "page", "note", "group"]);
const DISTRESS = 0.6; // of that share, where the helpline is shown
const TAIL = 0.15; // of the best score, below which a result is left out
const DOUBT = 0.6; // of what was asked, below which slips between known words are looked for

export class Engine {
  constructor(root, lang) {
    this.store = new Store(new URL(`search-index/${lang}/`, root));
  }

  // Everything that a first search needs, once.
  load() {
    this.ready ??= this.store.open().then((store) => (this.speech = new Speech(store.speech)));
    return this.ready;
  }

  // What may be chosen: agencies, documents, groups of people.
  async names() {
    await this.load();
    return this.store.names;
  }

  // By when: the filter's title and its choices, where any task has a deadline.
  async due() {
    await this.load();
    return this.store.due;
  }

  // filters: { agency, role, document, beneficiary, kind, due }, each a key or empty.
  async search(query, filters = {}, { limit = 40, typing = false, counted = false } = {}) {
    await this.load();
    const asked = understood(query, this.speech, this.store, typing);
    if (asked.named) this.store.choices(); // asked for while the words are
    const wanted = await this.wanted(filters);
    const table = asked.tokens.length ? await this.scores(asked) : new Map([...(wanted ?? [])].map((number) => [number, { score: 1, words: new Set(), named: true }]));
    const order = (one, other) => table.get(other).score - table.get(one).score || one - other;
    const all = [...table.keys()].filter((number) => !wanted || wanted.has(number)).sort(order);
    const best = top(new Map([...table].filter(([, row]) => !row.named)), "score");
    const help = this.help(asked.tokens);
    const numbers = all.filter((number) => this.speaks(number, table.get(number), best, help));
    const near = numbers.length ? [] : all.filter((number) => table.get(number).held && table.get(number).cover >= NEAR && !TEXTS.has(this.store.kind(number)));
    const read = (from, most) => Promise.all(from.slice(0, most).map(async (number) => this.result(await this.store.record(number), table.get(number))));
    const [results, nearest] = await Promise.all([read(numbers, asked.tokens.length ? limit : Math.max(limit, 200)), read(near, 3)]);
    const first = numbers.length ? await this.store.record(numbers[0]) : null;
    return {
      results,
      near: nearest,
      total: numbers.length,
      counts: counted ? await this.counts(numbers) : null,
      mended: asked.mended,
      help: help ?? (first && this.near(numbers[0], table.get(numbers[0]).names ?? [], first.title)),
    };
  }

  result(record, { words, score, cover }) {
    return { ...record, score, cover, title: this.speech.marked(record.title, words), text: this.speech.marked(snippet(record.text, words, this.speech), words) };
  }

  // Whether a record speaks of what was asked: not by chance, not only in words of every story, and not far less than the best.
  speaks(number, row, best, help) {
    // Who is in distress tells a story; a word of it that names a duty is enough.
    const share = help && row.strong ? DISTRESS : 1;
    return row.named || (row.held && row.cover >= share * this.floor(number, row) && row.score >= TAIL * best);
  }

  // The records that the filters leave; null where none is set.
  async wanted(filters) {
    const set = Object.entries(filters).filter(([name, value]) => value && name !== "role");
    if (!set.length) return null;
    const choices = await this.store.choices();
    const each = set.map(([name, value]) => choices[name === "agency" && filters.role ? filters.role : name]?.[value] ?? new Set());
    return each.reduce((left, next) => new Set([...left].filter((number) => next.has(number))));
  }

  // How many of the records each choice would leave.
  async counts(numbers) {
    const choices = await this.store.choices();
    const count = (held) => numbers.reduce((sum, number) => sum + held.has(number), 0);
    return Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, Object.fromEntries(Object.entries(values).map(([value, held]) => [value, count(held)]))]));
  }

  async scores(asked) {
    let table = await ranked(asked.tokens, this.store);
    if (!asked.named && top(table, "cover") < DOUBT && (await this.doubted(asked.tokens))) table = await ranked(asked.tokens, this.store);
    asked.mended = mended(asked.tokens, table);
    // Who tells of distress may name a teacher as the one who does it.
    if (asked.named && (asked.named.sure || !asked.rest.length || !this.help(asked.tokens))) await this.promote(asked, table);
    return table;
  }

  floor(number, row) {
    // An agency is no answer to a syllable of its name.
    const kind = this.store.kind(number);
    return FLOOR[TEXTS.has(kind) || (kind === "agency" && !row.strong) ? "text" : "thing"][Number(row.strong)];
  }

  // Known words that fit no neighbour may be slips: whether any of them makes a pair that the index holds.
  async doubted(tokens) {
    const paired = async (one, other) => one && other && (await this.store.posting(`${one.word} ${other.word}`)) !== null;
    let found = false;
    for (const [index, token] of tokens.entries()) {
      const [before, after] = [tokens[index - 1], tokens[index + 1]];
      if (!token.known || /\d/.test(token.word) || (await paired(before, token)) || (await paired(token, after))) continue;
      for (const word of slips(token.word, this.speech, this.store.known)) {
        if ((await paired(before, { word })) || (await paired({ word }, after))) {
          token.others.push({ word, worth: 0.5, paired: true });
          found = true;
        }
      }
    }
    return found;
  }

  // The thing that the query names: first where nothing else is asked, then an agency's duties; else what is asked of it.
  async promote({ named, rest }, table) {
    const choices = await this.store.choices();
    const high = 10 * top(table, "score") + 10;
    const related = (kind, key) => choices[kind]?.[key] ?? new Set();
    const raise = (number, score, words) => table.set(number, { ...(table.get(number) ?? { cover: 1, words: new Set() }), score, named: true, ...(words ? { words } : {}) });
    if (rest.length) {
      const part = await ranked(rest, this.store);
      const held = new Set(named.entries.flatMap((entry) => [...related(entry.kind, entry.key)]));
      const all = named.cited || named.entries.some((entry) => entry.kind === "document"); // the whole plan rests on some
      const own = new Set(named.entries.map((entry) => entry.at));
      const answers = [...part].filter(([number, found]) => !own.has(number) && (all || held.has(number)) && found.cover >= this.floor(number, found));
      for (const [number, found] of answers) raise(number, (table.get(number)?.score ?? 0) + (held.has(number) ? 1 : 0.7) * found.score, found.words);
      // "Directive 28 of the Politburo": the rest is the document's own.
      const its = all && [...own].some((number) => part.get(number)?.cover >= DOUBT);
      // "What does … do for children": the rest asks for nothing in particular.
      const other = answers.length || (!named.sure && ([...part.values()].some((found) => found.strong) || rest.some((token) => !token.known && token.telling === 1)));
      if (other && !its) return;
    }
    for (const entry of named.entries) {
      const strong = entry.kind === "agency" || entry.kind === "document";
      // A term is explained after the duties that are called so, but before whatever only speaks of it.
      const spoken = [...table].filter(([number]) => !["task", "agency", "beneficiary"].includes(this.store.kind(number)));
      raise(entry.at, strong ? 2 * high : Math.max(0, ...spoken.map(([, row]) => row.score)) * 1.01 + 0.1);
      if (entry.kind === "agency" && !named.cited) {
        const led = related("leads", entry.key);
        [...led].forEach((number, index) => raise(number, high * (1 - index / (2 * led.size))));
      }
    }
  }

  // The helpline where the query holds one of the words that lead to it.
  help(tokens) {
    const help = this.store.help;
    if (!help) return null;
    const bare = tokens.every((token) => !token.form);
    // Of a syllable alone only its accents tell what it is: "tát", but not "khuyet tat".
    const sure = (words) => words.length > 1 || (words.length === 1 && !(bare && words[0][1]));
    // The words in their order, others between any two of them: "bị bạn đánh".
    const between = bare ? 1 : 2;
    // Some type accents here and none there: "muon chết".
    const is = (token, [word, form], alone) => token?.word === word && (bare || (alone ? token.form === form : maybe(token.form || word, form || word)));
    const next = (at, word) => [...Array(between + 1).keys()].map((gap) => at + 1 + gap).find((place) => is(tokens[place], word)) ?? tokens.length;
    const said = ([word, ...others], start) => is(tokens[start], word, !others.length) && others.reduce(next, start) < tokens.length;
    return help.words.some((words) => sure(words) && tokens.some((_, start) => said(words, start))) ? help : null;
  }

  // The helpline too where the first result is of distress and was found by what people call it, not by its title.
  near(number, names, title) {
    const { help } = this.store;
    const said = this.speech.terms(title).map((term) => term.word).join(" ");
    return help?.near.includes(number) && names.some((name) => !` ${said} `.includes(` ${name} `)) ? help : null;
  }
}

function top(table, name) {
  let most = 0;
  for (const row of table.values()) if (row[name] > most) most = row[name];
  return most;
}

// The query with the words that the best result was found by, where they are others than those typed.
function mended(tokens, table) {
  const best = [...table.values()].reduce((one, other) => (other.score > (one?.score ?? 0) ? other : one), null);
  if (!best || tokens.every((token) => !token.others.length)) return null;
  const words = tokens.map((token) => token.others.find((other) => !best.words.has(token.word) && best.words.has(other.word))?.word ?? token.typed);
  return words.some((word, index) => word !== tokens[index].typed) ? words.join(" ") : null;
}
