"""Two revisions compared as plans, not as text: what a change means."""

from plansite.changes.compare import Change, Changes, FactChange, TextChange, compare
from plansite.changes.snapshot import Item, Snapshot, snapshot

__all__ = ["Change", "Changes", "FactChange", "Item", "Snapshot", "TextChange", "compare", "snapshot"]
