"""The document's words as Markdown that shows them as they are, and the pieces that pages are made of."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from plansite.importing.bodies import normal
from plansite.importing.headings import heading_of
from plansite.importing.marks import mark_of
from plansite.importing.name_patterns import INITIALS
from plansite.importing.vocabulary import UNITS

_SIGNS: Final = re.compile(r"[*`<{}\\\[\]]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
_KIN: Final = str.maketrans({"*": "·", "`": "'", "<": "‹", "{": "(", "}": ")", "\\": "/", "[": "(", "]": ")"})
"""Signs in facts and headings become their nearest kin: an entity's semicolon parts values, and a heading is a name."""
_PLACE: Final = re.compile(rf"(?:{UNITS})(?!\w)", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"(?<=phụ lục )[ivx]+(?!\w)|(?<=phần )[ivx]+(?!\w)|(?<=[.:]\s)\w", re.IGNORECASE)
_DESCRIPTION: Final = 200
_STARTS: Final = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+#>])(?=\s|$|#)|(={3,}|-{3,}))")
_LONGEST: Final = 4_500


def plain(text: str) -> str:
    """A text in a line of Markdown that shows every letter of it."""
    return _SIGNS.sub(lambda match: f"&#{ord(match.group())};", text)


def label(text: str) -> str:
    """A text as a name or a heading: signs of Markdown by their nearest kin."""
    return " ".join(text.translate(_KIN).split())


def paragraph(text: str) -> str:
    """A text as a paragraph, or several where it is longer than a line may be."""
    return "\n\n".join(_STARTS.sub(_escaped, plain(piece)) for piece in _pieces(text))


def heading(text: str) -> str:
    """A heading without a sign at its end, not all in capitals unless it may name a place."""
    plain = text.rstrip(" :;.,")
    mark = mark_of(plain)
    rest = mark.rest if mark else plain
    if not rest.isupper() or _PLACE.search(rest):
        return label(plain)
    small = normal(rest) if heading_of(rest) else INITIALS.sub(lambda word: word.group().upper(), rest.lower())
    small = _NUMBERED.sub(lambda found: found.group().upper(), small)
    return label(f"{plain.removesuffix(rest)}{small[:1].upper()}{small[1:]}")


def sentence(text: str) -> str:
    """A text with the capital and the full stop that a clause or a cell lacks; one cut off at a comma goes on."""
    text = text[:1].upper() + text[1:]
    return f"{text}." if text[-1:].isalnum() else f"{text} …" if text.endswith(",") else text


def item(text: str) -> str:
    """A text as an item of a list, its own bullet left out."""
    bare = re.sub(r"^[-‐‑‒–—−+*•·●○◦▪■□➢➤✓❖♦\uf0b7\uf0a7\uf0d8\uf0fc]+\s*", "", text)
    return "- " + _STARTS.sub(_escaped, plain(_pieces(bare)[0])) + "".join(f" {plain(p)}" for p in _pieces(bare)[1:])


def facts(rows: Iterable[tuple[str, str | None]]) -> list[str]:
    """Facts as a list, those without a value left out, and an empty line behind."""
    found = [f"- **{name}:** {label(value)}" for name, value in rows if value and value.strip()]
    return [*found, ""] if found else []


def page(title: str, description: str, body: Sequence[str]) -> str:
    """A page: its description for search engines, its title and what stands below."""
    told = " ".join(re.sub(r"[\"<>&*\\{}\[\]`|%@#!]", " ", description).split())
    if len(told) > _DESCRIPTION:
        told = told[:_DESCRIPTION].rsplit(" ", 1)[0] + "…"
    lines = ["---", f'description: "{told}"', "---", "", f"# {label(title)}", "", *body]
    text = "\n".join(lines)
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def _escaped(match: re.Match[str]) -> str:
    if match.group(1):
        return f"{match.group(1)}\\{match.group(2)}"
    return f"\\{match.group()}"


def _pieces(text: str) -> list[str]:
    """A text cut between sentences where it is longer than a line may be."""
    found = [""]
    for sentence in re.split(r"(?<=[.;])\s+", text):
        if found[-1] and len(found[-1]) + len(sentence) > _LONGEST:
            found.append(sentence)
        else:
            found[-1] = f"{found[-1]} {sentence}".strip()
    return found
