"""Headings that name who answers for what follows: "Trách nhiệm của Sở Y tế:", "Các sở, ban, ngành"."""

import re
from dataclasses import dataclass, replace

from plansite.importing.bodies import Body, bodies, normal, team
from plansite.importing.name_patterns import GROUP
from plansite.importing.patterns import PATTERNS

CALL, ISSUER, _HEADED, _QUALIFIES = (re.compile(pattern) for _, pattern in PATTERNS["calls"])
_TEAM = re.compile(r"\((?P<inner>[^()]{3,250})\)|[:,–-]?\s*gồm:?\s+(?P<list>[^.]{3,250}?)\s*[:.]?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A text that names who answers for what follows; `rest` is what it says itself after a colon."""

    who: tuple[Body, ...]
    rest: str
    asked: bool
    partners: tuple[Body, ...] = ()


def heading_of(text: str) -> Heading | None:
    """A text that begins with bodies alone, before a colon or its end: "Trách nhiệm của Sở Y tế:"."""
    plain = normal(text)
    call = ISSUER.match(plain) or CALL.match(plain)
    start = call.end() if call else 0
    who = bodies(plain, start)
    if (
        not who
        and call
        and plain[: call.end()].strip().lower().startswith("trách nhiệm của")
        and len(plain.split()) < 14
    ):
        name = text[call.end() :].strip(" :.")
        return Heading((Body(call.end(), len(plain), name, True),), "", False) if name else None
    if not who:
        return None
    said = _TEAM.search(plain, len(who[0].name)) if GROUP.match(who[0].name) else None
    leads, others = team(said["inner"] or said["list"]) if said else ((), ())
    if said and said["list"] and leads:
        return Heading((who[0], *leads), "", False, others)
    match = _HEADED.match(plain, who[-1].end)
    if match is None or (match["colon"] in ("-", "–") and not plain[match.end() :][:1].isupper()):
        return None
    rest = text[match.end() :].strip()
    if match["colon"] in (".", ";") and rest and rest[:1].islower():
        return None
    if re.fullmatch(r"\([^()]*\)\s*[.:;]?", rest):
        rest = ""
    return Heading(who, rest, bool(call and "nghị" in call.group().lower()), others)


def qualified(text: str) -> Heading | None:
    """A heading that names bodies by what they are or do: "Các cơ quan, đơn vị được kiểm tra"."""
    plain = normal(text).rstrip(" :")
    who = bodies(plain)
    several = who and (who[0].general or re.search(r"\s(?:các|những)\s", who[0].name))
    if len(who) != 1 or not several or len(plain.split()) > 16 or re.search(r"[.;]", plain):
        return None
    rest = plain[who[0].end :]
    return Heading((replace(who[0], name=plain, end=len(plain)),), "", False) if _QUALIFIES.match(rest) else None


def calls(text: str) -> bool:
    """Whether a text calls on someone: "Đề nghị …", "Yêu cầu …"."""
    return CALL.match(text) is not None
