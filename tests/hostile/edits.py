"""Hostile edits, read from `edits.txt`, and the pages they are put in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "edits.txt"
_HEAD: Final = re.compile(r"=== (\S+) · (title|task|fact|front|body|term|file) ?(.*?) · (! )?(.+)")
_REPEATED: Final = re.compile(r"⟦([^⟦⟧×]+|\])×(\d+)⟧")
_CHARACTER: Final = re.compile(r"⟦([0-9A-F]+)⟧")
_MARK: Final = "▸"

_PAGE: Final = """{front}# {title}

- **Tên tắt:** CQT{number}

Mở đầu.

## Nhiệm vụ

### NV-{number}. {task}

- **Nguồn:** đoạn 9{fact}

Lời văn.

{body}
"""

_USE: Final = 'Dùng thuật ngữ thử {} ở đây, không dùng `<img src=x onerror="window.__pwned=1">`.'


@dataclass(frozen=True)
class Edit:
    """One edit: what it is put in, and the rules that must report it, none where it is allowed.

    A `harmful` one shows harm unless held back.
    """

    name: str
    place: str
    path: str
    harmful: bool
    rules: frozenset[str]
    text: str


def edits() -> list[Edit]:
    """Every edit, in the order of the file."""
    parts = re.split(r"(?m)^(?==== )", re.sub(r"(?m)^# [A-Z].*\n", "", FILE.read_text(encoding="utf-8")))[1:]
    return [_edit(*part.split("\n", 1)) for part in parts]


def pages(edit: Edit, number: int) -> Mapping[str, str]:
    """The files of an edit under the docs folder, by path; ▸ still marks the lines to report."""
    text = edit.text if _MARK in edit.text else _MARK + edit.text
    if edit.place == "file":
        return {edit.path: text}
    values = {"front": "", "title": f"Trang thử {number}", "task": f"Việc thử {number}", "fact": "", "body": ""}
    shown = {"front": f"---\n{text}\n---\n\n", "fact": f"\n{text}", "term": _USE.format(number)}
    values["body" if edit.place == "term" else edit.place] = shown.get(edit.place, text)
    entry = {"vi/thuat-ngu.md": f"\n## Thuật ngữ thử {number}\n\n{text}\n"} if edit.place == "term" else {}
    return {f"vi/co-quan/thu-{number}.md": _PAGE.format(number=number, **values), **entry}


def write(docs: Path, edit: Edit, number: int) -> Iterator[tuple[str, int]]:
    """Put an edit into a docs folder; yields the path and line of each line that must be reported."""
    for path, text in pages(edit, number).items():
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8") if path == "vi/thuat-ngu.md" else ""
        file.write_text(before + text.replace(_MARK, ""), encoding="utf-8", newline="")
        for line, content in enumerate((before + text).replace("\r", "\n").split("\n"), 1):
            if _MARK in content:
                yield path, line


def _edit(head: str, text: str) -> Edit:
    match = _HEAD.fullmatch(head)
    assert match, head
    name, place, path, harmful, rules = match.groups()
    text = _REPEATED.sub(lambda found: found.group(1) * int(found.group(2)), text.rstrip("\n"))
    text = _CHARACTER.sub(lambda found: chr(int(found.group(1), 16)), text)
    return Edit(name, place, path, bool(harmful), frozenset(rules.split(", ")) - {"-"}, text)
