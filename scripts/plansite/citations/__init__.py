"""Vietnamese citations in running text: find, normalise, resolve, annotate.

In: text. Out: `Citation`s by offset, and which known document each means. Stands alone: it may import no other package.
"""

from plansite.citations.model import Ambiguous, Citation, Document, Found, Resolution, Unknown
from plansite.citations.named import Law, Short, laws, shorts
from plansite.citations.resolve import Later, annotate, later_mentions, normalise, resolve
from plansite.citations.scan import find

__all__ = [
    "Ambiguous",
    "Citation",
    "Document",
    "Found",
    "Later",
    "Law",
    "Resolution",
    "Short",
    "Unknown",
    "annotate",
    "find",
    "later_mentions",
    "laws",
    "normalise",
    "resolve",
    "shorts",
]
