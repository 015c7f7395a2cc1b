// How well each record answers: how much the words that it shares with the query tell, two in a row more than two apart.

import { COMMON, maybe } from "./speech.js";

// By the number of its kind, see store.js: duties and agencies before what explains them or lies around the plan.
const KIND = [1, 1, 0.9, 0.85, 0.55, 0.4, 0.45, 0.5, 0.6];
const UNKNOWN = 0.6; // of what a word tells that the index does not hold
const NAME = 0.6; // the weight in a record of what is in its title, its names or its everyday words
const SLIP = 0.65; // what a word is worth at most that was not typed so
const PARTLY = 0.7; // of what a word tells of whose accents some were typed
const MISPLACED = 0.35; // of what a word tells whose accents are others than those typed
const FILLED = [[0, 0.8], [0.6, 0.9], [1, 1]]; // what a pair tells by how many of it are no fillers, sure ones and such as may be
const MOSTLY = 0.75; // of what was asked in words of every story alone
const CHANCE = 0.45; // how sure a single syllable makes that the word itself is meant

// tokens to a map: record to { score, cover, words }. `cover` is the share of what was asked that it speaks of.
export async function ranked(tokens, store) {
  const asked = tokens.filter((token) => token.telling);
  const { word, pair, skip } = store.speech;
  const total = store.kinds.length;
  const tells = (count) => Math.log(1 + total / count);
  const rare = (count) => tells(count) > 0.4 * tells(1);
  const typed = tokens.some((token) => token.form);
  const table = new Map();
  const singles = await Promise.all(tokens.map((token) => posted(single(token, store), store)));
  const info = new Map();
  const accents = new Map(tokens.map((token) => [token, new Map()]));

  // Of a syllable, only one that is an everyday word by itself, or is in several, makes sure that it is what is meant.
  const sure = (token, weight) => (!token.whole && weight >= 1 ? 1 : (token.whole ? 1 : CHANCE) * Math.min(1, 0.3 + weight));
  const add = (number, score, held, sure, term, strong) => {
    const row = table.get(number) ?? { score: 0, sure: new Map(), words: new Set(), names: [], strong: 0 };
    table.set(number, row);
    row.score += score;
    row.strong = Math.max(row.strong, strong);
    if (strong === 2 && !/\d/.test(term)) row.names.push(term);
    for (const token of held) row.sure.set(token, Math.max(row.sure.get(token) ?? 0, sure));
    for (const each of term.split(" ")) row.words.add(each);
  };

  const row = skip ? asked : tokens;
  const pairs = row.slice(1).map((token, index) => [row[index], token]).filter((both) => both.some((token) => token.telling));
  const doubles = await Promise.all(pairs.map(async (both) => posted(await double(both, store), store)));
  // The parts of a word of which the plan does not speak are not its words: "học bổng" is neither lessons nor burns.
  const strange = new Set(pairs.filter((both, index) => both[0].joined && !doubles[index].some((each) => each.worth === 1)).flat());
  tokens.forEach((token, index) => {
    if (strange.has(token)) return info.set(token, UNKNOWN * tells(1));
    const found = singles[index];
    const count = Math.max(0, ...found.filter((each) => each.worth === 1).map((each) => each.count));
    info.set(token, token.telling * (count ? tells(count) : token.telling === 1 ? UNKNOWN * tells(1) : 0));
    for (const [number, { weight, each, fit }] of best(found, (number, posting, mask) => fits(token, posting, mask, typed))) {
      accents.get(token).set(number, fit);
      if (token.telling) add(number, token.telling * (token.whole ? 1 : word) * tells(each.count) * weight, [token], sure(token, weight) * each.worth, each.term, rare(each.count) && each.worth > SLIP && token.telling === 1 && (token.whole ? weight >= NAME && 2 : weight >= 1 && (typed || !(each.forms?.length > 1)) && 1));
    }
  });
  pairs.forEach((both, index) => {
    if (both.some((token) => strange.has(token))) return;
    const fit = (number) => Math.min(...both.map((token) => accents.get(token).get(number) ?? 1));
    for (const [number, { weight, each }] of best(doubles[index], fit)) {
      const half = FILLED[both.filter((token) => token.telling >= COMMON).length][both.every((token) => token.telling) ? 1 : 0];
      add(number, pair * half * tells(each.count) * weight, both, Math.min(1, 0.6 + weight) * each.worth, each.term, rare(each.count) && each.worth > SLIP && both.every((token) => token.telling) && both.some((token) => token.telling !== COMMON) && weight >= NAME && 2);
    }
  });
  const whole = asked.reduce((sum, token) => sum + info.get(token), 0);
  for (const [number, row] of table) {
    if (strange.size) row.strong = Math.min(row.strong, 1);
    row.cover = asked.reduce((sum, token) => sum + info.get(token) * (row.sure.get(token) ?? 0), 0) / whole;
    row.held = [...row.sure.keys()].some((token) => token.telling !== COMMON) || (row.cover >= MOSTLY && asked.every((token) => token.telling < 1));
    const kind = store.kind(number);
    // An agency is looked for by its name, not by a word among others.
    row.score *= (0.35 + 0.65 * row.cover) * KIND[store.kinds[number]] * (kind === "agency" ? 0.55 + 0.5 * row.cover : 1);
  }
  return table;
}

// The best of several terms for each record.
function best(found, fitting) {
  const rows = new Map();
  for (const each of found) {
    for (const { number, weight, mask } of each.records) {
      const fit = fitting(number, each, mask);
      const own = weight * each.worth * fit;
      if (!(rows.get(number)?.weight >= own)) rows.set(number, { weight: own, each, fit });
    }
  }
  return rows;
}

// How well a record's accents fit those typed; a query without any fits all.
function fits(token, posting, mask, typed) {
  if (!typed || !posting.forms || posting.worth < 1) return 1;
  const at = posting.forms.indexOf(token.form);
  if (at >= 0 && mask & (1 << at)) return 1;
  return !token.form || posting.forms.some((form, bit) => mask & (1 << bit) && maybe(token.form, form)) ? PARTLY : MISPLACED;
}

function single(token, store) {
  const begun = token.open ? store.words.filter((word) => word !== token.word && word.startsWith(token.word)).slice(0, 6) : [];
  return [{ term: token.word, worth: 1 }, ...token.others.filter((other) => !other.paired).map(({ word, worth }) => ({ term: word, worth })), ...begun.map((term) => ({ term, worth: 0.7 }))];
}

async function double([one, other], store) {
  const terms = [];
  const both = [one, other].map((token) => [{ word: token.word, worth: 1 }, ...token.others]);
  for (const first of both[0]) for (const second of both[1]) terms.push({ term: `${first.word} ${second.word}`, worth: first.worth * second.worth });
  if (other.open) for (const term of await store.beginning(`${one.word} ${other.word}`, 8)) terms.push({ term, worth: 0.8 });
  return terms;
}

async function posted(terms, store) {
  const found = await Promise.all(terms.map(async (each) => ({ ...each, ...(await store.posting(each.term)) })));
  return found.filter((each) => each.records);
}
