"""The docs folder to a plan and the problems of reading it. Reading never fails."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import yaml

from plansite.language.folding import nfc
from plansite.model import Lang, Page, Plan, Problem
from plansite.reading.assemble import assemble
from plansite.reading.files import listing
from plansite.reading.safety import meta_line
from plansite.reading.sections import packed, parse_sections, unpacked

MAX_BYTES: Final = 1_000_000
"""A page larger than this is no page: no person edits it, and no phone should load it."""

MAX_LINES: Final = 20_000
"""As many as a page of that size may have whose lines are not mere marks."""

MAX_FRONT_MATTER: Final = 4_000
"""Characters; front matter holds a description and little else."""

_QUOTED_META: Final = re.compile(r"(?P<key>[a-z]{1,20}: +)\"(?P<value>.{1,1000})")
"""A line of front matter whose value begins with a straight quote."""
META_KEYS: Final = frozenset({"description", "title", "hide"})


Keep: TypeAlias = Callable[..., Any]
"""What gives back what is kept of some parts, else makes it, plain values in lists."""


Parse: TypeAlias = Callable[[str, Lang, str, str], tuple[Page, tuple[Problem, ...]]]
"""What makes a page of a text: `parse_page`, or what keeps what that made."""


def read(docs: Path, parse: Parse | None = None) -> tuple[Plan, tuple[Problem, ...]]:
    """Read every page under `docs`, a folder for each language; pages are made of texts by `parse`, or `parse_page`.

    Returns the plan, as whole as it could be read, and the problems met. Raises nothing, whatever
    the files hold.
    """
    listed = listing(docs)
    problems = list(listed.problems)
    pages: dict[tuple[Lang, str], Page] = {}
    for lang, path, file in listed.pages:
        pages[lang, path], found = read_page(file.path, lang, path, file.shown, parse or parse_page)
        problems += found
    plan = assemble(MappingProxyType(pages), listed.langs)
    return replace(plan, files=listed.beside), tuple(problems)


def read_page(file: Path, lang: Lang, path: str, shown: str, parse: Parse) -> tuple[Page, tuple[Problem, ...]]:
    """Read one file; `path` is its path in the language's folder, `shown` the one that messages show."""
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        return parse_page("", lang, path, shown)[0], (
            _problem(shown, 1, "unreadable", f"Không đọc được tệp: {error.strerror}."),
        )
    if size > MAX_BYTES or data.count(b"\n") > MAX_LINES:
        text = (
            f"Tệp dài hơn {MAX_LINES:,} dòng."
            if size <= MAX_BYTES
            else f"Tệp lớn {size:,} byte; một trang không quá {MAX_BYTES:,} byte."
        ).replace(",", ".")
        return parse_page("", lang, path, shown)[0], (_problem(shown, 1, "too-large", text, "Chia thành nhiều trang."),)
    text, decoding = _decode(data, shown)
    page, parsing = parse(text, lang, path, shown)
    return page, (*decoding, *parsing)


