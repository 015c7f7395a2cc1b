// Query to results: names first from the table, words from Pagefind, then put in order.

import { accented, hasAccents, words } from "./fold.js";

const CANDIDATES = 40;
const FEW = 3;
const DATE = /^(\d+|ngay|thang|nam|of|dated|january|february|march|april|may|june|july|august|september|october|november|december)$/;
const KIND = { task: 0.35, agency: 0.3, document: 0.25, beneficiary: -0.3, term: -0.6, page: -0.4 };

export class Engine {
  constructor(root, lang) {
    this.root = root;
    this.base = new URL(`pagefind/${lang}/`, root);
  }

  // What has a name, once: a small part of what a search needs.
  loadNames() {
    this.named ??= this.json("names.json").then((names) => (this.names = names));
    return this.named;
  }

  // Everything that a first search needs, once.
  load() {
    this.ready ??= (async () => {
      const [pagefind, vocabulary, names] = await Promise.all([import(new URL("pagefind.js", this.base)), this.json("words.json"), this.loadNames()]);
      await pagefind.options({ basePath: this.base.pathname, baseUrl: "/", ranking: { pageLength: 0.3, termSaturation: 1.6 } });
      this.pagefind = pagefind;
      this.vocabulary = vocabulary.words;
      this.common = vocabulary.common;
      this.known = new Set(vocabulary.words);
      this.forms = new Map();
      for (const entry of names) for (const form of entry.forms) this.forms.set(form, [...(this.forms.get(form) ?? []), entry]);
    })();
    return this.ready;
  }

  // What the search page's filters count needs beyond a search, once.
  loadFilters() {
    this.filtered ??= this.load().then(async () => (this.counts = await this.pagefind.filters()));
    return this.filtered;
  }

  async json(file) {
    const answer = await fetch(new URL(file, this.base));
    return answer.json();
  }

  // filters: { agency, role, document, beneficiary, kind }, each a key or empty.
  async search(query, filters = {}, limit = CANDIDATES) {
    await this.load();
    const tokens = joinIds(words(query));
    const active = Object.values(filters).some(Boolean);
    if (!tokens.length) return active ? this.list(filters, limit) : { results: [], total: 0 };
    const named = this.namedIn(tokens);
    const others = named ? tokens.filter((_, index) => index < named.start || index >= named.end) : tokens;
    // The date after a citation asks for nothing more.
    const rest = named && others.every((token) => DATE.test(token)) ? [] : others;
    const pools = [];
    let mended = null;
    if (named && !rest.length) pools.push(await this.about(named.entries, filters));
    if (named && rest.length) pools.push(await this.within(rest, named.entries, filters));
    if (rest.length || !named) pools.push(await this.find(tokens.join(" "), filters, true));
    // Pagefind takes a word that it does not know for the nearest beginning; such a hit counts for little.
    if (!pools.some((pool) => pool.length) || rest.some((token) => this.unknown(token))) {
      mended = await this.mend(tokens, filters);
      pools.splice(0, pools.length, ...pools.map((pool) => pool.map((item) => ({ ...item, bonus: -1 }))), ...mended.pools);
    } else if (rest.length > 1 && pools.flat().length < FEW) {
      pools.push(...(await this.loosen(tokens, filters)));
    }
    const loaded = await this.read(pools, limit);
    const asked = mended ? [mended.tokens, tokens] : [tokens];
    const scored = loaded.map((result) => ({ ...result, score: result.score + Math.max(...asked.map((each) => this.fit(result, each, query))) }));
    this.promote(scored, named, rest, filters);
    scored.sort((one, other) => other.score - one.score || one.url.localeCompare(other.url));
    return {
      results: scored.slice(0, limit),
      total: Math.max(scored.length, tokens.length === 1 && !active ? (this.common[tokens[0]] ?? 0) : 0, new Set(pools.flat().map((item) => item.id)).size),
      counts: this.counts,
      mended: mended && mended.tokens.join(" ") !== tokens.join(" ") ? mended.tokens.join(" ") : null,
    };
  }

