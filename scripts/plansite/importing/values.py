"""What labels, cells and sentences say, as facts; what cannot be read is kept as written and asked about."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from plansite.importing.bodies import Body, bodies, normal, whole
from plansite.importing.body_names import clean
from plansite.importing.dues import due
from plansite.importing.duties import Facts
from plansite.importing.labels import BUDGET, FOR, INDICATOR, LEAD, OUTPUT, PARTNER, REPORT, TIME, Labelled
from plansite.importing.name_patterns import any_of
from plansite.importing.sentences import LEADS, roles, said_in
from plansite.importing.spelling import words
from plansite.importing.vocabulary import HEADS, SHORT_HEADS, UPPERS
from plansite.language.deadlines import Deadline, read_deadline

Ask = Callable[[str, str], None]
"""Takes what kind of thing is unsure, and the text."""

_ROLES: Final = re.compile(
    r"\s*(?:là |làm )?(?:cơ quan |đơn vị )?(?:chủ trì|đầu mối|thực hiện|tham mưu)(?:\s+thực hiện)?\s*[;,.]*\s*",
    re.IGNORECASE,
)
_SUPPORT: Final = re.compile(
    r"(?:^|[;,.(]\s*|\s+)(?:và\s+)?(?:cùng\s+)?phối hợp(?:\s+(?:với|cùng|thực hiện))?\s*:?\s*", re.IGNORECASE
)
_SUPPORTED: Final = re.compile(r"((?:(?!chủ trì|phối hợp)[^;])+);\s*([^;]+?)\s+(?:cùng\s+)?phối hợp\s*\.?")
_MARKED: Final = re.compile(
    r"\s*[;,]?\s*([^()]+?)\s*\((?:là |làm )?(?:cơ quan |đơn vị )?(chủ trì|phối hợp|đầu mối|thực hiện"
    r"|thường trực)[^()]*\)",
    re.IGNORECASE,
)
"""Names with their part in brackets: "Công an huyện (chủ trì), UBND các xã (phối hợp)"."""
_BODY_BEGINS: Final = (
    rf"(?:(?:các|những|tất cả)\s|(?:cơ quan|đơn vị|địa phương|cán bộ|công chức|viên chức|lực lượng)(?!\w)"
    rf"|(?:phòng|ban|trung tâm|trường|hội|khoa|tổ)\s(?=[A-Z{UPPERS}])"
    rf"|(?=[A-Z{UPPERS}])(?:{any_of((*HEADS, *SHORT_HEADS))}|(?![IVX]+(?!\w))[A-ZĐ]{{3,}}(?!\w)))"
)
_PARTS: Final = re.compile(rf"\s*[;\n]\s*|(?:\s*[,+/]\s*(?:(?:và|cùng|với)\s+)?|\s+và\s+)(?={_BODY_BEGINS})")
_OWN_NAME: Final = re.compile(rf"(?:{any_of((*HEADS, *SHORT_HEADS, 'cán bộ', 'công chức'))})\s+[^;:.()]{{2,90}}$")
"""A value, or a part of it, that begins as a body does: all of it is the name."""
_SAYS: Final = re.compile(
    r"(?<!\w)(?:chủ trì|phối hợp|thống nhất|giao|đầu mối|thực hiện|chịu trách nhiệm|tham mưu)(?!\w)", re.I
)
_GOES_ON: Final = re.compile(r"(?:thuộc|có|được|đang|nằm|trên|tại|trong|ngoài|ở|của)\s[^,;.()]{2,60}")
"""How a name goes on that says which of its kind are meant."""
_NOBODY: Final = re.compile(r"[\s\-–—/.…x]*|không(?: có)?|0")


def facts_of(labels: Sequence[Labelled], year: int | None, ask: Ask) -> Facts:
    """The facts that labelled values state."""
    facts = Facts()
    for each in labels:
        if each.value:
            facts = facts.over(_fact(each, year, ask))
    return facts


def _fact(each: Labelled, year: int | None, ask: Ask) -> Facts:
    if each.kind == LEAD:
        return lead_of(each.value, "chu tri" in words(each.label), ask)
    if each.kind == PARTNER:
        return Facts(partners=named(each.value, ask))
    if each.kind == TIME:
        return Facts(deadline=deadline_of(each.value, year, ask))
    if each.kind == OUTPUT:
        return Facts(outputs=(each.value,))
    if each.kind == INDICATOR:
        return Facts(indicators=(each.value,))
    if each.kind == BUDGET:
        return Facts(budget=each.value)
    if each.kind == FOR:
        return Facts(beneficiaries=tuple(name[:1].upper() + name[1:] for name in re.split(r"\s*[;,]\s*", each.value)))
    return Facts(reports=each.value) if each.kind == REPORT else Facts()


def lead_of(value: str, leads: bool, ask: Ask) -> Facts:
    """Who answers by a label or cell, and with whom where it says so too."""
    value = re.sub(r"^Giao(?: cho)?\s+", "", value)
    role = LEADS if leads or "chủ trì" in value.lower() else None
    marked = _MARKED.findall(value)
    if any(word.lower().startswith("phối") for _, word in marked):
        first = "; ".join(names for names, word in marked if not word.lower().startswith("phối"))
        others = "; ".join(names for names, word in marked if word.lower().startswith("phối"))
        return Facts(named(first, ask), LEADS if role else None, named(others, ask))
    parts = _SUPPORT.split(value, maxsplit=1)
    if len(parts) == 2 and parts[1].strip(" .;,") and parts[0].strip():
        first = _ROLES.sub(" ", parts[0]).strip(" ;,.")
        return Facts(named(first, ask), LEADS if role else None, named(parts[1], ask))
    if told := _SUPPORTED.fullmatch(value):  # "Sở A; Sở B phối hợp"
        return Facts(named(told[1], ask), role, named(told[2], ask))
    said = roles(value) or said_in(value)  # "Sở A chủ trì; Sở B, Sở C phối hợp"
    if said.who and _SAYS.search(value) and not whole(_ROLES.sub("", value)):
        return Facts(said.who, said.role or role, said.partners)
    return Facts(named(_ROLES.sub(" ", value) if not whole(value) else value, ask), role)


def named(value: str, ask: Ask) -> tuple[Body, ...]:
    """The bodies that a value names; one that is not known as such is taken as written, and asked about."""
    value = re.sub(r"\((?:chủ trì|phối hợp|đầu mối|thường trực)[^()]*\)", "", value).strip(" .;,:-–")
    if _NOBODY.fullmatch(value):
        return ()
    found = whole(value)
    if found:
        return found
    names: list[Body] = []
    for piece in parts(value):
        if not whole(piece) and _OWN_NAME.match(piece):
            names.append(Body(0, 0, clean(normal(piece))))
            continue
        inner = bodies(piece)
        rest = piece[inner[-1].end :].strip(" .,;") if inner else piece
        if inner and (told := _GOES_ON.match(rest)):  # "Các cơ quan, tổ chức thuộc nguồn nộp lưu"
            inner = (*inner[:-1], replace(inner[-1], name=f"{inner[-1].name} {told.group()}"))
            rest = rest[told.end() :]
        names += inner
        while rest:
            later = [m.end() for m in re.finditer(r"(?:^|[,;]|\svà)\s+", rest) if bodies(rest, m.end())]
            cut = later[0] if later else len(rest)
            odd = re.sub(r"^(?:và|cùng|với)\s+|\s+và$", "", rest[:cut].strip(" ,;.")).strip()
            if odd and len(odd) > 2:
                for name in re.split(r"\s*,\s*", odd) if odd[:1].isupper() else [odd]:
                    names.append(Body(0, 0, normal(name), not name[:1].isupper()))
                    ask("agency", name)
            more = bodies(rest, cut) if later else ()
            names += more
            rest = rest[more[-1].end :].strip(" .,;") if more else ""
    return tuple(names)


def parts(value: str) -> list[str]:
    """A list of names cut at a semicolon, and at a comma or “và” where what follows begins as a body does."""
    return [piece for piece in _PARTS.split(value) if piece.strip()]


def deadline_of(value: str, year: int | None, ask: Ask) -> Deadline | None:
    """The deadline that a value states; one that cannot be read stays as it is written."""
    plain = value.strip(" .;,")
    if _NOBODY.fullmatch(plain):
        return None
    found = read_deadline(plain, year)
    if found is None:
        found = due(plain, year)
        ask("deadline", plain)
    return found or Deadline(plain)
