"""How far a name of a body goes on from where it begins, and whether another begins there."""

import re

from plansite.importing import name_patterns as p
from plansite.importing.vocabulary import PAIRS


def capital_head(text: str, start: int) -> re.Match[str] | None:
    """A head that begins with a capital, whatever the others are."""
    return p.HEAD.match(text, start) if text[start : start + 1].isupper() else None


def opens_name(text: str, short: re.Match[str]) -> bool:
    """Whether a name follows one of the short words."""
    rest = text[short.end() :].lstrip()
    word = re.match(r"[^\W\d_]+", rest)
    named = rest[:1].isupper() and (p.FIELD.match(rest) or p.LOWER.match(rest))  # "Hội Luật gia", no "Bộ luật"
    if word is None or (word.group() in p.CUT and not named) or p.NO_BODY.match(rest):
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
            school = text[:end].endswith(("Đại học", "Cao đẳng"))  # "Trường Đại học Công đoàn"
            if capital and (school or not starts_body(text, place)):
                end, last_field = _word(text, capital), ""
                continue
        joined = joined_field(text, end, last_field, free)
        if joined is None:
            closed = _closing(text, end)
            if closed == end:
                return _termed(text, end)
            joined = closed, "?"
        end, last_field = joined


def _word(text: str, capital: re.Match[str]) -> int:
    """Where a word ends that a capital begins, its second syllable included: "Kiểm tra"."""
    end = capital.end()
    second = re.compile(r"\s+([^\W\d_]+)").match(text, end)
    unit = p.SHORT.fullmatch(capital.group())  # "Văn phòng Sở giúp …"
    if second is None or not second.group(1).islower() or unit or capital.group().isupper():
        return end
    verb = p.VERB.match(text, second.start(1)) and not _one_word(text[capital.start() : second.end()])
    return end if verb or second.group(1) in p.FUNCTION or p.TAIL.match(text, end) else second.end()


def _one_word(text: str) -> bool:
    """Whether two syllables are one verb, and so a thing's name after a body's first word: "Đăng ký"."""
    return p.VERB.fullmatch(text) is not None


def _termed(text: str, end: int) -> int:
    """Where a name ends that lists what it is for in words that are no places: "Ban Chính sách, Pháp luật và …"."""
    terms = p.TERMS.match(text, end)
    places = [m.end() for m in p.TERM_SIGN.finditer(text, end, terms.end())] if terms else []
    if any(starts_body(text, place) for place in places) or all(p.FIELD.match(text, place) for place in places):
        return end
    return terms.end() if terms else end


def _closing(text: str, end: int) -> int:
    """Where a name ends whose last words are small, if a list's sign follows: "Cảng vụ Đường thủy nội địa"."""
    rest = p.CLOSING.match(text, end)
    said = p.FIELD.sub(_blank, rest.group(1)) if rest else ""
    before = text[:end].rsplit(None, 2)[-2:]
    named = bool(before) and before[-1].islower() and not p.TAIL.fullmatch(f" {before[-1]}")
    small = all(word.islower() and word not in p.FUNCTION and not p.VERB.fullmatch(word) for word in said.split())
    begin = rest.start(1) if rest else end
    verb = any(p.VERB.match(said, word.start()) for word in re.finditer(r"(?<=\s)\w", said))
    verb = verb or any(p.VERB.match(text, begin + word.start()) for word in re.finditer(r"(?<=\s)\w", said))
    return end + len(rest.group(1)) if rest and named and small and not verb else end


def _blank(match: re.Match[str]) -> str:
    return match.group() if p.VERB.fullmatch(match.group()) else " " * len(match.group())


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
    head = capital_head(text, place)
    short = p.SHORT.match(text, place)
    if head or short is None or not text[place].isupper() or not opens_name(text, short):
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
        ends = _word(text, capital) if capital and not starts_body(text, sign.end()) else 0
        initials = capital is not None and capital.group().isupper() and text[:end].rsplit(None, 1)[-1].isupper()
        joins = (
            sign["sign"].strip() in ("&", "-", "–")
            or (  # "PCTT và TKCN"
                sign["sign"].strip() == "và" and (initials or " " in text[sign.end() : ends])
            )
        )
        return (ends, "?") if ends and joins else None
    name = field.group().lower()
    mark = sign["sign"].strip()
    if mark == ",":
        good = last in ("văn hóa", "văn hoá", "thông tin") and bool(p.COMMA_NAMES.match(name))
    elif mark in ("-", "–", "&"):
        good = not starts_body(text, sign.end()) or field.group().lower() in ("thống kê", "thuế", "thanh tra")
    else:
        good = f"{last}+{name}" in PAIRS or (
            (free or last == "?") and field.group()[0].isupper() and not starts_body(text, sign.end())
        )
    return (field.end(), name) if good else None
