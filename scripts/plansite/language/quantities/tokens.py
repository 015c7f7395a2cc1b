"""A text's words and numbers as tokens, and a number in digits to its value by the language's marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from plansite.language.quantities.model import EN, VI
from plansite.model import Lang

TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_GROUPED: Final[Mapping[Lang, re.Pattern[str]]] = MappingProxyType(
    {VI: re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"), EN: re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")}
)


def canonical(value: Decimal) -> str:
    """A number as it is compared: no exponent, no zeros at the end of a fraction."""
    return f"{value.normalize():f}"


def digits(token: str, lang: Lang) -> Iterator[Decimal]:
    """A number in digits, by the language's marks; where the marks make none, each run of digits."""
    point, comma = (".", ",") if lang != VI else (",", ".")
    if _GROUPED.get(lang, _GROUPED[EN]).fullmatch(token):
        yield Decimal(token.replace(comma, "").replace(point, "."))
    elif re.fullmatch(rf"\d+{re.escape(point)}\d+|\d+{re.escape(comma)}(?:\d{{1,2}}|\d{{4,}})", token):
        yield Decimal(token.replace(",", "."))
    else:
        yield from (Decimal(run) for run in re.split("[.,]", token))


def joined(text: str, tokens: Sequence[re.Match[str]], index: int, marks: str = " \u00a0\n") -> bool:
    """Whether only spaces (or the marks given) stand before this token and after the one before."""
    if not 0 < index < len(tokens):
        return False
    return not text[tokens[index - 1].end() : tokens[index].start()].strip(marks)
