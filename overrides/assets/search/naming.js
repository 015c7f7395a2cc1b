// What a query names: an agency or document by any form of its name, a document by its kind and number, another thing as a whole.

const JOINT = new Set(["so", "no", "nam", "of", "year"]); // stand between kind, number and year

// { start, end, entries, sure, cited }; null where nothing is named. `sure` is a name that is nothing else, `cited` what is no
// document of the plan, but cited on the page of each of the entries.
export function namedIn(tokens, store) {
  const form = byForm(tokens, store);
  const number = byNumber(tokens, store);
  // "The children's law of 2004" is not the one of 2016.
  const years = tokens.map((token) => token.word).filter((word) => /^(19|20)\d\d$/.test(word));
  if (!number && years.length && form?.entries.every(({ numbers: [own] }) => own && !years.includes(own[1]))) return null;
  const longer = form?.sure && (form.entries[0].kind === "agency" || form.end - form.start > (number?.end ?? 0) - (number?.start ?? 0));
  return number && !longer ? number : form;
}

// The longest run of words that is a form of a name.
function byForm(tokens, store) {
  store.forms ??= store.names.reduce((forms, entry) => {
    for (const form of [...entry.forms, ...entry.said]) forms.set(form, [...(forms.get(form) ?? []), entry]);
    return forms;
  }, new Map());
  for (let size = Math.min(tokens.length, 14); size > 0; size -= 1) {
    for (let start = 0; start + size <= tokens.length; start += 1) {
      const whole = size === tokens.length;
      const run = tokens.slice(start, start + size);
      const form = run.map((token) => token.word).join("");
      // An everyday word is a name where it is all that is asked or two words at least: "police", "district office".
      const found = (store.forms.get(form) ?? []).filter((entry) => whole || size > 1 || entry.forms.includes(form));
      const strong = found.filter((entry) => entry.kind === "agency" || entry.kind === "document");
      // Within other words a single one is a name only where it is nothing else: "syt", but not "cat".
      const sure = whole || size > 1 || form.length > 4 || !/[aeiouy]/.test(form) || (run[0].whole && !run[0].known);
      const entries = strong.length ? strong : whole ? found : [];
      if (sure && entries.length) return { start, end: start + size, entries, sure: entries.some((entry) => entry.forms.includes(form)) };
    }
  }
  return null;
}

// A number with its kind before it, or with its year or letters behind it: "ct 28", "law no 72", "20-ct/tw", "45 năm 2025".
function byNumber(tokens, store) {
  const words = tokens.flatMap((token, index) => parts(token.word).map((word) => ({ word, index }))).filter(({ word }) => !JOINT.has(word));
  const found = [...words.keys()].filter((at) => /^\d+$/.test(words[at].word)).flatMap((at) => store.names.flatMap((entry) => entry.numbers.flatMap((said) => {
    const fit = fitting(words.map((each) => each.word), at, said);
    return fit ? [{ ...fit, entry, start: words[at - fit.kind].index, end: words[at + fit.behind].index + 1 }] : [];
  })));
  const best = Math.max(...found.map((each) => each.kind + each.behind));
  const chosen = found.filter((each) => each.kind + each.behind === best && each.start === found.find((other) => other.kind + other.behind === best).start);
  if (!chosen.length) return null;
  const own = chosen.filter((each) => each.entry.kind === "document");
  const entries = [...new Set((own.length ? own : chosen).map((each) => each.entry))];
  return { start: chosen[0].start, end: chosen[0].end, entries, sure: true, cited: !own.length };
}

// How many words before a number say its kind, and behind it its letters or year; null where it is not the one said.
function fitting(words, at, [number, year, kinds, tail]) {
  if (words[at].replace(/^0+/, "") !== number) return null;
  const kind = [3, 2, 1].find((count) => count <= at && kinds.includes(words.slice(at - count, at).join(""))) ?? 0;
  const behind = words.slice(at + 1);
  const letters = tail.join("");
  const same = [...behind.keys()].map((index) => index + 1).findLast((count) => letters.startsWith(behind.slice(0, count).join(""))) ?? 0;
  const dated = behind[same] === year ? 1 : 0;
  // A year that is another's: "luật 25 năm 2016".
  if (!dated && /^(19|20)\d\d$/.test(behind[same] ?? "")) return null;
  return kind || same || dated ? { kind, behind: same + dated } : null;
}

const parts = (word) => (/^nv\d+$/.test(word) ? [word] : (word.match(/\d+|[a-z]+/g) ?? []));
