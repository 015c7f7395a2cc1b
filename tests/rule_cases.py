"""The rules' cases as files that people read: `cases/<rule>.txt` holds several, each an edit and what is said of it.

    === name
    --- edit vi/co-quan/so-y-te.md      lines of a page of `plan.txt`: "- " gone, "+ " new, "  " as they are; @@ between
    --- file vi/moi.md                  a whole file; with "escaped" behind it, \\xe2 is a byte and \\u200b a character
    --- large vi/moi.md 1000001         a file of so many bytes
    --- folder vi/moi.md                a folder
    --- gone vi                         a file or folder that is not there
    --- report                          what `plansite check` says, whole; a case without it is right

The case `examples` is the place for the rule's own two, at `{example}`, or at `{vi}` and `{en}` where an example is
of both languages. Its report is what is said of the right one.
"""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "cases"
PLAN: Final = FOLDER / "plan.txt"
"""The plan that cases change."""

EXAMPLES: Final = "examples"
_SLOT: Final = re.compile(r"\{(example|[a-z]{2})\}")
_SIDE: Final = re.compile(r"^([a-z]{2}):(.*(?:\n {4}.*)*)", re.MULTILINE)
_SIGN: Final = re.compile(r"\[U\+([0-9A-F]{4})\]")
_ESCAPE: Final = re.compile(rb"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\U([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Part:
    """What one file of a case is."""

    how: str
    path: str
    rest: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One edit of the plan and what is said of it."""

    rule: str
    name: str
    parts: tuple[Part, ...]
    report: str

    def write(self, docs: Path) -> None:
        """Lay the case over a plan."""
        for part in self.parts:
            _write(part, docs)

    def filled(self, example: str) -> "Case":
        """The case with an example in its slots."""
        said = _SIGN.sub(lambda sign: chr(int(sign.group(1), 16)), example)
        sides = {lang: text.removeprefix(" ").replace("\n    ", "\n") for lang, text in _SIDE.findall(said)}
        return replace(self, parts=tuple(_filled(part, {"example": said, **sides}) for part in self.parts))


def plan(docs: Path) -> None:
    """Write the plan that cases change."""
    for case in parse("plan", PLAN.read_text(encoding="utf-8")):
        case.write(docs)


def cases() -> Iterator[Case]:
    """Every case of every rule."""
    for file in sorted(FOLDER.glob("*.txt")):
        if file != PLAN:
            yield from parse(file.stem, file.read_text(encoding="utf-8"))


def parse(rule: str, text: str) -> Iterator[Case]:
    """The cases of one file."""
    for piece in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        name, _, body = piece.partition("\n")
        parts = [_part(each) for each in re.split(r"^--- (?=\w)", body, flags=re.MULTILINE)[1:]]
        report = next((part for part in parts if part.how == "report"), None)
        said = "\n".join(report.lines) if report else ""
        yield Case(rule, name, tuple(part for part in parts if part.how != "report"), said)


def shown(case: Case) -> str:
    """A case as its file has it."""
    report = (Part("report", "", (), tuple(case.report.splitlines())),) if case.report else ()
    parts = ("\n".join((_head(part), *part.lines)) for part in (*case.parts, *report))
    return "\n".join((f"=== {case.name}", *parts)) + "\n"


def update(case: Case, said: str) -> None:
    """Write a case's report anew."""
    file = FOLDER / f"{case.rule}.txt"
    each = parse(case.rule, file.read_text(encoding="utf-8"))
    file.write_text(
        "\n".join(shown(replace(c, report=said) if c.name == case.name else c) for c in each), encoding="utf-8"
    )


def _head(part: Part) -> str:
    return " ".join(word for word in ("---", part.how, part.path, *part.rest) if word)


def _part(text: str) -> Part:
    head, _, body = text.partition("\n")
    how, *words = head.split()
    path, *rest = words or [""]
    return Part(how, path, tuple(rest), tuple(body.rstrip("\n").split("\n")) if body.strip("\n") else ())


def _filled(part: Part, said: Mapping[str, str]) -> Part:
    lines: list[str] = []
    for line in part.lines:
        mark = line[:2] if part.how == "edit" else ""
        text = _SLOT.sub(lambda slot: said[slot.group(1)], line.removeprefix(mark))
        lines += [f"{mark}{each}" for each in text.split("\n")] if _SLOT.search(line) else [line]
    path = said["example"].removeprefix("docs/") if _SLOT.fullmatch(part.path) else part.path
    return replace(part, path=path, lines=tuple(lines))


def _write(part: Part, docs: Path) -> None:
    file = docs / part.path
    file.parent.mkdir(parents=True, exist_ok=True)
    match part.how:
        case "edit":
            file.write_text(_edited(file.read_text(encoding="utf-8"), part), encoding="utf-8")
        case "file":
            data = ("\n".join(part.lines) + "\n").encode()
            file.write_bytes(_ESCAPE.sub(_unescaped, data) if "escaped" in part.rest else data)
        case "large":
            file.write_bytes(b"x" * int(part.rest[0]))
        case "folder":
            file.mkdir()
        case "gone":
            shutil.rmtree(file) if file.is_dir() else file.unlink()
        case _:
            raise ValueError(f"no such part: {part.how}")


def _unescaped(match: re.Match[bytes]) -> bytes:
    byte, *char = match.groups()
    return bytes.fromhex(byte.decode()) if byte else chr(int((char[0] or char[1]), 16)).encode("utf-8", "surrogatepass")


def _edited(text: str, part: Part) -> str:
    """A page with its lines changed; each hunk fits one place."""
    lines = text.split("\n")
    hunks = "\n".join(part.lines).split("\n@@\n")
    for hunk in hunks:
        signed = hunk.split("\n")
        before = [line[2:] for line in signed if line[:1] != "+"]
        after = [line[2:] for line in signed if line[:1] != "-"]
        places = [n for n in range(len(lines)) if _fits(lines, n, before)]
        if len(places) != 1:
            raise ValueError(f"{part.path}: the hunk fits {len(places)} places: {before}")
        lines[places[0] : places[0] + len(before)] = after
    return "\n".join(lines)


def _fits(lines: Sequence[str], at: int, before: Sequence[str]) -> bool:
    return list(lines[at : at + len(before)]) == list(before)
