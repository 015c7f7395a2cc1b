"""Changes as Markdown for a reviewer, in Vietnamese, and as JSON for programs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any, Final, get_args

from plansite import report
from plansite.addresses import page_url
from plansite.authoring.marked import marked
from plansite.language.escaping import escape
from plansite.language.words import Words, load
from plansite.model import SOURCE_LANG
from plansite.past.compare import Change, Changes
from plansite.past.snapshot import Kind

_LONGEST: Final = 1200
"""Characters of a new or lost text that a summary shows."""


def markdown(found: Changes) -> str:
    """A heading for each kind of thing, a list item for each change, its words old → new."""
    if not found.items and not found.renamed:
        return "Nội dung kế hoạch không thay đổi.\n"
    words = load()
    lines = ["## Nội dung thay đổi", ""]
    if found.agencies:
        lines += [f"**Cơ quan liên quan:** {'; '.join(map(escape, found.agencies))}", ""]
    for problem in found.problems:
        lines += [f"> [!CAUTION]\n> {problem.message} {problem.hint}", ""]
    lines += [f"**Đổi tên tệp:** `{old}` → `{new}`" for old, new in found.renamed]
    for kind in get_args(Kind):
        items = [change for change in found.items if change.kind == kind]
        title = words.say(SOURCE_LANG, f"kind.{kind}")
        if items:
            lines += [f"### {title} ({len(items)})", "", *(line for item in items for line in _item(words, item)), ""]
    return "\n".join(lines)


def as_json(found: Changes) -> str:
    """`{"agencies": […], "changes": […], "problems": […]}`, each change with the fields of `Change` and its address."""
    rows = [{**asdict(item), "url": page_url(SOURCE_LANG, item.place.path, item.place.anchor)} for item in found.items]
    data: dict[str, Any] = {
        "agencies": found.agencies,
        "changes": rows,
        "problems": [asdict(problem) for problem in found.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def annotations(found: Changes) -> str:
    """The problems alone, as workflow commands that GitHub shows at the line."""
    return "".join(f"{line}\n" for line in report.github(found.problems).splitlines())


FORMATS: Final[Mapping[str, Callable[[Changes], str]]] = MappingProxyType(
    {"markdown": markdown, "json": as_json, "github": annotations}
)


def _item(words: Words, change: Change) -> Iterator[str]:
    name = f"{change.key}. {change.name}" if change.kind == "task" else change.name
    yield f"- **{escape(name)}** – {', '.join(words.say(SOURCE_LANG, f'how.{how}') for how in change.how)}"
    whole = not {"added", "removed"}.isdisjoint(change.how)
    for fact in change.facts:
        old, new = "; ".join(fact.old), "; ".join(fact.new)
        yield f"    - {escape(fact.label)}: {escape(old or new) if whole else _swap(old, new)}"
    for text in change.texts:
        old, new = "\n".join(text.old), "\n".join(text.new)
        said = _shortened(old or new) if whole else marked(old, new)
        yield f"    - {words.say(SOURCE_LANG, f'history.{text.part}')} (`{text.lang}`): {said}"
    if change.stale:
        yield f"    - ⚠ Bản dịch chưa sửa theo: {_codes(change.stale)}"


def _swap(old: str, new: str) -> str:
    return f"{f'~~{escape(old)}~~' if old else '∅'} → {f'**{escape(new)}**' if new else '∅'}"


def _shortened(text: str) -> str:
    """A text on one line; of a long one its beginning."""
    flat = " ".join(text.split())
    return escape(flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rpartition(' ')[0]} …")


def _codes(langs: Iterable[str]) -> str:
    return ", ".join(f"`{lang}`" for lang in langs)
