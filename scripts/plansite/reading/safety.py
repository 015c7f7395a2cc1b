"""What a line of a page may not hold, and the same line made harmless.

Pages come from strangers and readers' browsers run what is published, so a line may hold only text, Markdown and
the build's own markers. What is looked for follows OWASP's lists on cross-site scripting and link filtering, and
Unicode's report 36 on look-alikes and hidden characters.
"""

import html
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from urllib.parse import unquote

LONGEST: Final = 5_000
"""Characters of a line; a paragraph of the plan has a few hundred."""

DEEPEST: Final = 4
"""Levels of lists and quotes in each other; the site's pages have two."""

_UNSEEN: Final = (
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
"""Controls, joiners and directions, fillers, tags, variation selectors, private use, surrogates, non-characters."""
_EMOJI: Final = "[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_HIDDEN: Final = re.compile(
    rf"(?!(?:(?<={_EMOJI})|(?<={_EMOJI}\ufe0f))\u200d(?={_EMOJI})|(?<={_EMOJI})\ufe0f){_UNSEEN}"
)
"""Those, but for what joins and colours emoji."""

_LATIN: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_OTHER: Final = (
    "\u0370-\u058f\u13a0-\u13ff\u1f00-\u1fff\u24b6-\u24e9\u2c80-\u2dff\ua4d0-\ua4ff\ua640-\ua69f\uab70-\uabbf"
    "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
)
"""Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu, and Latin letters in disguise."""

_SCREEN: Final = re.compile(rf"[<{{}}\\&{_OTHER}{_UNSEEN[1:]}|\](?:\(|:)|!\[|:[^\s*]|\[[^\[\]]*\[")
_NESTED: Final = re.compile(
    r"[ \t]{4,}(?:[>*+-]|\d+[.)])|[ \t]*(?:>|[*+-][ \t]|\d+[.)][ \t])[ \t]*(?:>|[*+-][ \t]|\d+[.)][ \t])"
)
"""Lines without any of this are plain text; nearly all are, and only the others are looked at closely."""

_COMMENT: Final = re.compile(r"<!--(?!-?>|\s*\[)(?:(?!--)[^<>])*-->")
_MAIL: Final = re.compile(r"<[\w.+-]{1,64}@[\w.-]{1,200}>", re.ASCII)
_AUTOLINK: Final = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")
_TAG: Final = re.compile(r"<[A-Za-z/!?][^>]*>?")
_BRACE: Final = re.compile(r"[{}].*")
_TARGET: Final = re.compile(r"\](?:(\()|:)")
_INLINE: Final = re.compile(
    r"\s*+(?:<([^<>]*)>|((?:[^\s()<>]|\([^\s()<>]*\))*+))(?:\s++(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*+\)"
)
_DEFINED: Final = re.compile(r"\s*+(?:<([^<>]*)>|(\S*))")
_IMAGE: Final = re.compile(r"!\[(?:[^\[\]]*\]\()?")
_SCHEME: Final = re.compile(r"[^/?#]*?:")
_ALLOWED: Final = re.compile(r"https?://[^/]|mailto:[^/]|tel:\+?\d[\d-]*\Z", re.IGNORECASE)
_ACTIVE: Final = re.compile(r"(?:(?:java|vb|live)script|data|file|blob|filesystem|view-source):\S", re.IGNORECASE)
_HOST: Final = re.compile(r"://([^/?#\s\"'<>()\[\]]*)")
_MIXED: Final = re.compile(rf"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_LEVEL: Final = re.compile(r"[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]|$))")
_RULE: Final = re.compile(r"\s*([*_-])(?:\s*\1)+\s*")
_BRACKETS: Final = re.compile(rf"(?:\[[^\[\]]*){{{DEEPEST + 1}}}")
_META: Final = re.compile(
    r"[A-Za-z]+:(?: +(?:\"[^\"\\<>&*]*\"|'[^'\"<>&*]*'|[^\s\"'\[\]<>&*!|%@`#{},?-][^<>\"&*]*))? *| *- [a-z-]+ *"
)
_SPAN: Final = re.compile(r"(?<![\\`])(`{1,2})([^`|]+)\1(?!`)")
_UNPAIRED: Final = re.compile(r"`|<!")
_FENCE: Final = re.compile(r"(`{3,}|~{3,}) *[\w#.+-]* *")
_LITERAL: Final = str.maketrans({char: f"&#{ord(char)};" for char in '&<[](){}`\\"!'})


@dataclass(frozen=True, slots=True)
class Danger:
    """Something that a line may not hold: the rule against it and the piece found."""

    rule: str
    piece: str


def dangers(line: str, depth: int = 0) -> Iterator[Danger]:
    """What a line, its code left out, may not hold, once a rule; `depth` is how many folders its page lies in."""
    if len(line) > LONGEST:
        yield Danger("long-line", f"{len(line):,}".replace(",", "."))
    if _plain(line):
        return
    if hidden := _HIDDEN.search(html.unescape(line)):
        yield Danger("hidden-character", f"U+{ord(hidden.group()):04X}")
    text = visible(line)[:LONGEST]
    found = (
        ("raw-html", _tag(text)),
        ("attribute-list", _brace(text)),
        ("unsafe-link", next(_unsafe(text, depth), None)),
        ("outside-image", _image(text)),
        ("look-alike", _look_alike(text)),
        ("deep-nesting", _nesting(text)),
    )
    yield from (Danger(rule, piece[:60]) for rule, piece in found if piece is not None)


