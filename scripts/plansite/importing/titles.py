"""A duty's title: its own first words, without those that only say who and with whom."""

import re
from typing import Final

from plansite.importing.sentences import said_in

_LEADING: Final = re.compile(
    r"(?:(?:có trách nhiệm"
    r"|chịu trách nhiệm)\s+)?(?:[Cc]hủ trì,?\s*(?:và\s+)?)?(?:[Cc]hủ động\s+)?(?:[Pp]hối hợp"
    r"|[Pp]hối kết hợp)(?: chặt chẽ)?(?: với| cùng| cùng với)?\s+"
)
_END: Final = re.compile(r"[;:.](?:\s|$)|\s\(|\s[-–]\s(?=[A-ZĐ])|,\s")
_LONGEST: Final = 96
_LEAST: Final = 4


def title_of(text: str) -> str:
    """The title of a duty with these words."""
    said = said_in(text)
    body = text[said.predicate :].lstrip(" ,:") if said.predicate else text
    if said.partners and _LEADING.match(body):
        last = max(body.find(body_name) + len(body_name) for body_name in (b.name for b in said.partners))
        rest = body[last:].lstrip(" ,;:")
        rest = re.sub(r"^\([^()]*\)\s*", "", rest)
        body = rest if len(rest.split()) >= _LEAST else body
    cut = next((m.start() for m in _END.finditer(body) if _long_enough(body[: m.start()], m.group())), len(body))
    short = body[:cut].strip(" .;:,-–/")
    if len(short) > _LONGEST:
        short = short[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"
        short += "" if _closed(short) else "”"
    return short[:1].upper() + short[1:] if short else text[:_LONGEST]


def _long_enough(part: str, sign: str) -> bool:
    words = len(part.split())
    return _closed(part) and words >= (9 if sign.startswith(",") else _LEAST)


def _closed(part: str) -> bool:
    """Whether every quotation ends: what it quotes is a name, which is not cut."""
    return part.count("“") == part.count("”")
