"""The plan's public history: what changed from one tagged publication to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite.linking.links import Links
from plansite.past.compare import Change, Changes, compare
from plansite.past.git import UnknownRevision, publications
from plansite.past.revision import snapshot_at
from plansite.past.snapshot import Snapshot, snapshot
from plansite.reading.assemble import EDITORS


@dataclass(frozen=True, slots=True)
class Edition:
    """A publication with what it changed. What no tag marks yet has neither tag, date nor reason."""

    tag: str
    date: str
    """ISO 8601."""
    reason: str
    changes: Changes


def editions(docs: Path, now: Links) -> tuple[Edition, ...]:
    """Every publication, the newest first; the first one changes nothing. None where no tag is known."""
    return tuple(_editions(docs, now))[::-1]


def changes_of(found: tuple[Edition, ...], task: str) -> Iterator[tuple[Edition, Change]]:
    """The editions that changed a task, the newest first."""
    for edition in found:
        for change in edition.changes.items:
            if (change.kind, change.key) == ("task", task):
                yield edition, change


def public(everything: Snapshot) -> Snapshot:
    """What readers read: all but the pages for editors."""
    return {key: item for key, item in everything.items() if not item.place.path.startswith(f"{EDITORS}/")}


def _editions(docs: Path, now: Links) -> Iterator[Edition]:
    before = None
    for each in publications(docs):
        try:
            after = public(snapshot_at(docs, f"refs/tags/{each.tag}"))
        except UnknownRevision:  # A clone that lacks its texts.
            continue
        yield Edition(each.tag, each.date, each.reason, compare(after if before is None else before, after))
        before = after
    if before is not None:
        since = compare(before, public(snapshot(now)))
        if since.items:
            yield Edition("", "", "", since)
