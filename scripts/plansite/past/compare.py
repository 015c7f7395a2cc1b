"""What changed between two snapshots of a plan, and whom it concerns."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from plansite.model import SOURCE_LANG, Lang, Place, Problem
from plansite.past.renames import renames
from plansite.past.snapshot import Item, Kind, Snapshot
from plansite.past.staleness import Change as WordChange
from plansite.past.staleness import Standings, changes
from plansite.reading import labels

How: TypeAlias = Literal["added", "changed", "withdrawn", "restored", "moved", "removed"]

VANISHED: Final = "vanished-id"
TAKEN: Final = "other-duty"


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact's values before and after; empty where it was not or is no longer there."""

    label: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextChange:
    """A title or the prose under it before and after, with the words that were replaced."""

    lang: Lang
    part: Literal["title", "prose"]
    old: tuple[str, ...]
    new: tuple[str, ...]
    words: tuple[WordChange, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one thing; `how` may be several, e.g. moved and changed."""

    kind: Kind
    key: str
    name: str
    how: tuple[How, ...]
    place: Place
    """Where it stands now, or stood last."""
    facts: tuple[FactChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    stale: tuple[Lang, ...] = ()
    """Languages whose text no longer says what the source says."""
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, in the order of the pages; what is gone comes last."""

    items: tuple[Change, ...]
    problems: tuple[Problem, ...]
    """Ids that vanished or are another duty's now: an address must live for ever."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Pages' paths before and after."""

    @property
    def agencies(self) -> tuple[str, ...]:
        """Every agency that a change concerns, in the order of their names."""
        return tuple(sorted({name for item in self.items for name in item.agencies}))


def compare(before: Snapshot, after: Snapshot, standings: Standings | None = None) -> Changes:
    """What it takes to come from one plan to the other.

    `standings` are the translations' after the change, where history tells: a translation that a
    commit confirms does not become stale.
    """
    renamed = renames(before, after)
    pairs = _paired(before, after, renamed)
    found = [change for old, new in pairs if (change := _change(old, new, standings or {}, renamed))]
    lost = [old for old, new in pairs if old and not new and old.kind == "task"]
    folder = next((item.file.removesuffix(item.place.path) for item in after.values()), "")
    problems = (
        *(_gone(item, folder + item.place.path, after) for item in lost),
        *_taken(before, after),
    )
    return Changes(tuple(found), problems, tuple(sorted(renamed.items())))


def _paired(before: Snapshot, after: Snapshot, renamed: Mapping[str, str]) -> list[tuple[Item | None, Item | None]]:
    """Each thing with what it was: by key, else by place, so that a document whose number is mended stays itself."""
    lost = {(item.kind, _spot(item, renamed)): item for key, item in before.items() if key not in after}
    pairs: list[tuple[Item | None, Item | None]] = [
        (before.get(key) or lost.pop((new.kind, new.spot), None), new) for key, new in after.items()
    ]
    return [*pairs, *((item, None) for item in lost.values())]


def _spot(item: Item, renamed: Mapping[str, str]) -> str:
    path, sign, rest = item.spot.partition("#")
    return f"{renamed.get(path, path)}{sign}{rest}"


def _taken(before: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """Ids that now stand for what another id stood for: two that were swapped, or one that was given again."""
    tasks = [item for item in before.values() if item.kind == "task"]
    known = Counter(item.name for item in tasks)
    by_name = {item.name: item for item in tasks if known[item.name] == 1}
    for (kind, key), item in after.items():
        old, other = before.get((kind, key)), by_name.get(item.name)
        if kind == "task" and old and other and other.key != key and old.name != item.name:
            yield Problem(
                item.file, item.line, TAKEN, f"Mã {key} nay là việc khác: “{item.name}” trước đây là {other.key}.",
                f"Trả mã {other.key} cho việc ấy; {key} là “{old.name}”.",
            )  # fmt: skip


def _change(old: Item | None, new: Item | None, standings: Standings, renamed: Mapping[str, str]) -> Change | None:
    if new is None or old is None:
        item = new or old
        assert item is not None
        none = replace(item, facts={}, texts={})
        was, now = old or none, new or none
        texts = tuple(text for text in _texts(was, now) if (text.lang, text.part) != (SOURCE_LANG, "title"))
        how: How = "added" if old is None else "removed"
        agencies = _unique(item.agencies)
        return Change(
            item.kind, item.key, item.name, (how,), item.place, tuple(_facts(was, now)), texts, agencies=agencies
        )
    changed_facts = tuple(_facts(old, new))
    texts = tuple(_texts(old, new))
    changed = bool(texts) or any(fact.label != labels.STATUS for fact in changed_facts)
    hows = tuple(_hows(old, new, changed, renamed))
    if not hows:
        return None
    stale = tuple(_stale(new, {text.lang for text in texts}, standings))
    agencies = _unique((*new.agencies, *old.agencies))
    return Change(new.kind, new.key, new.name, hows, new.place, changed_facts, texts, stale, agencies)


def _hows(old: Item, new: Item, changed: bool, renamed: Mapping[str, str]) -> Iterator[How]:
    was, now = (item.facts.get(labels.STATUS) == (labels.WITHDRAWN,) for item in (old, new))
    if now != was:
        yield "withdrawn" if now else "restored"
    # Of a page under another name, its first heading says so for all that stands on it.
    if old.place.path != new.place.path and (renamed.get(old.place.path) != new.place.path or not new.place.anchor):
        yield "moved"
    if changed:
        yield "changed"


def _facts(old: Item, new: Item) -> Iterator[FactChange]:
    for label in dict.fromkeys((*old.facts, *new.facts)):
        before, after = old.facts.get(label, ()), new.facts.get(label, ())
        if before != after:
            yield FactChange(label, before, after)


def _texts(old: Item, new: Item) -> Iterator[TextChange]:
    for lang in dict.fromkeys((*old.texts, *new.texts)):
        before, after = old.texts.get(lang, ()), new.texts.get(lang, ())
        if before[:1] != after[:1]:
            yield _text_change(lang, "title", before[:1], after[:1])
        if sorted(before[1:]) != sorted(after[1:]):
            yield _text_change(lang, "prose", before[1:], after[1:])


def _text_change(lang: Lang, part: Literal["title", "prose"], old: tuple[str, ...], new: tuple[str, ...]) -> TextChange:
    return TextChange(lang, part, old, new, tuple(changes("\n".join(old), "\n".join(new))))


def _stale(new: Item, changed: set[Lang], standings: Standings) -> Iterator[Lang]:
    if SOURCE_LANG in changed:
        for lang in new.texts:
            told = standings.get((lang, new.spot))
            if lang not in changed and not (told and told.state == "current"):
                yield lang


def _gone(item: Item, file: str, after: Snapshot) -> Problem:
    """What is said of a task that is no more, or that is there under another id."""
    heir = next((new for new in after.values() if new.kind == "task" and new.name == item.name), None)
    if heir is None:
        return vanished(item.key, file, item.line)
    message = f"Mã {item.key} nay là {heir.key}: mã đã công bố không đổi, để địa chỉ còn mãi."
    return Problem(heir.file, heir.line, VANISHED, message, f"Trả lại mã {item.key}, ở mọi ngôn ngữ.")


def vanished(key: str, file: str, line: int) -> Problem:
    """What is said of a task that is no more, at the place where it stood."""
    message = f"Nhiệm vụ {key} đã biến mất; địa chỉ của nó phải còn mãi."
    hint = f"Đưa nhiệm vụ trở lại và ghi `- **{labels.STATUS}:** {labels.WITHDRAWN}`."
    return Problem(file, line, VANISHED, message, hint)


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
