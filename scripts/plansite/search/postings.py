"""Records to postings: each word and each two words in a row, which records hold them and how much they tell there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from plansite.search.records import Record
from plansite.search.speech import Speech, Term

LIMIT: Final = 2_000
"""Records in which a term is kept: those where it tells most. A plan of ordinary size has no term in as many."""
STEPS: Final = 10
"""Steps of a weight in one."""
MOST: Final = 15
"""The greatest weight, in steps: it takes four bits."""
FORMS: Final = 10
"""Ways to write a word with accents that are told apart."""
_NAMED, _PROSE, _AROUND = 1.0, 0.55, 0.35
_OTHERS: Final = 0.25
"""What a term's lesser places in a record add to its best."""


@dataclass(slots=True)
class Posting:
    """A term: its records with their weights, in steps, and which accents each has."""

    records: list[tuple[int, int, int]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    count: int = 0


def postings(found: Sequence[Record], speech: Speech) -> Mapping[str, Posting]:
    """Every term, in order."""
    table: dict[str, Posting] = {}
    usual = sum(len(record.text) for record in found) / max(len(found), 1)
    for number, record in enumerate(found):
        forms: dict[str, set[str]] = {}
        for word, weight in _weights(record, speech, usual, forms).items():
            posting = table.setdefault(word, Posting())
            steps = min(max(round(weight * STEPS), 1), MOST)
            posting.records.append((number, steps, _mask(posting.forms, sorted(forms.get(word, ())))))
    for posting in table.values():
        posting.count = len(posting.records)
        if posting.count > LIMIT:
            best = sorted(posting.records, key=lambda each: (-each[1], each[0]))[:LIMIT]
            posting.records = sorted(best)
    return dict(sorted(table.items()))


def _weights(record: Record, speech: Speech, usual: float, forms: dict[str, set[str]]) -> Mapping[str, float]:
    """How much each term tells of a record."""
    best: dict[str, float] = {}
    total: dict[str, float] = {}

    def add(terms: Iterable[str], weight: float) -> None:
        for term in terms:
            best[term] = max(best.get(term, 0.0), weight)
            total[term] = total.get(term, 0.0) + weight

    for texts, worth in (((record.title, *record.names, *record.everyday), _NAMED), (record.around, _AROUND)):
        for text in texts:
            terms = speech.terms(text)
            told = [term for term in terms if not term.filler]
            others = len(told or terms) - 1
            # A word that is a name by itself tells the most.
            weight = worth * (0.95 / (1 + 0.04 * others) if others else 1)
            add({term.word for term in told or terms}, weight)
            add(set(speech.pairs(terms)), weight)
            _note(forms, terms)
    counts: Counter[str] = Counter()
    for sentence in speech.sentences(record.text):
        counts.update(term.word for term in sentence if not term.filler)
        counts.update(speech.pairs(sentence))
        _note(forms, sentence)
    length = 0.5 + 0.5 * len(record.text) / max(usual, 1.0)
    for term, count in counts.items():
        add((term,), _PROSE * count / (count + length))
    return {term: weight + _OTHERS * min(total[term] - weight, 1.0) for term, weight in best.items()}


def _note(forms: dict[str, set[str]], terms: Iterable[Term]) -> None:
    for term in terms:
        if not term.filler:
            forms.setdefault(term.word, set()).add(term.form)


def _mask(known: list[str], forms: Iterable[str]) -> int:
    """The forms as bits; those that a word has no bit for share the last."""
    mask = 0
    for form in forms:
        if form not in known and len(known) < FORMS:
            known.append(form)
        mask |= 1 << (known.index(form) if form in known else FORMS - 1)
    return mask
