"""Records to postings: each word and each two words in a row, which records hold them and how much they tell there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

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
_WEIGHT: Final = 4
_NUMBER: Final = _WEIGHT + FORMS
"""Bits that a weight takes, and a weight with its accents."""
_NAMED, _PROSE, _AROUND = 1.0, 0.55, 0.35
_PART: Final = 0.6
"""What a word tells that is one of several in what people say, of what they tell together."""
_OTHERS: Final = 0.25
"""What a term's lesser places in a record add to its best."""


class Posting(NamedTuple):
    """A term: how many records hold it in all; of those kept, what it tells of each and which accents it has there."""

    total: int
    packed: Sequence[int]
    """Of each record the number, its accents where there are several, the weight in steps: from the highest bits."""
    forms: tuple[str, ...]
    """The accents, by bit; none where the term has but one way to be written."""

    @property
    def told(self) -> Iterator[tuple[int, int]]:
        """Each record's number, and its accents and weight as one number."""
        own = (1 << _NUMBER) - 1 if self.forms else MOST
        return ((each >> _NUMBER, each & own) for each in self.packed)


class _Told(NamedTuple):
    """A text's words and pairs of words, each once, the forms; how many are no fillers, whether it has several."""

    words: tuple[str, ...]
    pairs: tuple[str, ...]
    forms: tuple[tuple[str, str], ...]
    telling: int
    several: bool


def postings(found: Sequence[Record], speech: Speech) -> Iterator[tuple[str, Posting]]:
    """Every term, in order."""
    # A list of numbers a term and nothing else: there are hundreds of thousands of them.
    table: dict[str, list[int]] = {}
    accents: dict[str, list[str]] = {}
    usual = sum(len(record.text) for record in found) / max(len(found), 1)
    name = lru_cache(maxsize=4096)(lambda text: _told(speech, speech.terms(text)))  # The same few stand around many.
    for number, record in enumerate(found):
        forms: dict[tuple[str, str], None] = {}
        for term, weight in _weights(record, speech, usual, name, forms).items():
            step = round(weight * STEPS)  # No minimum or maximum asked for: this is the loop that takes the time.
            packed = number << _NUMBER | (1 if step < 1 else MOST if step > MOST else step)
            if term in table:
                table[term].append(packed)
            else:
                table[term] = [packed]
        for word, form in forms:
            table[word][-1] |= _bit(accents.setdefault(word, []), form) << _WEIGHT
    for term in sorted(table):
        yield term, _posting(table.pop(term), accents.get(term, []))


def _posting(packed: list[int], forms: list[str]) -> Posting:
    """The records of a term, those where it tells most if there are too many."""
    count = len(packed)
    if count > LIMIT:
        packed = sorted(sorted(packed, key=lambda each: (-(each & MOST), each))[:LIMIT])
    return Posting(count, packed, tuple(forms) if any(forms) else ())


def _weights(
    record: Record, speech: Speech, usual: float, name: Callable[[str], _Told], forms: dict[tuple[str, str], None]
) -> Mapping[str, float]:
    """How much each term tells of a record; the forms of its words are added to `forms`."""
    best: dict[str, float] = {}
    others: dict[str, float] = {}

    def add(terms: Iterable[str], weight: float) -> None:
        for term in terms:
            had = best.get(term)
            if had is None:
                best[term] = weight
            else:
                others[term] = others.get(term, 0.0) + min(had, weight)
                best[term] = max(had, weight)

    named = (
        ((record.title, *record.names), _NAMED, 1.0),
        (record.everyday, _NAMED, _PART),
        (record.around, _AROUND, 1.0),
    )
    for texts, worth, part in named:
        for text in texts:
            told = name(text)
            forms.update(dict.fromkeys(told.forms))
            # A word that is a name by itself tells the most.
            whole = worth * (0.95 / (1 + 0.04 * (told.telling - 1)) if told.telling > 1 else 1.0)
            add(told.words, whole * (part if told.several else 1.0))
            add(told.pairs, whole)
    counts: dict[str, int] = {}
    for sentence in speech.sentences(record.text):
        telling = [term for term in sentence if not term.filler]
        forms.update((term[:2], None) for term in telling)
        for word in (*(term.word for term in telling), *speech.pairs(sentence)):
            counts[word] = counts.get(word, 0) + 1
    length = 0.5 + 0.5 * len(record.text) / max(usual, 1.0)
    for term, count in counts.items():
        weight = _PROSE * count / (count + length)
        if term in best:
            add((term,), weight)
        else:
            best[term] = weight
    for term, more in others.items():
        best[term] += _OTHERS * min(more, 1.0)
    return best


def _told(speech: Speech, terms: Sequence[Term]) -> _Told:
    telling = [term for term in terms if not term.filler] or list(terms)
    words = dict.fromkeys(term.word for term in telling)
    forms = dict.fromkeys((term.word, term.form) for term in telling)
    return _Told((*words,), (*dict.fromkeys(speech.pairs(terms)),), tuple(forms), len(telling), len(terms) > 1)


def _bit(known: list[str], form: str) -> int:
    """The bit of a form of a word; those that it has none for share the last."""
    if form not in known and len(known) < FORMS:
        known.append(form)
    return 1 << (known.index(form) if form in known else FORMS - 1)
