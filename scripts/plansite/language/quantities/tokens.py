"""A number in digits to its value by the language's marks, and a text's numbers in digits alone."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from plansite.language.quantity import Quantity
from plansite.language.tongue import Language


def canonical(value: Decimal) -> str:
    """A number as it is compared: no exponent, no zeros at the end of a fraction."""
    return f"{value.normalize():f}"


def digits(token: str, tongue: Language) -> Iterator[Decimal]:
    """A number in digits, by the language's marks; where the marks make none, each run of digits."""
    if tongue.whole.fullmatch(token):
        yield Decimal(re.sub(rf"[{re.escape(tongue.thousands)}]", "", token).replace(tongue.point, "."))
    elif re.fullmatch(rf"\d+{re.escape(tongue.point)}\d+|\d+[.,](?:\d{{1,2}}|\d{{4,}})", token):
        yield Decimal(token.replace(",", "."))
    else:
        yield from (Decimal(run) for run in re.split(r"\D", token))


def in_digits_alone(text: str, tongue: Language) -> Iterator[Quantity]:
    """The numbers of a text in digits, whatever its words say."""
    for token in tongue.token.finditer(text):
        if token.group()[0].isdecimal():
            for value in digits(token.group(), tongue):
                yield Quantity(canonical(value), token.start(), token.group())


def joined(text: str, tokens: Sequence[re.Match[str]], index: int, marks: str = " \u00a0\n") -> bool:
    """Whether only spaces (or the marks given) stand before this token and after the one before."""
    if not 0 < index < len(tokens):
        return False
    return not text[tokens[index - 1].end() : tokens[index].start()].strip(marks)
