"""Numbers and dates in Vietnamese and English prose, brought to one form that can be compared.

A quantity is certain, or only possible where a word has another sense too ("một" and "a", "May").
A translation must account for every certain quantity; a possible one may account for it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from plansite.model import Lang

VI: Final = "vi"
EN: Final = "en"
KNOWN: Final = frozenset({VI, EN})
"""The languages whose number words are known."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number (`6`), a date (`2013-03-04`, `--03-04`), a month (`2013-03`, `--03`) or a percent sign (`%`)."""

    value: str
    start: int
    text: str
    certain: bool = True


def _table(*groups: tuple[str, int]) -> Mapping[str, int]:
    return MappingProxyType({word: first + step for words, first in groups for step, word in enumerate(words.split())})


_DIGITS_VI: Final = _table(("không một hai ba bốn năm sáu bảy tám chín mười", 0), ("bẩy", 7))
_ONES_VI: Final = _table(("một hai ba bốn năm sáu bảy tám chín", 1), ("mốt", 1), ("tư lăm", 4), ("nhăm", 5), ("bẩy", 7))
_SCALES_VI: Final[Mapping[str, int]] = MappingProxyType(
    {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
)
_ONES_EN: Final = _table(
    ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", 1),
    ("sixteen seventeen eighteen nineteen", 16),
    ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1),
    ("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 14), ("thirds", 3),
)  # fmt: skip
_TENS_EN: Final[Mapping[str, int]] = MappingProxyType(
    {
        form: 10 * tens
        for tens, word in enumerate("twent thirt fort fift sixt sevent eight ninet".split(), 2)
        for form in (word + "y", word + "ieth")
    }
)
_SCALES_EN: Final[Mapping[str, int]] = MappingProxyType({"thousand": 10**3, "million": 10**6, "billion": 10**9})
_MONTHS: Final = _table(
    ("january february march april may june july august september october november december", 1),
    ("jan feb mar apr", 1), ("jun jul aug sep oct nov dec", 6), ("sept", 9),
)  # fmt: skip
_MONTHS_VI: Final = _table(("một hai ba tư năm sáu bảy tám chín mười", 1), ("giêng", 1), ("chạp", 12))

_COUNTED: Final = frozenset(
    "nhiệm nhóm cơ người trẻ em tuổi ngày tháng lần huyện xã việc chương mục điều khoản điểm bước nội giải đề văn"
    " đơn cấp ngành triệu nghìn ngàn trăm mươi phần năm tỉnh trường lớp đồng cán tuần giờ phút loại hình dự tổ quyền"
    " thành sở cộng đối hộ phường thôn chỉ tiêu yêu dịch hoạt đợt buổi cuộc tỷ".split()
)
"""What can stand after a number: "năm" before one of these is five, elsewhere most often a year."""
_YEARLY: Final = frozenset(
    "hằng hàng mỗi trong các những nhiều từng cả đầu cuối giữa một hai ba bốn sáu bảy tám chín mười mươi mấy trăm qua"
    " suốt nửa vài theo kế ngày tháng".split()
)
_MEASURES: Final = frozenset("tuổi năm tháng ngày lần tuần giờ phút".split())
_POSSIBLE_EN: Final[Mapping[str, int]] = MappingProxyType(
    {"a": 1, "an": 1, "each": 1, "single": 1, "both": 2, "pair": 2, "double": 2, "twofold": 2, "dozen": 12,
     "quarter": 4, "quarters": 4, "zero": 0, "no": 0, "fives": 5, "sixes": 6, "monday": 2, "tuesday": 3,
     "wednesday": 4, "thursday": 5, "friday": 6, "saturday": 7}
)  # fmt: skip
_HALVES_EN: Final[Mapping[str, str]] = MappingProxyType({"once": "1", "twice": "2", "half": "0.5", "halves": "0.5"})

_DATES_VI: Final = re.compile(
    r"(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>\d{4})\b"
    r"|(?:(?:ngày|mùng|mồng|đến|từ|trước|hết|sáng|chiều)\s+)(?P<d2>\d{1,2})/(?P<m2>\d{1,2})\b(?![/\d])"
    r"|(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2}|[a-zạêôơưăâáảãà]+)\b(?:(?:\s+năm\s+|/)(?P<y3>\d{4}))?"
    r"|tháng\s+(?P<m4>\d{1,2}|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?|giêng|chạp)\b"
    r"(?:(?:\s+năm\s+|[/-])(?P<y4>\d{4}))?",
    re.IGNORECASE,
)
_MONTH_EN: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DATES_EN: Final = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{_MONTH_EN})(?:,?\s+(?P<y>\d{{4}}))?\b"
    rf"|\b(?P<m2>{_MONTH_EN})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?P<y2>\d{{4}}))?\b"
    rf"|\b(?P<m3>{_MONTH_EN})(?:,?\s+(?:of\s+)?(?P<y3>\d{{4}}))?\b"
    r"|\b(?P<y5>\d{4})-(?P<m5>\d{2})-(?P<d5>\d{2})\b"
)
_DAY_NIGHT: Final = re.compile(r"\b24/24(?:/7)?\b")
_PERCENT: Final = re.compile(r"%|\bphần trăm\b|\bper ?cent(?:age)?\b", re.IGNORECASE)
_NUMERAL_PLACE: Final = (
    "khóa chương phần mục quý thứ kỳ đoạn kỷ giai term chapter part section quarter phase session congress legislature"
)
_NUMERAL: Final = re.compile(rf"(?<=\b)(?:(?i:{'|'.join(_NUMERAL_PLACE.split())}) +([IVXLC]+)|([IVX]{{2,}}))\b")
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_GROUPED: Final[Mapping[Lang, re.Pattern[str]]] = MappingProxyType(
    {VI: re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"), EN: re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")}
)


