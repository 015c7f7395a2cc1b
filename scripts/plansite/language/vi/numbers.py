"""Numbers in Vietnamese words, and which of these words are a number where they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from plansite.language.quantities.tokens import canonical, digits, joined
from plansite.language.quantity import Quantity, numbered
from plansite.language.tongue import Language

_MARKS: Final = Language(point=",", thousands=".")
_DIGITS: Final = numbered(("không một hai ba bốn năm sáu bảy tám chín mười", 0), ("bẩy", 7))
_ONES: Final = numbered(("một hai ba bốn năm sáu bảy tám chín", 1), ("mốt", 1), ("tư lăm", 4), ("nhăm", 5), ("bẩy", 7))
_SCALES: Final[Mapping[str, int]] = MappingProxyType(
    {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
)
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

_LOOSE: Final[Mapping[str, str]] = MappingProxyType({"đôi": "2", "nửa": "0.5", "rằm": "15", "nhì": "2"})

COUNTING: Final = frozenset((*_DIGITS, *_LOOSE, "tháng", "tư", "nhất", "đầu", "trăm"))
"""The words without which, and without digits and numerals, a text has no quantity."""


def numbers(text: str) -> Iterator[Quantity]:
    """The numbers of a Vietnamese text, in words and in digits, in order."""
    tokens = list(_MARKS.token.finditer(text))
    words = [token.group().casefold() for token in tokens]
    index = 0
    while index < len(tokens):
        first = index
        word = words[first]
        if not word[0].isdecimal() and word not in COUNTING:
            index += 1
            continue
        before = words[first - 1] if joined(text, tokens, first) else ""
        after = words[first + 1] if joined(text, tokens, first + 1) else ""
        if word[0].isdecimal():
            values = list(digits(word, _MARKS))
            index += 1
            while len(values) == 1 and joined(text, tokens, index) and words[index] in _SCALES:
                values = [values[0] * _SCALES[words[index]]]
                index += 1
            for value in values:
                yield Quantity(canonical(value), tokens[first].start(), tokens[first].group())
            continue
        if word in _LOOSE:
            yield Quantity(_LOOSE[word], tokens[first].start(), word, False)
        if word == "tư" and before in ("thứ", "phần"):
            yield Quantity("4", tokens[first].start(), word)
        if (word == "nhất" and before == "thứ") or (word == "đầu" and after == "tiên"):
            yield Quantity("1", tokens[first].start(), word, word == "nhất")
        if not _counts(word, before, after, tokens[first].group(), tokens, first):
            index += 1
            continue
        number, index = _compound(text, tokens, words, first)
        shown = text[tokens[first].start() : tokens[index - 1].end()]
        sure = index - first > 1 or _certain(word, before, after)
        yield Quantity(canonical(Decimal(number)), tokens[first].start(), shown, sure)


def _counts(word: str, before: str, after: str, written: str, tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word is a number here."""
    if word not in _DIGITS or word == "không":
        return False
    if word == "năm" and (
        after[:1].isdecimal() or before[:1].isdecimal() or (before in _YEARLY and after not in _COUNTED)
    ):
        return False
    if word == "ba" and after in ("mẹ", "má", "lô", "rem"):
        return False
    if (word, after) in (("một", "số"), ("hai", "chấm")):
        return False
    following = tokens[index + 1].group() if index + 1 < len(tokens) else ""
    return not (written[0].isupper() and following[:1].isupper())


def _certain(word: str, before: str, after: str) -> bool:
    if before == "giữa":  # English says "between" without its two
        return False
    if word == "một":
        return after in _MEASURES and before not in ("hơn", "mỗi")
    if word == "năm":
        return after in _COUNTED and before not in _YEARLY
    return not (word == "chín" and after == "muồi")


def _compound(text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], index: int) -> tuple[int, int]:
    """The number whose words begin at `index`, and the index after it."""
    total, part, last = 0, _DIGITS[words[index]], index + 1
    ones_free = words[index] == "mười"
    while last < len(tokens) and joined(text, tokens, last):
        word = words[last]
        nxt = words[last + 1] if joined(text, tokens, last + 1) else ""
        if word in ("mươi", "chục") and part % 10 > 0:
            part = part - part % 10 + part % 10 * 10
            ones_free = True
        elif word == "trăm" and 0 < part < 10:
            part *= 100
            ones_free = False
            if nxt in _ONES and nxt != "năm" and last + 2 < len(words) and words[last + 2] == "mươi":
                part, last, ones_free = part + _ONES[nxt] * 10, last + 2, True
            elif nxt == "mười":
                part, last, ones_free = part + 10, last + 1, True
            elif nxt in ("linh", "lẻ") and last + 2 < len(words) and words[last + 2] in _ONES:
                part, last = part + _ONES[words[last + 2]], last + 2
        elif word in _SCALES and part:
            total, part, ones_free = total + part * _SCALES[word], 0, False
            if nxt in _ONES and nxt != "năm" and last + 2 < len(words) and words[last + 2] in ("trăm", "mươi"):
                part, last = _ONES[nxt], last + 1
            elif nxt == "không" and words[last + 2 : last + 3] == ["trăm"]:
                last += 2
                if words[last + 1 : last + 2] == ["mười"]:
                    part, last, ones_free = 10, last + 1, True
        elif ones_free and word in _ONES and not (word == "năm" and part % 100 >= 10):
            part, ones_free = part + (5 if word == "lăm" else _ONES[word]), False
        else:
            break
        last += 1
    return total + part, last
