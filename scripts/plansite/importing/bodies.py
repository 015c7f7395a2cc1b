"""The names of bodies in a text: where one begins and ends, and lists of them, with commas and “và” inside names."""

import re
from dataclasses import replace

from plansite.importing import name_patterns as p
from plansite.importing.body_names import Body, body_at, clean
from plansite.importing.name_extent import extended, joined_field, starts_body
from plansite.importing.vocabulary import BARE, HEADS, SHORT_HEADS

__all__ = ["Body", "bodies", "normal", "team", "whole"]

_LABEL = re.compile(r"^\s*(?:[^:]{0,30}:\s*|gồm\s+)?")
_CAPITAL_BARE = frozenset(name[0].upper() + name[1:] for name in BARE)


def bodies(text: str, start: int = 0) -> tuple[Body, ...]:
    """The bodies that a list beginning at `start` names; empty where none begins there."""
    text = normal(text)
    found: list[Body] = []
    honour = p.HONOUR.match(text, start)
    position = honour.end() if honour else start
    if honour:
        person = p.PERSON.match(text, position)
        position = person.end() if person and body_at(text, person.end()) else position
    while True:
        several = _several(text, position)
        one = None if several else (body_at(text, position) or _elliptical(text, position, found))
        if several:
            found += several
        elif one:
            found.append(_placed(text, one))
        else:
            break
        end = found[-1].end
        if inner := p.INNER.match(text, end):
            if p.GROUP.match(found[-1].name) and (leads := team(inner.group(1))[0]):
                found += [replace(each, start=inner.start(1), end=inner.end()) for each in leads]
            elif found[-1].general and len(meant := whole(inner.group(1))) > 1 and not any(b.general for b in meant):
                found[-1:] = [replace(each, start=inner.start(1), end=inner.end()) for each in meant]
            end = found[-1].end
        unit = None if found[-1].general else p.UNIT_OF.match(text, end)
        if unit:
            end = unit.end()
            found[-1] = replace(found[-1], end=end, name=found[-1].name + unit.group())
        remark = p.REMARK.match(text, end)
        end = remark.end() if remark else end
        gap = (p.OFFICES.match(text, end) if honour else None) or p.BETWEEN.match(text, end)
        if gap is None or not gap.group().strip():
            break
        position = gap.end()
        about = _about(text, found[-1], gap.group(), position)
        if about:
            found[-1], position = about, about.end
            gap = p.BETWEEN.match(text, position)
            if gap is None or not gap.group().strip():
                break
            position = gap.end()
    if honour and found and not honour.group().lower().startswith("các"):
        # One person, in several offices perhaps: named by the first, with the honour that the text gives.
        said = honour.group().strip(" :") if "chí" in honour.group() and honour.end() == found[0].start else ""
        found = [replace(found[0], end=found[-1].end, name=f"{said} {found[0].name}".strip())]
    return tuple(found)


def team(text: str) -> tuple[tuple[Body, ...], ...]:
    """Who leads a group, and who is in it besides: "Phòng A làm Trưởng Tiểu ban; Phòng B, Phòng C làm thành viên"."""
    said = [("thành viên" in each or "phối hợp" in each, bodies(_LABEL.sub("", each))) for each in text.split(";")]
    return tuple(tuple(body for within, names in said if within == side for body in names) for side in (False, True))


def _placed(text: str, body: Body) -> Body:
    """A body with the places that a colon names after it: "UBND các xã: An Phú, Bình Hòa" is one."""
    if p.BOARDS.fullmatch(body.name) and (last := p.LAST_FIELD.match(text, body.end)):
        return replace(body, end=last.end(), name=clean(text[body.start : last.end()]))
    places = p.PLACES.match(text, body.end) if p.OF_PLACES.search(body.name) else None
    if places is None or any(starts_body(text, m.end()) for m in p.TERM_SIGN.finditer(text, body.end, places.end())):
        return body
    return replace(body, end=places.end(), name=clean(text[body.start : places.end()]))


def _about(text: str, body: Body, sign: str, start: int) -> Body | None:
    """A body that what follows “và” is of too: "Viện Công nhân và Công đoàn", "MTTQ và các đoàn thể tỉnh"."""
    front = p.FRONT.fullmatch(body.name)
    last = body_at(text, start) if sign.strip() == "và" and (front or p.STUDIES.match(body.name)) else None
    if last is None or not (last.general if front else last.name in _CAPITAL_BARE):
        return None
    return replace(body, end=last.end, name=clean(text[body.start : last.end]))


def whole(text: str) -> tuple[Body, ...]:
    """The bodies of a text that is a list of them and nothing else."""
    text = text.strip(" .;:,")
    found = bodies(text)
    if not found:
        return ()
    rest = p.REMARK.sub("", text[found[-1].end :]).strip(" .;:,")
    return found if not rest else ()


def normal(text: str) -> str:
    """A text all in capitals with the capitals of a name, letter for letter; any other as it stands."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 4 or not all(char.isupper() for char in letters):
        return text
    small = text.lower()
    heads = {head.lower(): head for head in (*HEADS, *SHORT_HEADS)}
    named = p.NAMING.sub(lambda match: heads.get(match.group(), match.group().capitalize()), small)
    return p.INITIALS.sub(lambda match: match.group().upper(), named)


def _elliptical(text: str, start: int, found: list[Body]) -> Body | None:
    """ "Tài chính" after "Sở Nội vụ,": the field alone, its "Sở" said once."""
    if not found or found[-1].general:
        return None
    head = found[-1].name.split(None, 1)[0]
    field = p.FIELD.match(text, start)
    if head.lower() not in ("sở", "bộ", "phòng", "ban") or field is None or not text[start].isupper():
        return None
    end = extended(text, start - 1) if text[start - 1 : start] == " " else _extended_field(text, field)
    return Body(start, end, f"{head} {clean(text[start:end])}")


def _extended_field(text: str, field: re.Match[str]) -> int:
    joined = joined_field(text, field.end(), field.group().lower())
    return joined[0] if joined else field.end()


def _several(text: str, start: int) -> list[Body]:
    """ "các Sở: Nội vụ, Tài chính" or "các sở Nội vụ, Y tế": one body for each field."""
    plural = p.PLURAL.match(text, start)
    noun = p.SHORT_PLURAL.match(text, plural.end() if plural else start)
    if noun is None or not (plural or noun["colon"]):
        return []
    head = noun["head"].capitalize()
    found: list[Body] = []
    position = noun.end()
    while True:
        field = p.FIELD.match(text, position)
        if field is None or not text[position].isupper() or (head != "Bộ" and starts_body(text, position)):
            break
        end = extended(text, position - 1)
        end = max(end, field.end())
        found.append(Body(position, end, f"{head} {clean(text[position:end])}"))
        gap = re.compile(r"\s*(?:,|;|\s+và)\s*").match(text, end)
        if gap is None:
            break
        position = gap.end()
    return found
