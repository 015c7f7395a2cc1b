"""Which section of a translation belongs to which section of its source: decided here, and nowhere else.

Tasks pair by their ids. What is certain besides parts a page into runs: the first heading, tasks, headings above the
same markers. The headings of a run pair one by one where both pages have the same levels there, and else not at all: a
heading that is not translated yet must not lend its place to the next one.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from plansite.model import SOURCE_LANG, Lang, Page, Section


@dataclass(frozen=True)
class PagePair:
    """A page of the source language and its translation."""

    source: Page
    other: Page

    @cached_property
    def sections(self) -> tuple[tuple[Section, Section], ...]:
        """Each section of the source with its translation, in the order of the source."""
        runs = [(ours, theirs) for ours, theirs in self._runs if _levels(ours) == _levels(theirs)]
        paired = (*self._certain, *(pair for ours, theirs in runs for pair in zip(ours, theirs, strict=True)))
        return tuple(sorted(paired, key=lambda pair: pair[0].start))

    @cached_property
    def apart(self) -> tuple[tuple[Sequence[Section], Sequence[Section]], ...]:
        """The runs of headings that do not pair, those of the source first."""
        return tuple((ours, theirs) for ours, theirs in self._runs if _levels(ours) != _levels(theirs))

    @cached_property
    def _certain(self) -> tuple[tuple[Section, Section], ...]:
        theirs = _marks(self.other)
        return tuple((ours, theirs[mark]) for mark, ours in _marks(self.source).items() if mark in theirs)

    @cached_property
    def _runs(self) -> tuple[tuple[list[Section], list[Section]], ...]:
        """The other headings, between those that are certain and stand in one order on both pages."""
        ends: list[tuple[Section, Section]] = []
        for pair in self._certain:
            if not ends or pair[1].start > ends[-1][1].start:
                ends.append(pair)
        done = {section.start for section, _ in self._certain}, {section.start for _, section in self._certain}
        starts = ((0, 0), *((ours.start, theirs.start) for ours, theirs in ends))
        stops = (*starts[1:], (len(self.source.lines) + 1, len(self.other.lines) + 1))
        between = (
            tuple(
                [each for each in page.sections if a < each.start < b and each.start not in seen and not each.task_id]
                for page, seen, a, b in zip((self.source, self.other), done, start, stop, strict=True)
            )
            for start, stop in zip(starts, stops, strict=True)
        )
        return tuple((ours, theirs) for ours, theirs in between if ours or theirs)


@dataclass(frozen=True)
class Pairing:
    """The sections of a plan's pages and their translations."""

    pages: Mapping[tuple[Lang, str], Page]

    def page(self, lang: Lang, path: str) -> PagePair | None:
        """A page and its translation; None where one of them is not there."""
        return self._pairs.get((lang, path))

    def source(self, page: Page, section: Section) -> Section | None:
        """What a page's section translates; itself in the source language."""
        return section if page.lang == SOURCE_LANG else self._sources.get((page.lang, page.path, section.start))

    def translated(self, path: str, section: Section, lang: Lang) -> Section | None:
        """The translation of a section of the source language; itself in that language."""
        return section if lang == SOURCE_LANG else self._translated.get((lang, path, section.start))

    def all(self) -> Iterator[PagePair]:
        """Every translated page that has a source, by language and path."""
        yield from self._pairs.values()

    @cached_property
    def _pairs(self) -> Mapping[tuple[Lang, str], PagePair]:
        sources = ((key, self.pages.get((SOURCE_LANG, key[1])), page) for key, page in self.pages.items())
        return {key: PagePair(source, page) for key, source, page in sources if source and key[0] != SOURCE_LANG}

    @cached_property
    def _sources(self) -> Mapping[tuple[Lang, str, int], Section]:
        return {(*key, own.start): source for key, pair in self._pairs.items() for source, own in pair.sections}

    @cached_property
    def _translated(self) -> Mapping[tuple[Lang, str, int], Section]:
        return {(*key, source.start): own for key, pair in self._pairs.items() for source, own in pair.sections}


def _marks(page: Page) -> Mapping[Hashable, Section]:
    """The sections by what marks them in every language; what marks several marks none, but an id its first task."""
    found: dict[Hashable, Section] = {}
    twice: set[Hashable] = set()
    for section in page.sections:
        first = section is page.sections[0] and section.level == 1
        mark: Hashable = section.task_id or first or tuple(marker.name for marker in section.markers)
        if mark and mark in found and not section.task_id:
            twice.add(mark)
        elif mark:
            found.setdefault(mark, section)
    return {mark: section for mark, section in found.items() if mark not in twice}


def _levels(sections: Sequence[Section]) -> list[int]:
    return [section.level for section in sections]