_SIGN: Final = re.compile(r"[\d%]|\b[IVXLC]+\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_COUNTING: Final[Mapping[Lang, frozenset[str]]] = MappingProxyType(
    {
        VI: frozenset((*_DIGITS_VI, "tháng", "đôi", "nửa", "tư", "nhất", "đầu", "trăm")),
        EN: frozenset((*_ONES_EN, *_TENS_EN, *_POSSIBLE_EN, *_MONTHS, *_HALVES_EN, "percent", "percentage", "cent")),
    }
)
"""The words without which, and without digits and numerals, a text has no quantity."""


def quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """The quantities of a text, in order. Only Vietnamese and English number words are known;
    in another language only digits are read, with a comma for thousands."""
    if lang in KNOWN and not _may_count(text, lang):
        return ()
    found: list[Quantity] = []
    rest = text
    dates = ((_DATES_VI if lang == VI else _DATES_EN, _date),) if lang in KNOWN else ()
    for pattern, read in ((_DAY_NIGHT, _day_night), *dates):
        for match in pattern.finditer(rest):
            quantity = read(match)
            if quantity:
                found.append(quantity)
                rest = rest[: match.start()] + "|" * len(match.group()) + rest[match.end() :]
    percent = _PERCENT.search(rest)
    if percent:
        found.append(Quantity("%", percent.start(), percent.group()))
        rest = _PERCENT.sub(lambda match: "|" * len(match.group()), rest)
    for match in _NUMERAL.finditer(rest):
        group = 1 if match.group(1) else 2
        numeral = match.group(group)
        found.append(Quantity(str(_roman(numeral)), match.start(group), numeral))
    rest = _NUMERAL.sub(lambda match: "|" * len(match.group()), rest)
    found += _words_vi(rest) if lang == VI else _words_en(rest, lang)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _may_count(text: str, lang: Lang) -> bool:
    """Whether a text has any sign of a number: a digit, a numeral or a number's word. Most texts have none."""
    return bool(_SIGN.search(text)) or not _COUNTING[lang].isdisjoint(_WORD.findall(text.casefold()))


