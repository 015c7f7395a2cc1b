"""Vietnamese citations in running text: find, normalise, resolve, annotate. Stands alone."""

from plansite.citations.model import Ambiguous, Citation, Document, Found, Resolution, Unknown
from plansite.citations.resolve import Later, annotate, later_mentions, normalise, resolve
from plansite.citations.scan import find

__all__ = [
    "Ambiguous",
    "Citation",
    "Document",
    "Found",
    "Later",
    "Resolution",
    "Unknown",
    "annotate",
    "find",
    "later_mentions",
    "normalise",
    "resolve",
]
