"""The names of bodies in a text: where one begins and ends, and lists of them, with commas and «và» inside names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from plansite.importing.vocabulary import (
    BARE,
    DESCRIBED,
    FIELDS,
    HEADS,
    HOLDERS,
    LOWER_AFTER,
    NOUNS,
    PAIRS,
    SHORT_HEADS,
    UNITS,
    UPPERS,
    VERBS,
)


def _any(phrases: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) + r")(?!\w)"


_CAP: Final = rf"[A-Z{UPPERS}][^\W_]*(?:[&.-](?=[A-Z{UPPERS}])[A-Z{UPPERS}][^\W_]*)*"
_CAPITAL: Final = re.compile(_CAP)
_NAME: Final = rf"(?:\s+(?!{_any((*HEADS, *SHORT_HEADS))}){_CAP}){{1,5}}"
_HEAD: Final = re.compile(_any(HEADS), re.IGNORECASE)
_SHORT: Final = re.compile(_any(SHORT_HEADS), re.IGNORECASE)
_FIELD: Final = re.compile(_any(FIELDS), re.IGNORECASE)
_LOWER: Final = re.compile(_any(LOWER_AFTER), re.IGNORECASE)
_VERB: Final = re.compile(_any(VERBS), re.IGNORECASE)
_UNIT: Final = rf"(?:{UNITS})(?!\w)"
_UNIT_LIST: Final = rf"{_UNIT}(?:(?:\s*[,;/]\s*|\s*-\s*|\s+và\s+){_UNIT})*"
_WHERE: Final = (
    rf"(?:toàn\s+)?(?:{_UNIT}|địa\s+phương|cơ\s+sở|trung\s+ương|Trung\s+ương|quản\s+lý|dân\s+cư|cả\s+nước)(?:{_NAME})?"
)
_TAIL: Final = re.compile(
    rf"\s+(?:(?:các|những)\s+{_UNIT_LIST}(?:\s+(?:trên|trong|thuộc|của)\s+(?:địa\s+bàn\s+)?{_WHERE})?"
    rf"|cấp\s+(?:tỉnh|huyện|xã|cơ\s+sở|trên|thành\s+phố|mình)(?:(?:,|\s+và)\s*(?:cấp\s+)?(?:huyện|xã)(?!\w))*"
    rf"|(?:các|hai|02|2|3|ba)\s+cấp(?!\w)"
    rf"|(?:biên\s+giới|ven\s+biển|miền\s+núi|vùng\s+cao)(?!\w)|(?:có\s+|được\s+)?liên\s+quan(?:\s+khác)?"
    rf"|(?:trên|trong|tại|ở|của|thuộc|trực\s+thuộc)\s+(?:địa\s+bàn(?:\s+{_WHERE})?|{_WHERE})"
    rf"|(?:thuộc|trực\s+thuộc|của)\s+(?:UBND|Ủy\s+ban\s+nhân\s+dân|Sở|Bộ|Tỉnh|Thành\s+phố)(?:\s+{_WHERE})?"
    rf"|{_UNIT_LIST}(?:{_NAME})?"
    rf"|(?:-\s*)?(?:Chi|chi)\s+nhánh(?:\s+{_WHERE}|{_NAME})?|khu\s+vực(?:\s+[IVX\d]+(?!\w))?(?:{_NAME})?"
    r"|số\s+\d+|[IVX]+(?!\w)|tối\s+cao(?!\w)|nhân\s+dân(?!\w)|trực\s+thuộc(?!\w)|phụ\s+trách(?!\w)|nêu\s+trên"
    rf"|vì\s+sự\s+phát\s+triển(?:{_NAME})?"
    r"|(?:dự\s+án|khu\s+công\s+nghiệp|khu\s+kinh\s+tế|(?:và\s+)?các\s+khu\s+công\s+nghiệp|di\s+tích|rừng"
    r"|cụm\s+công\s+nghiệp|chợ|đầu\s+tư\s+xây\s+dựng)(?!\w)"
    rf"|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s+[uủ][ỷy](?:\s+{_WHERE})?|Trung\s+ương"
    rf"|(?:của\s+)?Ban\s+[Cc]hỉ\s+đạo(?:\s+{_WHERE})?"
    rf"|Việt\s+Nam|VN(?!\w))"
)
_PLURAL: Final = re.compile(r"(?:tất\s+cả\s+)?(?:các|những|từng|mỗi|toàn\s+thể|một\s+số)\s+", re.IGNORECASE)
_NOUN: Final = re.compile(_any(NOUNS), re.IGNORECASE)
_ABBREVIATED: Final = re.compile(r"\s+[A-ZĐ]{2,}(?:[&-][A-ZĐ]{2,})*(?!\w)")
_HOLDER: Final = re.compile(_any(HOLDERS))
_BOARD: Final = re.compile(
    rf"(?:Thường\s+trực\s+|Cơ\s+quan\s+[Tt]hường\s+trực\s+)?Ban\s+[Cc]hỉ\s+đạo\s+(?=[A-Z{UPPERS}\d])[^,;.:()]{{4,110}}?\s"
    r"(?:tỉnh|huyện|xã|phường|thành\s+phố|Trung\s+ương|quốc\s+gia(?=\s*(?:$|[,;.:)])))(?!\w)"
)
"""A board by its programme: "Ban Chỉ đạo Chương trình xây dựng nông thôn mới tỉnh"."""
_DESCRIBED: Final = re.compile(rf"\s+{_any(DESCRIBED)}", re.IGNORECASE)
_JOINT: Final = re.compile(r"\s*(?:,|;|/|\s+và)\s*(?:(?:các|những)\s+)?")
_HONOUR: Final = re.compile(
    r"(?:(?:[Cc]ác\s+)?(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng\s*(?:,\s*|\(|/)\s*[Bb]à\)?|[Ôô]ng"
    r"|[Bb]à(?=\s+[A-ZĐ])))\s*:?\s+(?=\S)"
)
_PERSON: Final = re.compile(rf"(?:[A-Z{UPPERS}][^\W\d_]*\s+){{1,5}}?(?:[A-Z{UPPERS}][^\W\d_]*)\s*[-–,]\s*")
_OFFICES: Final = re.compile(r"\s*[-–]\s*")
_BETWEEN: Final = re.compile(
    r"(?:\s*(?:[,;/+]|\.\s(?=Sở|Công an|UBND))\s*|\s+)(?:(?:và|hoặc|cùng|cùng với)\s+)?(?:với\s+)?(?:[-–]\s*)?"
)
_REMARK: Final = re.compile(r"\s*\((?![^()]*(?:trước ngày|hoàn thành|chậm nhất))[^()]{1,90}\)")
_SHORT_PLURAL: Final = re.compile(r"(?P<head>sở|bộ|phòng|ban|hội|cục|trường)(?P<colon>\s*:)?\s+", re.IGNORECASE)
_AND: Final = re.compile(r"\s*(?P<sign>,|-|–|&|\s+và)\s*")
_COMMA_NAMES: Final = re.compile(
    r"(?:thể thao|khoa học|thông tin|xã hội|gia đình|thể dục|phim|du lịch)(?!\w)", re.IGNORECASE
)
_NAMING: Final = re.compile(
    rf"(?<!\w){_any(sorted({*HEADS, *SHORT_HEADS, *FIELDS}, key=len, reverse=True))}", re.IGNORECASE
)
_INITIALS: Final = re.compile(
    r"(?<!\w)(?:ubnd|hđnd|mttq|ubmttq|tncs|htx|bhxh|lđlđ|qlda|dtts|vnpt|cand|pccc|vksnd|tand|hđnd)(?!\w)", re.IGNORECASE
)
_UPPER_HEADS: Final = re.compile(_any((*HEADS, *SHORT_HEADS)), re.IGNORECASE)
_NO_BODY: Final = re.compile(
    r"(?:tiêu chí|chỉ số|công cụ|quy tắc|thủ tục|tài liệu|dữ liệu|mã|câu hỏi|nhận diện)(?!\w)", re.I
)
_CUT: Final = frozenset(
    "chợ khỏe trại thao diễn chứng giảng đàm chẩn viên ý đầu luật Luật sưu phim ảnh câu dữ số chí động hiệu trợ "
    "phí kết thể việc án hành cáo nghị thảo thi thọ máy tiêu chỉ công dẫn chức hợp chống ngừa ngũ diện trả đất "
    "nước trương họp ứng".split()
)
"""Second syllables of words that are no bodies: "Ban hành", "Báo cáo", "Hội nghị", "Tổ chức"."""


@dataclass(frozen=True, slots=True)
class Body:
    """A name of a body in a text, by place. `general` where it names a kind of bodies."""

    start: int
    end: int
    name: str
    general: bool = False


def bodies(text: str, start: int = 0) -> tuple[Body, ...]:
    """The bodies that a list beginning at `start` names; empty where none begins there."""
    text = normal(text)
    found: list[Body] = []
    honour = _HONOUR.match(text, start)
    position = honour.end() if honour else start
    if honour:
        person = _PERSON.match(text, position)
        position = person.end() if person and _body(text, person.end()) else position
    while True:
        several = _several(text, position)
        one = None if several else (_body(text, position) or _elliptical(text, position, found))
        if several:
            found += several
        elif one:
            found.append(one)
        else:
            break
        end = found[-1].end
        remark = _REMARK.match(text, end)
        end = remark.end() if remark else end
        gap = (_OFFICES.match(text, end) if honour else None) or _BETWEEN.match(text, end)
        if gap is None or not gap.group().strip():
            break
        position = gap.end()
    if honour and found and not honour.group().lower().startswith("các"):
        # One person, in several offices perhaps: named by the first, with the honour that the text gives.
        said = honour.group().strip(" :") if "chí" in honour.group() and honour.end() == found[0].start else ""
        found = [replace(found[0], end=found[-1].end, name=f"{said} {found[0].name}".strip())]
    return tuple(found)


def whole(text: str) -> tuple[Body, ...]:
    """The bodies of a text that is a list of them and nothing else."""
    text = text.strip(" .;:,")
    found = bodies(text)
    if not found:
        return ()
    rest = _REMARK.sub("", text[found[-1].end :]).strip(" .;:,")
    return found if not rest else ()


def normal(text: str) -> str:
    """A text all in capitals with the capitals of a name, letter for letter; any other as it stands."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 4 or not all(char.isupper() for char in letters):
        return text
    small = text.lower()
    heads = {head.lower(): head for head in (*HEADS, *SHORT_HEADS)}
    named = _NAMING.sub(lambda match: heads.get(match.group(), match.group().capitalize()), small)
    return _INITIALS.sub(lambda match: match.group().upper(), named)


