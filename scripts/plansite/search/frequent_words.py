"""Words that too many records hold to be worth asking for, kept only where they weigh most.

Pagefind's time for a word grows with the square of the records that hold it (20,000: 2.7 s; 2,000:
30 ms). A word beyond the limit stays in the records that it tells most about; queries with other
words leave it out. A plan of ordinary size has no such word.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plansite.search.records import Record
from plansite.search.search_forms import words

LIMIT: Final = 2_000
"""Records in which a word is kept."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A record with its words as the index keeps them."""

    record: Record
    title: tuple[str, ...]
    names: tuple[str, ...]
    body: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """Every word of it, once."""
        return frozenset((*self.title, *self.names, *self.body))


def folded(record: Record) -> Folded:
    """A record's words."""
    return Folded(record, words(record.title), words(" ".join(record.names)), words(record.body))


def common_words(records: Iterable[Folded], limit: int = LIMIT) -> Mapping[str, int]:
    """The words that more records hold than the limit, with how many do."""
    counts = Counter(word for record in records for word in record.words)
    return {word: count for word, count in sorted(counts.items()) if count > limit}


def thinned(records: Sequence[Folded], common: Iterable[str], limit: int = LIMIT) -> tuple[Folded, ...]:
    """The records, each common word left only in the best of them: in the shortest titles, in names, then elsewhere."""
    holding: dict[str, list[int]] = {word: [] for word in common}
    for index, record in enumerate(records):
        for word in holding.keys() & record.words:
            holding[word].append(index)
    left: dict[int, set[str]] = {}
    for word, indexes in holding.items():
        for index in sorted(indexes, key=lambda index: _weight(records[index], word))[limit:]:
            left.setdefault(index, set()).add(word)
    return tuple(_without(record, left[index]) if index in left else record for index, record in enumerate(records))


def _weight(record: Folded, word: str) -> tuple[bool, bool, int]:
    return (word not in record.title, word not in record.names, len(record.title))


def _without(record: Folded, dropped: set[str]) -> Folded:
    title, names, body = (
        tuple(word for word in text if word not in dropped) for text in (record.title, record.names, record.body)
    )
    return replace(record, title=title, names=names, body=body)
