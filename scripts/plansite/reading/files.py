"""What lies in the docs folder: what of it is published, and what is wrong with the rest."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.language import words
from plansite.language.folding import slugify
from plansite.model import SOURCE_LANG, Lang, Problem

_KINDS: Final = frozenset({".md", ".png", ".jpg", ".webp"})
"""Pages, and images that can hold no script; a drawing in SVG can."""

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KIND_HINT: Final = "Chỉ nhận trang .md và ảnh .png, .jpg, .webp; không nhận liên kết tượng trưng."


@dataclass(frozen=True, slots=True)
class Lying:
    """A file or folder under the docs folder."""

    path: Path
    shown: str
    """As messages name it."""
    rule: str = ""
    """What stands against it; empty for what is published."""
    why: str = ""
    """What the system says of a folder or file that it does not open."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The languages that have pages and words, the source language first; their files; and what is wrong."""

    langs: tuple[Lang, ...]
    pages: tuple[tuple[Lang, str, Lying], ...]
    beside: frozenset[tuple[Lang, str]]
    problems: tuple[Problem, ...]


def listing(docs: Path) -> Listing:
    """What lies in a docs folder. Raises nothing."""
    found = sorted(_lying(docs, shown_path(docs)), key=lambda each: each.path.parts)
    places = [(*_place(docs, each), each) for each in found if not each.rule]
    written = {lang for lang, path, _ in places if path.endswith(".md")}
    langs = sorted(written.intersection(words.load().langs), key=lambda lang: (lang != SOURCE_LANG, lang))
    problems = [_problem(each) for each in found if each.rule]
    problems += [_unknown(f"{shown_path(docs)}/{lang}", lang) for lang in sorted(written.difference(langs))]
    if SOURCE_LANG not in langs:
        message = f"Thư mục “{SOURCE_LANG}” không có trang nào."
        problems.append(Problem(shown_path(docs), 1, "no-pages", message))
    return Listing(
        tuple(langs),
        tuple(place for place in places if place[0] in langs and place[1].endswith(".md")),
        frozenset((lang, path) for lang, path, _ in places if lang in langs and not path.endswith(".md")),
        tuple(problems),
    )


def is_page(path: str) -> bool:
    """Whether a path under the docs folder is that of a page of some language, by its name."""
    *folders, name = path.split("/")
    return bool(folders) and name.endswith(".md") and all(map(_NAME.fullmatch, (*folders, name.removesuffix(".md"))))


def shown_path(file: Path) -> str:
    """The path as an editor knows it: from the working folder, where it lies below it, on one line."""
    try:
        return _on_one_line(file.resolve().relative_to(Path.cwd()).as_posix())
    except (ValueError, OSError):
        return _on_one_line(file.as_posix())


def _lying(folder: Path, shown: str, plain: bool = True) -> Iterator[Lying]:
    """All files and refused folders under a folder whose own name is plain or not."""
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except FileNotFoundError:
        return
    except OSError as error:
        yield Lying(folder, shown, "unreadable", error.strerror or str(error))
        return
    for entry in entries:
        path, name = folder / entry.name, f"{shown}/{_on_one_line(entry.name)}"
        is_folder = entry.is_dir(follow_symlinks=False)
        good = plain and _NAME.fullmatch(entry.name if is_folder else path.stem) is not None
        if is_folder and path.suffix == ".md":
            yield Lying(path, name, "unreadable", "đó là một thư mục")
        if entry.is_symlink() or not (is_folder or entry.is_file(follow_symlinks=False)):
            yield Lying(path, name, "file-kind")
        elif not good:
            yield Lying(path, name, "file-name")
        elif not is_folder:
            yield Lying(path, name, "" if path.suffix in _KINDS else "file-kind")
        if is_folder:
            yield from _lying(path, name, good)


def _place(docs: Path, file: Lying) -> tuple[Lang, str]:
    lang, _, path = file.path.relative_to(docs).as_posix().partition("/")
    return lang, path


def _problem(file: Lying) -> Problem:
    name = file.shown.rpartition("/")[2]
    if file.rule == "unreadable":
        return Problem(file.shown, 1, file.rule, f"Không đọc được thư mục: {file.why}.")
    if file.rule == "file-kind":
        return Problem(file.shown, 1, file.rule, f"Thư mục trang không nhận tệp “{name}”.", _KIND_HINT)
    slug = slugify(name.removesuffix(".md")) or "so-y-te"
    right = f"{slug}.md" if name.endswith(".md") else slug
    hint = f"Chỉ dùng chữ thường không dấu a-z, chữ số và gạch nối, ví dụ `{right}`."
    return Problem(file.shown, 1, file.rule, f"Tên “{name}” không dùng được trong địa chỉ.", hint)


def _unknown(shown: str, lang: Lang) -> Problem:
    message = f"Công cụ chưa có ngôn ngữ “{lang}” nên không đọc thư mục này."
    known = ", ".join(words.load().langs)
    hint = f"Các ngôn ngữ: {known}. Sửa tên thư mục, hoặc thêm ngôn ngữ vào công cụ trước."
    return Problem(shown, 1, "unknown-language", message, hint)


def _on_one_line(name: str) -> str:
    """A name without what would break a line of a report or its encoding."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)