def _body(text: str, start: int) -> Body | None:
    """One body that begins at `start`."""
    board = _BOARD.match(text, start)
    held = Body(start, board.end(), _clean(board.group())) if board else _holding(text, start)
    if held is not None:
        return held
    head = _capital_head(text, start) or _small_head(text, start)
    if head is not None:
        end = _extended(text, head.end(), free=True)
        told = head.group().lower() in BARE or head.group().isupper() or _is_full(head.group())
        if end > head.end() or told:
            return Body(start, end, _clean(text[start:end]))
    short = _SHORT.match(text, start)
    if short is not None and _opens_name(text, short):
        end = _extended(text, short.end())
        if end > short.end():
            return Body(start, end, _clean(text[start:end]))
    return _general(text, start)


def _is_full(head: str) -> bool:
    """Whether a beginning is a whole name: "Ủy ban Dân tộc"."""
    words = head.split()
    return len(words) > 2 and any(word[0].isupper() for word in words[2:])


def _holding(text: str, start: int) -> Body | None:
    """A body whose name holds another's: "Văn phòng HĐND và UBND xã", "Thủ trưởng các sở, ban, ngành"."""
    holder = _HOLDER.match(text, start)
    if holder is None:
        return None
    place = holder.end() + 1
    named = text[place : place + 1].isupper() or _PLURAL.match(text, place)
    inner = _body(text, place) if text[holder.end() : place] == " " and named else None
    if inner is None:
        return None
    end = inner.end
    second = re.compile(r"\s+và\s+").match(text, end)
    other = _body(text, second.end()) if second and holder.group() == "Văn phòng" else None
    if other and re.match(r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng)", other.name):
        end = other.end
    return Body(start, end, _clean(text[start:end]))


