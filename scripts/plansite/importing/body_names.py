"""One name of a body in a text: where it begins and ends."""

import re
from dataclasses import dataclass
from typing import Final

from plansite.importing import name_patterns as p
from plansite.importing.vocabulary import BARE, PAIRS


@dataclass(frozen=True, slots=True)
class Body:
    """A name of a body in a text, by place. `general` where it names a kind of bodies."""

    start: int
    end: int
    name: str
    general: bool = False


def body_at(text: str, start: int) -> Body | None:
    """One body that begins at `start`."""
    board = p.BOARD.match(text, start)
    held = Body(start, board.end(), clean(board.group())) if board else _holding(text, start)
    if held is not None:
        return held
    head = _capital_head(text, start) or _small_head(text, start)
    if head is not None:
        end = extended(text, head.end(), free=True)
        told = head.group().lower() in BARE or head.group().isupper() or _is_full(head.group())
        if end > head.end() or told:
            return Body(start, end, clean(text[start:end]))
    short = p.SHORT.match(text, start)
    if short is not None and _opens_name(text, short):
        end = extended(text, short.end())
        if end > short.end():
            return Body(start, end, clean(text[start:end]))
    return _general(text, start)


def _is_full(head: str) -> bool:
    """Whether a beginning is a whole name: "Ủy ban Dân tộc"."""
    words = head.split()
    return len(words) > 2 and any(word[0].isupper() for word in words[2:])


def _holding(text: str, start: int) -> Body | None:
    """A body whose name holds another's: "Văn phòng HĐND và UBND xã", "Thủ trưởng các sở, ban, ngành"."""
    holder = p.HOLDER.match(text, start)
    if holder is None:
        return None
    place = holder.end() + 1
    named = text[place : place + 1].isupper() or p.PLURAL.match(text, place)
    inner = body_at(text, place) if text[holder.end() : place] == " " and named else None
    if inner is None:
        return None
    end = inner.end
    second = re.compile(r"\s+và\s+").match(text, end)
    other = body_at(text, second.end()) if second and holder.group().endswith("Văn phòng") else None
    if other and re.match(r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng)", other.name):
        end = other.end
    return Body(start, end, clean(text[start:end]))


def _capital_head(text: str, start: int) -> re.Match[str] | None:
    """A head that begins with a capital, whatever the others are."""
    return p.HEAD.match(text, start) if text[start : start + 1].isupper() else None


def _small_head(text: str, start: int) -> re.Match[str] | None:
    """A longer head written small: "công an xã", "trạm y tế"."""
    match = p.UPPER_HEADS.match(text, start)
    if match is None or " " not in match.group() or text[start : start + 1].isupper():
        return None
    return match


def _opens_name(text: str, short: re.Match[str]) -> bool:
    """Whether a name follows one of the short words."""
    rest = text[short.end() :].lstrip()
    word = re.match(r"[^\W\d_]+", rest)
    if word is None or word.group() in p.CUT or p.NO_BODY.match(rest):
        return False
    following = text[short.end() :]
    small = not short.group()[:1].isupper()
    if p.LOWER.match(following.lstrip()) or p.TAIL.match(following):
        return not small or bool(p.LOWER.match(following.lstrip()))
    if rest[:1].isupper():
        return True
    return not small and bool(p.FIELD.match(rest))


def extended(text: str, end: int, free: bool = False) -> int:
    """Where the name goes on to from `end`; `free` where “và” before a capital can only be inside the name."""
    last_field = "?" if free else ""
    while True:
        rest = re.match(r"\s+", text[end:])
        place = end + (rest.end() if rest else 0)
        tail = p.TAIL.match(text, end)
        if tail:
            end, last_field = tail.end(), ""
            continue
        if rest:
            field = p.FIELD.match(text, place) or p.LOWER.match(text, place)
            if field and (field.group()[0].isupper() or _is_name(text, end, field)):
                end, last_field = field.end(), field.group().lower()
                continue
            capital = p.CAPITAL.match(text, place)
            if capital and not starts_body(text, place):
                end, last_field = capital.end(), ""
                second = re.compile(r"\s+([^\W\d_]+)").match(text, end)
                if (
                    second and second.group(1).islower() and len(capital.group()) > 1 and not capital.group().isupper()
                    and not p.VERB.match(text, second.start(1)) and second.group(1) not in p.FUNCTION
                    and not p.TAIL.match(text, end)
                ):  # fmt: skip
                    end = second.end()
                continue
        joined = joined_field(text, end, last_field, free)
        if joined is None:
            return _closing(text, end)
        end, last_field = joined


def _closing(text: str, end: int) -> int:
    """Where a name ends whose last words are small, if a list's sign follows: "Cảng vụ Đường thủy nội địa"."""
    rest = p.CLOSING.match(text, end)
    said = rest.group(1).split() if rest else []
    before = text[:end].rsplit(None, 2)[-2:]
    named = bool(before) and before[0][:1].isupper() and before[-1].islower() and not p.TAIL.fullmatch(f" {before[-1]}")
    small = all(word.islower() and word not in p.FUNCTION and not p.VERB.fullmatch(word) for word in said)
    verb = rest is not None and any(
        p.VERB.match(text, end + m.start()) for m in re.finditer(r"(?<=\s)\w", rest.group(1))
    )
    return end + len(rest.group(1)) if rest and named and small and not verb else end


