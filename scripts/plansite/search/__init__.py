"""The search index: records made from the model, indexed by Pagefind, one bundle a language."""

from plansite.search.index import write_index
from plansite.search.records import Record, records

__all__ = ["Record", "records", "write_index"]