def _capital_head(text: str, start: int) -> re.Match[str] | None:
    """A head that begins with a capital, whatever the others are."""
    return _HEAD.match(text, start) if text[start : start + 1].isupper() else None


def _small_head(text: str, start: int) -> re.Match[str] | None:
    """A longer head written small: "công an xã", "trạm y tế"."""
    match = _UPPER_HEADS.match(text, start)
    if match is None or " " not in match.group() or text[start : start + 1].isupper():
        return None
    return match


def _opens_name(text: str, short: re.Match[str]) -> bool:
    """Whether a name follows one of the short words."""
    rest = text[short.end() :].lstrip()
    word = re.match(r"[^\W\d_]+", rest)
    if word is None or word.group() in _CUT or _NO_BODY.match(rest):
        return False
    following = text[short.end() :]
    small = not short.group()[:1].isupper()
    if _LOWER.match(following.lstrip()) or _TAIL.match(following):
        return not small or bool(_LOWER.match(following.lstrip()))
    if rest[:1].isupper():
        return True
    return not small and bool(_FIELD.match(rest))


def _extended(text: str, end: int, free: bool = False) -> int:
    """Where the name goes on to from `end`; `free` where «và» before a capital can only be inside the name."""
    last_field = "?" if free else ""
    while True:
        rest = re.match(r"\s+", text[end:])
        place = end + (rest.end() if rest else 0)
        tail = _TAIL.match(text, end)
        if tail:
            end, last_field = tail.end(), ""
            continue
        if rest:
            field = _FIELD.match(text, place) or _LOWER.match(text, place)
            if field and (field.group()[0].isupper() or _is_name(text, end, field)):
                end, last_field = field.end(), field.group().lower()
                continue
            capital = _CAPITAL.match(text, place)
            if capital and not _starts_body(text, place):
                end, last_field = capital.end(), ""
                second = re.compile(r"\s+([^\W\d_]+)").match(text, end)
                if (
                    second and second.group(1).islower() and len(capital.group()) > 1 and not capital.group().isupper()
                    and not _VERB.match(text, second.start(1)) and second.group(1) not in _FUNCTION
                    and not _TAIL.match(text, end)
                ):  # fmt: skip
                    end = second.end()
                continue
        joined = _joined_field(text, end, last_field, free)
        if joined is None:
            return end
        end, last_field = joined