def in_digits(found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """What a language whose number words are not known here must still show: numbers in digits, and years."""
    return tuple(
        replace(quantity, value=quantity.value.split("-")[0])
        for quantity in found
        if quantity.text[0].isdigit() and quantity.value.split("-")[0].isdigit()
    )


def unmatched(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Our certain quantities that theirs do not account for."""
    if not ours:
        return ()
    left = Counter(quantity.value for quantity in theirs)
    missing = []
    for quantity in sorted(ours, key=lambda quantity: not quantity.certain):
        if left[quantity.value]:
            left[quantity.value] -= 1
        elif quantity.certain:
            missing.append(quantity)
    return tuple(sorted(missing, key=lambda quantity: quantity.start))


def _day_night(match: re.Match[str]) -> Quantity:
    return Quantity("24", match.start(), match.group())


def _date(match: re.Match[str]) -> Quantity | None:
    """A date or month to its value; None where it is no day or month of the calendar."""
    named = {name[0]: value for name, value in match.groupdict().items() if value}
    month = _month(named["m"])
    day = int(named["d"]) if "d" in named else None
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    bare = set(named) == {"m"} and named["m"] in ("May", "March", "Mar")
    value = f"{named.get('y', '-')}-{month:02}" + (f"-{day:02}" if day else "")
    return Quantity(value, match.start(), match.group(), not bare)


def _month(name: str) -> int | None:
    word = " ".join(name.casefold().rstrip(".").split())
    if word.isdigit():
        return int(word)
    if word.startswith("mười "):
        return 10 + _MONTHS_VI[word.split(" ")[1]]
    return _MONTHS_VI.get(word) or _MONTHS.get(word)


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _digits(token: str, lang: Lang) -> Iterator[Decimal]:
    """A number in digits, by the language's marks; where the marks make none, each run of digits."""
    point, comma = (".", ",") if lang != VI else (",", ".")
    if _GROUPED.get(lang, _GROUPED[EN]).fullmatch(token):
        yield Decimal(token.replace(comma, "").replace(point, "."))
    elif re.fullmatch(rf"\d+{re.escape(point)}\d+|\d+{re.escape(comma)}(?:\d{{1,2}}|\d{{4,}})", token):
        yield Decimal(token.replace(",", "."))
    else:
        yield from (Decimal(run) for run in re.split("[.,]", token))


def _joined(text: str, tokens: Sequence[re.Match[str]], index: int, marks: str = " \u00a0\n") -> bool:
    """Whether only spaces (or the marks given) stand before this token and after the one before."""
    if not 0 < index < len(tokens):
        return False
    return not text[tokens[index - 1].end() : tokens[index].start()].strip(marks)


def _words_vi(text: str) -> Iterator[Quantity]:
    tokens = list(_TOKEN.finditer(text))
    words = [token.group().casefold() for token in tokens]
    index = 0
    while index < len(tokens):
        first = index
        word = words[first]
        if not word[0].isdigit() and word not in _COUNTING[VI]:
            index += 1
            continue
        before = words[first - 1] if _joined(text, tokens, first) else ""
        after = words[first + 1] if _joined(text, tokens, first + 1) else ""
        if word[0].isdigit():
            values = list(_digits(word, VI))
            index += 1
            while len(values) == 1 and _joined(text, tokens, index) and words[index] in _SCALES_VI:
                values = [values[0] * _SCALES_VI[words[index]]]
                index += 1
            for value in values:
                yield Quantity(_shown(value), tokens[first].start(), tokens[first].group())
            continue
        if word in ("đôi", "nửa"):
            yield Quantity("2" if word == "đôi" else "0.5", tokens[first].start(), word, False)
        if word == "tư" and before in ("thứ", "phần"):
            yield Quantity("4", tokens[first].start(), word, before == "thứ")
        if (word == "nhất" and before == "thứ") or (word == "đầu" and after == "tiên"):
            yield Quantity("1", tokens[first].start(), word, word == "nhất")
        if not _counts_vi(word, before, after, tokens[first].group(), tokens, first):
            index += 1
            continue
        number, index = _compound_vi(text, tokens, words, first)
        shown = text[tokens[first].start() : tokens[index - 1].end()]
        sure = index - first > 1 or _certain_vi(word, before, after)
        yield Quantity(_shown(Decimal(number)), tokens[first].start(), shown, sure)


def _counts_vi(word: str, before: str, after: str, written: str, tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word is a number here."""
    if word not in _DIGITS_VI or word == "không":
        return False
    if word == "năm" and (after[:1].isdigit() or before[:1].isdigit() or (before in _YEARLY and after not in _COUNTED)):
        return False
    if word == "ba" and after in ("mẹ", "má", "lô", "rem"):
        return False
    if (word, after) in (("một", "số"), ("hai", "chấm")):
        return False
    following = tokens[index + 1].group() if index + 1 < len(tokens) else ""
    return not (written[0].isupper() and following[:1].isupper())


def _certain_vi(word: str, before: str, after: str) -> bool:
    if before == "giữa":  # English says "between" without its two
        return False
    if word == "một":
        return after in _MEASURES and before not in ("hơn", "mỗi")
    if word == "năm":
        return after in _COUNTED and before not in _YEARLY
    return not (word == "chín" and after == "muồi")


def _compound_vi(text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], index: int) -> tuple[int, int]:
    """The number whose words begin at `index`, and the index after it."""
    total, part, last = 0, _DIGITS_VI[words[index]], index + 1
    ones_free = words[index] == "mười"
    while last < len(tokens) and _joined(text, tokens, last):
        word = words[last]
        nxt = words[last + 1] if _joined(text, tokens, last + 1) else ""
        if word in ("mươi", "chục") and part % 10 > 0:
            part = part - part % 10 + part % 10 * 10
            ones_free = True
        elif word == "trăm" and 0 < part < 10:
            part *= 100
            ones_free = False
            if nxt in _ONES_VI and nxt != "năm" and last + 2 < len(words) and words[last + 2] == "mươi":
                part, last, ones_free = part + _ONES_VI[nxt] * 10, last + 2, True
            elif nxt == "mười":
                part, last, ones_free = part + 10, last + 1, True
            elif nxt in ("linh", "lẻ") and last + 2 < len(words) and words[last + 2] in _ONES_VI:
                part, last = part + _ONES_VI[words[last + 2]], last + 2
        elif word in _SCALES_VI and part:
            total, part, ones_free = total + part * _SCALES_VI[word], 0, False
            if nxt in _ONES_VI and nxt != "năm" and last + 2 < len(words) and words[last + 2] in ("trăm", "mươi"):
                part, last = _DIGITS_VI[nxt], last + 1
            elif nxt == "không" and words[last + 2 : last + 3] == ["trăm"]:
                last += 2
                if words[last + 1 : last + 2] == ["mười"]:
                    part, last, ones_free = 10, last + 1, True
        elif ones_free and word in _ONES_VI and not (word == "năm" and part % 100 >= 10):
            part, ones_free = part + (5 if word == "lăm" else _ONES_VI[word]), False
        else:
            break
        last += 1
    return total + part, last


def _words_en(text: str, lang: Lang) -> Iterator[Quantity]:
    tokens = list(_TOKEN.finditer(text))
    words = [token.group().casefold() for token in tokens]
    index = 0
    while index < len(tokens):
        first, word = index, words[index]
        if word[0].isdigit():
            values = list(_digits(word, lang))
            index += 1
            while len(values) == 1 and _joined(text, tokens, index) and words[index] in _SCALES_EN:
                values = [values[0] * _SCALES_EN[words[index]]]
                index += 1
            for value in values:
                yield Quantity(_shown(value), tokens[first].start(), tokens[first].group())
        elif lang == EN and (word in _ONES_EN or word in _TENS_EN):
            number, index = _compound_en(text, tokens, words, first)
            shown = text[tokens[first].start() : tokens[index - 1].end()]
            sure = index - first > 1 or word not in ("one", "first", "second")
            yield Quantity(str(number), tokens[first].start(), shown, sure or word == "second")
        else:
            if lang == EN and word in _HALVES_EN:
                yield Quantity(_HALVES_EN[word], tokens[first].start(), word, False)
            elif lang == EN and word in _POSSIBLE_EN:
                yield Quantity(str(_POSSIBLE_EN[word]), tokens[first].start(), word, False)
            index += 1


def _compound_en(text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], index: int) -> tuple[int, int]:
    """The number whose words begin at `index`, and the index after it."""
    total, part, last = 0, 0, index
    while last < len(tokens) and (last == index or _joined(text, tokens, last, " -\u00a0\n")):
        word = words[last]
        if word in _ONES_EN and (part % 100 == 0 or (part % 100 >= 20 and part % 10 == 0 and _ONES_EN[word] < 10)):
            if last > index and words[last - 1] in _ONES_EN:
                break
            part += _ONES_EN[word]
        elif word in _TENS_EN and part % 100 == 0:
            part += _TENS_EN[word]
        elif word == "hundred" and 0 < part < 100:
            part *= 100
        elif word in _SCALES_EN and part:
            total, part = total + part * _SCALES_EN[word], 0
        elif word == "and" and last > index and words[last - 1] in ("hundred", "thousand"):
            if words[last + 1 : last + 2] and (words[last + 1] in _ONES_EN or words[last + 1] in _TENS_EN):
                last += 1
                continue
            break
        else:
            break
        last += 1
    return total + part, last