def parse_page(
    text: str, lang: Lang, path: str, shown: str, keep: Keep | None = None
) -> tuple[Page, tuple[Problem, ...]]:
    """Make a page of a text, brought to NFC and to line feeds. What its sections are is asked of `keep`."""
    composed = nfc(text)
    problems = tuple(_not_nfc(text, shown)) if composed != text else ()
    lines = tuple(composed.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    meta, body_start, meta_problems = _front_matter(lines, shown)
    page = Page(lang, path, shown, lines, MappingProxyType(meta), (), body_start)
    sections = (
        unpacked(keep(lambda: packed(parse_sections(lines, body_start)), "\n".join(lines), body_start))
        if keep
        else parse_sections(lines, body_start)
    )
    return replace(page, sections=sections), (*problems, *meta_problems)


def _decode(data: bytes, shown: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "Tệp không ở bảng mã UTF-8 (có ký tự hỏng ở dòng này)."
        return data.decode("utf-8", errors="replace"), (
            _problem(shown, line, "not-utf8", message, "Lưu lại tệp với bảng mã UTF-8."),
        )


def _not_nfc(text: str, shown: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if not unicodedata.is_normalized("NFC", line):
            yield _problem(
                shown, number, "not-nfc", "Dòng này có chữ Việt dạng tổ hợp (không phải NFC).",
                "Gõ lại dòng bằng bộ gõ Unicode dựng sẵn, hoặc chạy `plansite fmt`.",
            )  # fmt: skip


def _front_matter(lines: tuple[str, ...], shown: str) -> tuple[dict[str, object], int, tuple[Problem, ...]]:
    """The front matter's values, the first line after it, and its problems."""
    if lines[0].strip() != "---":
        meant = len(lines) > 1 and _DASHES.fullmatch(lines[0].strip()) and _name_of(lines[1]) in META_KEYS
        hint = "Viết `---`, ba gạch nối, ở dòng đầu và ở dòng đóng."
        return (
            {},
            1,
            (_bad_meta(shown, 1, f"“{lines[0].strip()}” không mở được phần đầu trang.", hint),) if meant else (),
        )
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        return (
            {},
            2,
            (_bad_meta(shown, 1, "Phần đầu trang mở bằng --- mà không đóng.", "Thêm một dòng ---."),),
        )
    text = "\n".join(lines[1:end])
    hint = "Chỉ viết `description:` và một câu mô tả."
    if len(text) > MAX_FRONT_MATTER:
        return {}, end + 2, (_bad_meta(shown, 1, "Phần đầu trang quá dài.", hint),)
    # Looked at as text first: a few lines of YAML can stand for gigabytes, and templates print values as they are.
    odd = [number for number, line in enumerate(lines[1:end], 2) if not meta_line(line)]
    if odd:
        message = "Phần đầu trang chỉ nhận các dòng `tên: giá trị`, không có & * ! < > hay ngoặc, nháy cong."
        first = (number for number in odd if number - 1 not in odd or not lines[number - 1].startswith(" "))
        said = ((number, *(_quotes(lines[number - 1]) or (message, hint))) for number in first)
        return {}, end + 2, tuple(_bad_meta(shown, *each) for each in said)
    try:
        # Plain text alone: "yes" is a word, and 1.10 no number.
        meta = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 2
        return (
            {},
            end + 2,
            (
                _bad_meta(
                    shown,
                    line,
                    "Phần đầu trang không đúng dạng `tên: giá trị`.",
                    'Đặt câu mô tả giữa hai dấu nháy thẳng `"`.',
                ),
            ),
        )
    if meta is not None and not isinstance(meta, Mapping):
        return {}, end + 2, (_bad_meta(shown, 2, "Phần đầu trang phải là các dòng `tên: giá trị`."),)
    names = [_name_of(line) for line in lines[1:end]]
    twice = next((place for place, name in enumerate(names) if name and name in names[:place]), None)
    if twice is not None:
        message = f"Phần đầu trang ghi hai lần “{names[twice]}”."
        return {}, end + 2, (_bad_meta(shown, twice + 2, message, "Chỉ giữ một dòng."),)
    values = {str(key): value for key, value in (meta or {}).items()}
    unknown = sorted(values.keys() - META_KEYS)
    problems = tuple(
        _bad_meta(shown, _line_of(lines, key), f"Phần đầu trang có mục lạ “{key}”.", "Dùng `description:`.")
        for key in unknown
    )
    return {key: values[key] for key in values if key in META_KEYS}, end + 2, problems


_DASHES: Final = re.compile(r"[-–—−=*_]{1,5}")
"""What is typed for the line that opens front matter."""


def _name_of(line: str) -> str:
    """What a line of front matter names; the line itself where it names nothing."""
    return line.split(":", 1)[0].strip()


def _line_of(lines: tuple[str, ...], key: str) -> int:
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 2)


def _quotes(line: str) -> tuple[str, str] | None:
    """What is wrong with the straight quotes of a line of front matter, and how it is written."""
    found = _QUOTED_META.fullmatch(line.rstrip())
    if found is None:
        return None
    inner = found["value"]
    if inner.endswith('"'):
        right = re.sub(r'"([^"]*)"', r"“\1”", inner[:-1])
        said = "Nháy thẳng trong câu làm câu bị ngắt ở đó."
    else:
        right, said = inner, "Dòng này mở nháy mà không đóng, hoặc câu bị ngắt sang dòng dưới."
    return (said, f'Viết `{found["key"]}"{right}"`, trên một dòng.') if '"' not in right else None


def _bad_meta(shown: str, line: int, message: str, hint: str = "") -> Problem:
    return _problem(shown, line, "front-matter", message, hint)


def _problem(file: str, line: int, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(file, line, rule, message, hint)