def _is_name(text: str, end: int, field: re.Match[str]) -> bool:
    """Whether a field in small letters belongs to the name before it: right after a short word or a field."""
    before = text[:end].rsplit(None, 1)[-1:] or [""]
    return bool(_SHORT.fullmatch(before[0])) or before[0].lower() in (
        "tâm",
        "cục",
        "phòng",
        "ban",
        "viện",
        "hội",
        "phối",
    )


_FUNCTION: Final = frozenset(
    "và các có là để với theo của trên tại về trong khi được phải cần sẽ thì cùng do từ đến thường như làm vào "
    "ra lên sau "
    "trước căn chịu chủ phối tham đề yêu giao xây hướng triển đẩy tăng nâng tiếp thực quán lồng huy vận khuyến hỗ tạo "
    "phát kiểm đôn giám tổng báo rà đánh bố cân thẩm trình tuyên ban đưa lập mở kịp định bảo đảm nghiên chỉ rút hoàn "
    "ngoài không đã đang nếu mà hay hoặc thông phân nghiêm khẩn chuẩn gửi nộp cung cấp quản xử".split()
)
"""Small words that no name goes on with."""


def _starts_body(text: str, place: int) -> bool:
    head = _capital_head(text, place)
    short = _SHORT.match(text, place)
    if head or short is None or not text[place].isupper() or not _opens_name(text, short):
        return bool(head)
    # "Trường Đại học Trường Giang": before another capital it is a place's name.
    rest = text[short.end() :].lstrip()
    return not rest[:1].isupper() or bool(_FIELD.match(rest) or _LOWER.match(rest) or _TAIL.match(text, short.end()))