def _is_name(text: str, end: int, field: re.Match[str]) -> bool:
    """Whether a field in small letters belongs to the name before it: right after a short word or a field."""
    before = text[:end].rsplit(None, 1)[-1:] or [""]
    if p.VERB.fullmatch(field.group()) and before[0].islower():
        return False  # "Tỉnh đoàn xây dựng …"
    return bool(p.SHORT.fullmatch(before[0])) or before[0].lower() in (
        "tâm",
        "cục",
        "phòng",
        "ban",
        "viện",
        "hội",
        "phối",
    )


def starts_body(text: str, place: int) -> bool:
    """Whether the name of another body begins at a place."""
    head = _capital_head(text, place)
    short = p.SHORT.match(text, place)
    if head or short is None or not text[place].isupper() or not _opens_name(text, short):
        return bool(head)
    # "Trường Đại học Trường Giang": before another capital it is a place's name.
    rest = text[short.end() :].lstrip()
    return not rest[:1].isupper() or bool(p.FIELD.match(rest) or p.LOWER.match(rest) or p.TAIL.match(text, short.end()))


def joined_field(text: str, end: int, last: str, free: bool = False) -> tuple[int, str] | None:
    """A field that "và", a dash or a comma joins to the name."""
    sign = p.AND.match(text, end)
    if sign is None:
        return None
    field = p.FIELD.match(text, sign.end())
    if field is None:
        capital = p.CAPITAL.match(text, sign.end())
        joins = sign["sign"].strip() in ("&", "-", "–") and capital and not starts_body(text, sign.end())
        return (capital.end(), "") if capital and joins else None
    name = field.group().lower()
    mark = sign["sign"].strip()
    if mark == ",":
        good = last in ("văn hóa", "văn hoá", "thông tin") and bool(p.COMMA_NAMES.match(name))
    elif mark in ("-", "–", "&"):
        good = bool(last) and (not starts_body(text, sign.end()) or field.group().lower() in ("thống kê", "thuế"))
    else:
        good = f"{last}+{name}" in PAIRS or (free and field.group()[0].isupper() and not starts_body(text, sign.end()))
    return (field.end(), name) if good else None


def _general(text: str, start: int) -> Body | None:
    """Bodies named by kind: "các sở, ban, ngành, đoàn thể tỉnh"."""
    plural = p.PLURAL.match(text, start)
    first = p.NOUN.match(text, plural.end() if plural else start)
    if first is None:
        return None
    end, count = _described(text, first.end()), 1
    while True:
        joint = p.JOINT.match(text, end)
        noun = p.NOUN.match(text, joint.end()) if joint else None
        school = _SCHOOLS.match(text, joint.end()) if joint and noun is None else None
        if school:
            end, count = school.end(), count + 1
            continue
        if joint is None or noun is None or _names_one(text, noun):
            break
        if joint.group().strip().startswith("và") and "các" in joint.group() and count and _ends_group(text, end):
            break
        end, count = _described(text, noun.end()), count + 1
    tailed = end > first.end()
    if not plural and count < 2 and not tailed and first.group().lower() not in _ALONE:
        return None
    if not plural and count < 2 and (p.VERB.match(text, start) or first.group().lower() in _NEVER_ALONE):
        return None
    return Body(start, end, clean(text[start:end]), True)


def _names_one(text: str, noun: re.Match[str]) -> bool:
    """Whether a noun begins a name and not a kind: "Cục Trẻ em", not "Cục liên quan"."""
    kind = re.match(r"\s+(?:có\s+|được\s+)?liên\s+quan(?!\w)", text[noun.end() :])
    return text[noun.start()].isupper() and kind is None and starts_body(text, noun.start())


_NEVER_ALONE: Final = frozenset(
    "hội bộ ban tổ đội cấp phòng báo đài vụ viện trạm quỹ cục sở ngành xã huyện tỉnh".split()
)
_SCHOOLS: Final = re.compile(
    r"(?:mầm non|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt|phổ thông|cao đẳng|đại học)(?!\w)",
    re.IGNORECASE,
)
_ALONE: Final = frozenset(
    ("địa phương", "nhà trường", "trường học", "doanh nghiệp", "chủ đầu tư", "cấp ủy", "người dân")
)


def _ends_group(text: str, end: int) -> bool:
    """Whether a group has come to its end: what follows "liên quan" or a place is another group."""
    return bool(
        re.search(r"(?:liên quan|tỉnh|huyện|thành phố|xã|nghề nghiệp|chính trị - xã hội|phường|đặc khu)$", text[:end])
    )


def _described(text: str, end: int) -> int:
    first = True
    while True:
        match = p.TAIL.match(text, end) or p.DESCRIPTION.match(text, end) or p.ABBREVIATED.match(text, end)
        if match is None:
            return end
        # "các tổ chức thành viên tuyên truyền": a second word that is a verb too begins the predicate.
        if not first and match.re is p.DESCRIPTION and p.VERB.fullmatch(match.group().strip()):
            following = text[match.end() :].lstrip()
            if not p.VERB.match(following):
                return end
        end, first = match.end(), False


def clean(name: str) -> str:
    """A name with one space between its words and no sign around it."""
    return " ".join(name.split()).strip(" ,;-–")
