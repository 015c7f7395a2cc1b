"""Which quantities of one text another does not account for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from plansite.quantities.model import Quantity


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
