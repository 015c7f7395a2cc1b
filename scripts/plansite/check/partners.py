"""With whom a text says that something is done: the agencies right after "phối hợp với", "in coordination with"."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from plansite.linking.prose import Mention
from plansite.model import SOURCE_LANG, Lang

_WITH: Final[Mapping[Lang, re.Pattern[str]]] = MappingProxyType(
    {
        SOURCE_LANG: re.compile(r"\b(?:phối hợp(?: \w+){0,3}|cùng|liên kết) với\b", re.IGNORECASE),
        "en": re.compile(r"\b(?:co-?ordinat\w+(?: \w+)?|co-?operat\w+|together|jointly) with\b", re.IGNORECASE),
    }
)
"""How each language says so; a language that is not here is not compared."""
_BETWEEN: Final = re.compile(r"(?:[\s,;]|\b(?:và|với|and|with|the)\b)*", re.IGNORECASE)

_AND: Final = re.compile(r"\b(?:và|and)\b", re.IGNORECASE)


def partners(text: str, lang: Lang, mentions: Iterable[Mention]) -> Mapping[str, Mention]:
    """The agencies, by key, that a text names as those with whom something is done; none where it names none so."""
    agencies = [mention for mention in mentions if mention.kind == "agency" and mention.key]
    start = _WITH.get(lang)
    found: dict[str, Mention] = {}
    for match in start.finditer(text) if start and agencies else ():
        found |= {mention.key or "": mention for mention in _enumerated(text, match.end(), agencies)}
    return found


def _enumerated(text: str, at: int, agencies: Iterable[Mention]) -> list[Mention]:
    """The agencies of an enumeration that begins at an offset.

    One without "and" may go over into the sentence's subject ("with the Police, the Department …"):
    its first alone is certain.
    """
    listed: list[Mention] = []
    joint = ""
    for mention in agencies:
        if mention.start >= at and _BETWEEN.fullmatch(text, at, mention.start):
            joint = text[at : mention.start]
            listed.append(mention)
            at = mention.end
    return listed if _AND.search(joint) else listed[:1]