def _joined_field(text: str, end: int, last: str, free: bool = False) -> tuple[int, str] | None:
    """A field that "và", a dash or a comma joins to the name."""
    sign = _AND.match(text, end)
    if sign is None:
        return None
    field = _FIELD.match(text, sign.end())
    if field is None:
        capital = _CAPITAL.match(text, sign.end())
        joins = sign["sign"].strip() in ("&", "-", "–") and capital and not _starts_body(text, sign.end())
        return (capital.end(), "") if capital and joins else None
    name = field.group().lower()
    mark = sign["sign"].strip()
    if mark == ",":
        good = last in ("văn hóa", "văn hoá", "thông tin") and bool(_COMMA_NAMES.match(name))
    elif mark in ("-", "–", "&"):
        good = bool(last) and (not _starts_body(text, sign.end()) or field.group().lower() in ("thống kê", "thuế"))
    else:
        good = f"{last}+{name}" in PAIRS or (free and field.group()[0].isupper() and not _starts_body(text, sign.end()))
    return (field.end(), name) if good else None


def _elliptical(text: str, start: int, found: list[Body]) -> Body | None:
    """ "Tài chính" after "Sở Nội vụ,": the field alone, its "Sở" said once."""
    if not found or found[-1].general:
        return None
    head = found[-1].name.split(None, 1)[0]
    field = _FIELD.match(text, start)
    if head.lower() not in ("sở", "bộ", "phòng", "ban", "cục") or field is None or not text[start].isupper():
        return None
    end = _extended(text, start - 1) if text[start - 1 : start] == " " else _extended_field(text, field)
    return Body(start, end, f"{head} {_clean(text[start:end])}")


def _extended_field(text: str, field: re.Match[str]) -> int:
    joined = _joined_field(text, field.end(), field.group().lower())
    return joined[0] if joined else field.end()


def _several(text: str, start: int) -> list[Body]:
    """ "các Sở: Nội vụ, Tài chính" or "các sở Nội vụ, Y tế": one body for each field."""
    plural = _PLURAL.match(text, start)
    noun = _SHORT_PLURAL.match(text, plural.end() if plural else start)
    if noun is None or not (plural or noun["colon"]):
        return []
    head = noun["head"].capitalize()
    found: list[Body] = []
    position = noun.end()
    while True:
        field = _FIELD.match(text, position)
        if field is None or not text[position].isupper() or (head != "Bộ" and _starts_body(text, position)):
            break
        end = _extended(text, position - 1)
        end = max(end, field.end())
        found.append(Body(position, end, f"{head} {_clean(text[position:end])}"))
        gap = re.compile(r"\s*(?:,|;|\s+và)\s*").match(text, end)
        if gap is None:
            break
        position = gap.end()
    return found


def _general(text: str, start: int) -> Body | None:
    """Bodies named by kind: "các sở, ban, ngành, đoàn thể tỉnh"."""
    plural = _PLURAL.match(text, start)
    first = _NOUN.match(text, plural.end() if plural else start)
    if first is None:
        return None
    end, count = _described(text, first.end()), 1
    while True:
        joint = _JOINT.match(text, end)
        noun = _NOUN.match(text, joint.end()) if joint else None
        school = _SCHOOLS.match(text, joint.end()) if joint and noun is None else None
        if school:
            end, count = school.end(), count + 1
            continue
        if joint is None or noun is None or (_starts_body(text, noun.start()) and text[noun.start()].isupper()):
            break
        if joint.group().strip().startswith("và") and "các" in joint.group() and count and _ends_group(text, end):
            break
        end, count = _described(text, noun.end()), count + 1
    tailed = end > first.end()
    if not plural and count < 2 and not tailed and first.group().lower() not in _ALONE:
        return None
    if not plural and count < 2 and (_VERB.match(text, start) or first.group().lower() in _NEVER_ALONE):
        return None
    return Body(start, end, _clean(text[start:end]), True)


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
        match = _TAIL.match(text, end) or _DESCRIBED.match(text, end) or _ABBREVIATED.match(text, end)
        if match is None:
            return end
        # "các tổ chức thành viên tuyên truyền": a second word that is a verb too begins the predicate.
        if not first and match.re is _DESCRIBED and _VERB.fullmatch(match.group().strip()):
            following = text[match.end() :].lstrip()
            if not _VERB.match(following):
                return end
        end, first = match.end(), False


def _clean(name: str) -> str:
    return " ".join(name.split()).strip(" ,;-–")
