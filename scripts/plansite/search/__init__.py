"""The search index: records made from the model, as postings and texts in pieces, a folder a language.

In: `Links` and the interface's words. Out: a folder of index pieces. May import `weaving` and what that may.
"""

from plansite.search.index import write_index
from plansite.search.records import Record, records

__all__ = ["Record", "records", "write_index"]