def quiet(line: str) -> bool:
    """Whether a line is plain text beyond doubt, as it stands and in code: no danger needs to be looked for."""
    return len(line) <= LONGEST and "`" not in line and _plain(line)


def _plain(line: str) -> bool:
    return not _SCREEN.search(line) and not _NESTED.match(line)


def visible(line: str) -> str:
    """The line without the characters that nobody sees."""
    return _HIDDEN.sub("", line)


def literal(line: str) -> str:
    """The line as text that is shown as it was typed and does nothing."""
    return line.translate(_LITERAL)


def meta_line(line: str) -> bool:
    """Whether a line of front matter is a name with a plain value, which no template or YAML can make more of."""
    return _META.fullmatch(line) is not None


def uncoded(lines: Sequence[str]) -> Sequence[str]:
    """The lines with their code spans blanked by backticks, where they are code however one reads the paragraph."""
    if not any("`" in line for line in lines):
        return lines
    found: list[str] = []
    for blank, paragraph in groupby(lines, lambda line: not line.strip(" \t")):
        each = list(paragraph)
        # Behind a comment Python-Markdown takes a tag for one even in code.
        plain = not blank and not any(_UNPAIRED.search(_SPAN.sub("", line)) for line in each)
        found += [_SPAN.sub(lambda span: "`" * len(span.group()), line) for line in each] if plain else each
    return found


def fenced_lines(lines: Sequence[str]) -> frozenset[int]:
    """The 1-based lines inside fenced code as Python-Markdown reads it: fences at the margin, closed in kind."""
    closing: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.startswith(("```", "~~~")):
            closing.setdefault(line.rstrip(" "), []).append(index)
    found: set[int] = set()
    index = 0
    while index < len(lines):
        opening = _FENCE.fullmatch(lines[index]) if lines[index].startswith(("```", "~~~")) else None
        ends = closing.get(opening.group(1), []) if opening else []
        after = bisect(ends, index)
        if after < len(ends):
            found.update(range(index + 2, ends[after] + 1))
            index = ends[after]
        index += 1
    return frozenset(found)


def _tag(text: str) -> str | None:
    """The first tag, comment or declaration, closed or not; a note closed on its line is none."""
    rest = _AUTOLINK.sub("", _MAIL.sub("", _COMMENT.sub("", text)))
    match = _TAG.search(rest)
    return match.group() if match else None


def _brace(text: str) -> str | None:
    """Braces set attributes; a heading's or the build's own may stand right behind, so one alone is too many."""
    match = _BRACE.search(text)
    return match.group() if match else None


def _unsafe(text: str, depth: int) -> Iterator[str]:
    """Addresses that are no page, file or outside address, however they are disguised."""
    for start in _TARGET.finditer(text):
        match = (_INLINE if start.group(1) else _DEFINED).match(text, start.end())
        target = match.group(1) or match.group(2) if match else None
        # An address that goes on in the next line could be anything.
        if match is None or (not start.group(1) and not target):
            yield text[start.start() :]
        elif target and not _safe(target, depth):
            yield target
    yield from (match.group(1) for match in _AUTOLINK.finditer(text) if not _safe(match.group(1), depth))
    if active := _ACTIVE.search(_decoded(text)):
        yield active.group()


def _safe(target: str, depth: int) -> bool:
    plain = "".join(_decoded(target).split())
    if re.search(r"[\\`\"<>]", plain) or plain.startswith("//"):
        return False
    if _SCHEME.match(plain):
        return _ALLOWED.match(plain) is not None
    return _climbs(plain) <= depth


def _climbs(path: str) -> int:
    """How many folders a relative path goes up at its highest."""
    level = highest = 0
    for part in re.split(r"[?#]", path, maxsplit=1)[0].split("/"):
        level += {"..": 1, ".": 0, "": 0}.get(part, -1)
        highest = max(highest, level)
    return highest


def _decoded(text: str) -> str:
    """A text with entities, percent signs and backslashes resolved, as often as someone may have nested them."""
    for _ in range(3):
        text = unquote(html.unescape(text))
    return _HIDDEN.sub("", re.sub(r"\\(?=[!-/:-@\[-`{-~])|\t", "", text))


def _image(text: str) -> str | None:
    """The first image that is not a file of the site, named on the line itself."""
    for start in _IMAGE.finditer(text):
        match = _INLINE.match(text, start.end()) if start.group().endswith("(") else None
        target = "".join(_decoded(match.group(1) or match.group(2)).split()) if match else ""
        if not target or target.startswith(("/", "\\")) or _SCHEME.match(target):
            return text[start.start() :]
    return None


def _look_alike(text: str) -> str | None:
    for match in _HOST.finditer(html.unescape(text)):
        host = unquote(match.group(1)).lower()
        if not host.isascii() or "xn--" in host or "@" in host:
            return match.group(1)
    mixed = _MIXED.search(html.unescape(text))
    return mixed.group() if mixed else None


def _nesting(text: str) -> str | None:
    """The first marks of a line that stands too deep in lists and quotes, or has too many brackets in each other."""
    if brackets := _BRACKETS.search(text):
        return brackets.group()
    marks, end = 0, 0
    while match := _LEVEL.match(text, end):
        marks, end = marks + 1, match.end()
    body = text.expandtabs(4)
    indent = (len(body) - len(body.lstrip(" "))) // 4
    return text[:end].strip() if marks and marks + indent > DEEPEST and not _RULE.fullmatch(text) else None
