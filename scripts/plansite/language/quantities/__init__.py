"""Numbers and dates in prose, brought to one form that can be compared from language to language.

A quantity is certain, or only possible where a word has another sense too ("một" and "a", "May").
A translation must account for every certain quantity; a possible one may account for it.
"""

from plansite.language.quantities.compare import in_digits, unmatched
from plansite.language.quantities.read import counts_in_words, quantities
from plansite.language.quantity import Quantity

__all__ = ["Quantity", "counts_in_words", "in_digits", "quantities", "unmatched"]