  // Everything that fits the filters, in the order of the ids.
  async list(filters, limit) {
    const pool = await this.find(null, filters, true);
    const results = await this.read([pool], Math.max(limit, 200));
    results.sort((one, other) => one.key.localeCompare(other.key, undefined, { numeric: true }));
    return { results, total: pool.length, counts: this.counts };
  }

  // The longest run of words that names an agency or document; any other thing only as the whole query.
  namedIn(tokens) {
    for (let size = Math.min(tokens.length, 14); size > 0; size -= 1) {
      for (let start = 0; start + size <= tokens.length; start += 1) {
        const whole = size === tokens.length;
        const found = this.forms.get(tokens.slice(start, start + size).join("")) ?? [];
        const strong = found.filter((entry) => entry.kind === "agency" || entry.kind === "document");
        const entries = strong.length ? strong : whole ? found : [];
        if (entries.length && (whole || strong.length)) return { start, end: start + size, entries };
      }
    }
    return null;
  }

  async about(entries, filters) {
    const strong = entries.filter((entry) => entry.kind !== "term");
    const pools = await Promise.all(strong.map((entry) => this.find(null, { ...filters, [entry.kind]: filters[entry.kind] || entry.key })));
    const termPools = await Promise.all(
      entries.filter((entry) => entry.kind !== "agency").map((entry) => this.find(words(entry.title).join(" "), filters)),
    );
    return [...pools, ...termPools].flat();
  }

  async within(rest, entries, filters) {
    const strong = entries.filter((entry) => entry.kind === "agency" || entry.kind === "document");
    const pools = await Promise.all(strong.map((entry) => this.find(rest.join(" "), { ...filters, [entry.kind]: filters[entry.kind] || entry.key })));
    return pools.flat().map((item) => ({ ...item, bonus: 0.6 }));
  }

  async find(text, filters, counted = false) {
    const wanted = {};
    for (const [name, value] of Object.entries(filters)) if (value && name !== "role") wanted[name] = value;
    if (filters.role && wanted.agency) {
      wanted[filters.role] = wanted.agency;
      delete wanted.agency;
    }
    const answer = await this.pagefind.search(text === null ? null : this.telling(text), { filters: wanted });
    if (counted) this.counts = answer.filters;
    return answer.results;
  }

  // A query without the words that too many records hold, where it has others; see search/common.py.
  telling(text) {
    const asked = text.split(" ");
    const rare = asked.filter((word) => !Object.hasOwn(this.common, word));
    return (rare.length ? rare : asked).join(" ");
  }

  async read(pools, limit) {
    const best = new Map();
    for (const pool of pools) {
      const top = Math.max(...pool.slice(0, 1).map((item) => item.score), 1e-9);
      for (const item of pool.slice(0, limit)) {
        const score = (item.score / top) * 0.8 + (item.bonus ?? 0);
        if (!(best.get(item.id)?.score >= score)) best.set(item.id, { item, score });
      }
    }
    const rows = [...best.values()].sort((one, other) => other.score - one.score).slice(0, Math.max(limit, CANDIDATES));
    return Promise.all(rows.map(async ({ item, score }) => ({ ...shown((await item.data()).meta), score })));
  }

  // How well a result's name fits: the share of the query in it, of it in the query, in order, accents as typed.
  fit(result, tokens, query) {
    const entry = this.names.find((name) => name.kind === result.kind && name.key === result.key);
    const title = words(result.title);
    const inTitle = tokens.filter((token) => title.includes(token)).length;
    const covered = title.filter((word) => tokens.includes(word)).length;
    const around = new Set([...title, ...words(result.text)]);
    let score = KIND[result.kind] ?? 0;
    score += 0.7 * (tokens.filter((token) => around.has(token)).length / tokens.length);
    score += 1.2 * (inTitle / tokens.length) + 0.5 * (covered / Math.max(title.length, 1));
    if (` ${title.join(" ")} `.includes(` ${tokens.join(" ")} `)) score += 0.5;
    if (entry?.forms.includes(tokens.join(""))) score += entry.kind === "term" || entry.kind === "beneficiary" ? 0.3 : 3;
    if (result.kind === "task" && words(result.key).join("") === tokens.join("")) score += 5;
    const typed = accented(query).filter(hasAccents);
    if (typed.length) {
      const known = new Set(accented(`${result.title} ${result.text}`));
      score += 0.8 * (typed.filter((word) => known.has(word)).length / typed.length);
    }
    return score;
  }

