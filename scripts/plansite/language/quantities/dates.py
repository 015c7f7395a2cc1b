"""Dates and months to their values, and "24/24", which is none."""

import re
from typing import Final

from plansite.language.quantity import Quantity
from plansite.language.tongue import Language

DAY_NIGHT: Final = re.compile(r"\b24/24(?:/7)?\b")


def day_night(match: re.Match[str]) -> Quantity:
    """Round the clock: its 24, counted once."""
    return Quantity("24", match.start(), match.group())


def date(match: re.Match[str], tongue: Language) -> Quantity | None:
    """A date or month to its value; None where it is no day or month of the calendar."""
    named = {name[0]: value for name, value in match.groupdict().items() if value}
    word = " ".join(named["m"].casefold().rstrip(".").split())
    month = int(word) if word.isdecimal() else tongue.months.get(word)
    day = int(named["d"]) if "d" in named else None
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    bare = set(named) == {"m"} and named["m"] in tongue.maybe_months
    value = f"{named.get('y', '-')}-{month:02}" + (f"-{day:02}" if day else "")
    return Quantity(value, match.start(), match.group(), not bare)
