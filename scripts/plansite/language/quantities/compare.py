"""Which quantities of one text another does not account for."""

from collections.abc import Sequence
from dataclasses import replace

from plansite.language.quantity import Quantity


def in_digits(found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """What a language whose number words are not known here must still show: numbers in digits, and years."""
    return tuple(
        replace(quantity, value=quantity.value.split("-")[0])
        for quantity in found
        if quantity.text[0].isdecimal() and quantity.value.split("-")[0].isdecimal()
    )


def unmatched(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Our certain quantities that theirs do not account for, and how often we do what they do at other times."""
    if not ours:
        return ()
    left: dict[str, list[str]] = {}
    for quantity in theirs:
        left.setdefault(quantity.value, []).append(quantity.unit)
    missing = _other_times(ours, theirs)
    for quantity in sorted(ours, key=lambda quantity: (not quantity.certain, not quantity.unit)):
        units = left.get(quantity.value, [])
        fitting = next((unit for unit in (quantity.unit, "", *units) if unit in units and _fits(unit, quantity)), None)
        if fitting is not None:
            units.remove(fitting)
        elif quantity.certain:
            missing.append(quantity)
    return tuple(sorted(missing, key=lambda quantity: quantity.start))


def _fits(unit: str, quantity: Quantity) -> bool:
    """Whether two units can be one: equal, or one of them not said."""
    return not unit or not quantity.unit or unit == quantity.unit


def _other_times(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """How often, where each side says a time that the other does not; one side alone may leave it to the context."""
    here, there = ({each.value for each in side if each.value[0] == "/"} for side in (ours, theirs))
    return [each for each in ours if each.value in here - there] if there - here else []
