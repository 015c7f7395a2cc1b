"""A file to what was found in it: the frame, the entries in order, and the doubts."""

from dataclasses import dataclass
from pathlib import Path

from plansite.importing.duties import Doubt, Duty, Entry
from plansite.importing.finding import Finder
from plansite.importing.frame import Frame, Letterhead, framed, letterhead
from plansite.importing.joining import join_lines
from plansite.importing.outline import outline
from plansite.importing.reading import read_file
from plansite.importing.settling import settled
from plansite.importing.source import Block, Paragraph


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds."""

    blocks: tuple[Block, ...]
    """As the file's lines stand."""
    whole: tuple[Block, ...]
    """Broken sentences made whole."""
    frame: Frame
    head: Letterhead
    entries: tuple[Entry, ...]
    pages: tuple[Paragraph, ...]
    """Page numbers."""
    doubts: tuple[Doubt, ...]

    def duties(self) -> tuple[tuple[Duty, Duty | None], ...]:
        """Every duty with the one that it stands under."""
        return tuple(pair for entry in self.entries if isinstance(entry, Duty) for pair in _all(entry, None))


def _all(duty: Duty, parent: Duty | None) -> list[tuple[Duty, Duty | None]]:
    return [(duty, parent), *(pair for child in duty.children for pair in _all(child, duty))]


def find_plan(file: Path) -> Found:
    """Read a file and take its plan apart. Raises `Unreadable`."""
    blocks = read_file(file)
    whole, pages = join_lines(blocks)
    frame = framed(whole)
    head = letterhead(frame)
    finder = Finder(int(head.date[:4]) if head.date else None)
    entries, doubts = settled(finder.entries(outline(frame.body)), finder.doubts)
    return Found(blocks, whole, frame, head, entries, pages, doubts)
