"""One name of a body in a text: where it begins and ends."""

import re
from dataclasses import dataclass
from typing import Final

from plansite.importing import name_patterns as p
from plansite.importing.name_extent import capital_head, extended, opens_name, starts_body
from plansite.importing.vocabulary import ALONE, BARE


@dataclass(frozen=True, slots=True)
class Body:
    """A name of a body in a text, by place. `general` where it names a kind of bodies."""

    start: int
    end: int
    name: str
    general: bool = False


def body_at(text: str, start: int) -> Body | None:
    """One body that begins at `start`."""
    board = p.BOARD.match(text, start) or p.NUMBERED.match(text, start) or p.YOUTH.match(text, start)
    held = Body(start, board.end(), clean(board.group()), board.re is p.YOUTH) if board else _holding(text, start)
    if held is not None:
        return held
    head = capital_head(text, start) or _small_head(text, start)
    if head is not None:
        end = _of_kind(text, head, extended(text, head.end(), free=True))
        told = head.group().lower() in BARE or head.group().isupper() or _is_full(head.group())
        doing = p.VERB.match(text, head.end() + 1) and not p.VERB.match(head.group())  # "Chi đoàn phối hợp"
        told = told or bool(doing and " " in head.group() and head.group() not in ("Người đứng đầu", "Thủ trưởng"))
        if end > head.end() or told:
            return Body(start, end, clean(text[start:end]))
    short = p.SHORT.match(text, start)
    if short is not None and opens_name(text, short):
        end = extended(text, short.end())
        if end > short.end():
            return Body(start, end, clean(text[start:end]))
    return _general(text, start)


def _of_kind(text: str, head: re.Match[str], end: int) -> int:
    """Where a name in small letters ends that goes on with a kind of bodies: "công đoàn ngành trung ương"."""
    noun = p.NOUN.match(text, end + 1) if end == head.end() and text[end : end + 1] == " " else None
    if noun is None or not head.group().islower() or not noun.group().islower() or p.VERB.match(text, noun.start()):
        return end
    return _described(text, noun.end())


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


def _small_head(text: str, start: int) -> re.Match[str] | None:
    """A longer head written small: "công an xã", "trạm y tế"."""
    match = p.UPPER_HEADS.match(text, start)
    if match is None or " " not in match.group() or text[start : start + 1].isupper():
        return None
    return match


def _general(text: str, start: int) -> Body | None:
    """Bodies named by kind: "các sở, ban, ngành, đoàn thể tỉnh"."""
    plural = p.PLURAL.match(text, start)
    place = plural.end() if plural else start
    named = capital_head(text, place) if plural else None
    if named and (end := extended(text, named.end())) > named.end():  # "các Chi cục Thuế"
        return Body(start, end, clean(text[start:end]), True)
    kinds = [match for match in (p.NOUN.match(text, place), plural and _small_head(text, place)) if match]
    if not kinds:
        return None
    first = max(kinds, key=lambda match: match.end())
    end, count = _described(text, first.end()), 1
    while plural or end == first.end() or count > 1:
        joint = p.JOINT.match(text, end)
        noun = p.NOUN.match(text, joint.end()) if joint else None
        more = _MORE.match(text, joint.end()) if joint else None
        if more and (noun is None or more.end() > noun.end()):
            end, count = _described(text, more.end()), count + 1
            continue
        if joint is None or noun is None or _names_one(text, noun) or _kind_of_its_own(text, end, noun):
            break
        if joint.group().strip().startswith("và") and "các" in joint.group() and count and _ends_group(text, end):
            break
        end, count = _described(text, noun.end()), count + 1
    tailed = end > first.end()
    if not plural and count < 2 and not tailed and first.group().lower() not in ALONE:
        return None
    if not plural and count < 2 and (p.VERB.match(text, start) or first.group().lower() in _NEVER_ALONE):
        return None
    return Body(start, end, clean(text[start:end]), True)


def _names_one(text: str, noun: re.Match[str]) -> bool:
    """Whether a noun begins a name and not a kind: "Cục Trẻ em", not "Cục liên quan"."""
    kind = re.match(r"\s+(?:có\s+|được\s+)?liên\s+quan(?!\w)", text[noun.end() :])
    return text[noun.start()].isupper() and kind is None and starts_body(text, noun.start())


def _kind_of_its_own(text: str, end: int, noun: re.Match[str]) -> bool:
    """Whether a longer name in small letters follows a group that a place has closed: "…, công đoàn ngành"."""
    head = _small_head(text, noun.start())
    return head is not None and _ends_group(text, end) and _of_kind(text, head, head.end()) > head.end()


_NEVER_ALONE: Final = frozenset(
    "hội bộ ban tổ đội cấp phòng báo đài vụ viện trạm quỹ cục sở ngành xã huyện tỉnh".split()
)
_MORE: Final = re.compile(
    r"(?:mầm non|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt|phổ thông|cao đẳng|đại học|báo chí"
    r"|truyền thông|thủy điện)(?!\w)",
    re.IGNORECASE,
)
"""What goes on with what a noun is of: "các trường mầm non, tiểu học", "các cơ quan thông tấn, báo chí"."""


def _ends_group(text: str, end: int) -> bool:
    """Whether a group has come to its end: what follows "liên quan" or a place is another group."""
    return bool(
        re.search(r"(?:liên quan|tỉnh|huyện|thành phố|xã|nghề nghiệp|chính trị - xã hội|phường|đặc khu)$", text[:end])
    )


def _described(text: str, end: int) -> int:
    first = True
    while True:
        field = p.FIELD.match(text, end + 1) if first and text[end : end + 1] == " " else None
        if field and not p.VERB.match(text, field.start()) and field.group().islower():  # "cơ quan thú y"
            end, first = field.end(), False
            continue
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