  // The thing that the query names: first where nothing else is asked, behind what is asked of it otherwise.
  promote(scored, named, rest, filters) {
    for (const entry of named?.entries ?? []) {
      if (filters.kind && filters.kind !== entry.kind) continue;
      const found = scored.find((result) => result.kind === entry.kind && result.key === entry.key);
      const strong = entry.kind === "agency" || entry.kind === "document";
      const bonus = !strong ? 0 : rest.length ? 0.4 : 6;
      if (found) found.score += bonus;
      else if (strong) scored.push({ ...entry, text: "", score: bonus + (rest.length ? 0.5 : 0) });
    }
    if (named && !rest.length) {
      const agency = named.entries.find((entry) => entry.kind === "agency");
      if (agency) for (const result of scored) if (result.kind === "task") result.score += 1;
    }
  }

  // Where hardly anything holds every word: what holds all but one, or a word one letter away.
  async loosen(tokens, filters) {
    const without = tokens.length > 2 ? tokens.map((_, index) => tokens.filter((_, at) => at !== index)) : [];
    const slipped = tokens.flatMap((token, index) => this.nearby(token).slice(0, 3).map((word) => replaced(tokens, index, word)));
    const pools = await Promise.all([...without, ...slipped.slice(0, 12)].map((asked) => this.find(asked.join(" "), filters)));
    return pools.map((pool) => pool.slice(0, 10).map((item) => ({ ...item, bonus: -0.5 })));
  }

  // Whether no word of the index is this one or begins with it.
  unknown(token) {
    return !this.known.has(token) && !this.vocabulary.some((word) => word.startsWith(token));
  }

  // The commonest words that differ from this one by a single slip.
  nearby(token) {
    return token.length < 3 ? [] : this.vocabulary.filter((word) => oneSlip(word, token)).slice(0, 6);
  }

  // Nothing holds every word: mend the words that the index does not know, else leave words out.
  async mend(tokens, filters) {
    const best = tokens.map((token) => (this.known.has(token) ? token : (this.nearby(token)[0] ?? token)));
    const named = this.namedIn(best);
    if (named && named.end - named.start === best.length) return { tokens: best, pools: [await this.about(named.entries, filters)] };
    const pools = [await this.find(best.join(" "), filters), ...(await this.loosen(tokens, filters))];
    const sure = tokens.filter((token) => this.known.has(token));
    if (sure.length && sure.length < tokens.length) pools.push(await this.find(sure.join(" "), filters));
    const single = pools.some((pool) => pool.length) ? [] : await Promise.all(best.map((token) => this.find(token, filters)));
    return { tokens: best, pools: [...pools, ...single] };
  }
}

// What a result shows: JSON, its bytes as Braille patterns; see search/index.py.
function shown(meta) {
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(meta.shown, (symbol) => symbol.charCodeAt(0) - 0x2800)));
}

function replaced(tokens, index, word) {
  return tokens.map((old, at) => (at === index ? word : old));
}

// "nv", "19" to "nv19": ids are typed with and without what is between.
function joinIds(tokens) {
  const joined = [];
  for (const token of tokens) {
    if (joined.at(-1) === "nv" && /^\d+$/.test(token)) joined[joined.length - 1] = `nv${token.padStart(2, "0")}`;
    else joined.push(/^nv\d$/.test(token) ? `nv0${token.slice(2)}` : token);
  }
  return joined;
}

// Whether two words differ by one letter put in, left out, changed, or two swapped.
function oneSlip(word, other) {
  if (Math.abs(word.length - other.length) > 1 || word === other) return false;
  let at = 0;
  while (at < word.length && word[at] === other[at]) at += 1;
  const [one, two] = [word.slice(at), other.slice(at)];
  if (one.slice(1) === two.slice(1) || one.slice(1) === two || one === two.slice(1)) return true;
  return one.length > 1 && two.length > 1 && one[0] === two[1] && one[1] === two[0] && one.slice(2) === two.slice(2);
}
