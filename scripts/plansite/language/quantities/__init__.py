"""Numbers and dates in Vietnamese and English prose, brought to one form that can be compared.

A quantity is certain, or only possible where a word has another sense too ("một" and "a", "May").
A translation must account for every certain quantity; a possible one may account for it.
"""

from plansite.language.quantities.compare import in_digits, unmatched
from plansite.language.quantities.model import KNOWN, Quantity
from plansite.language.quantities.read import quantities

__all__ = ["KNOWN", "Quantity", "in_digits", "quantities", "unmatched"]
