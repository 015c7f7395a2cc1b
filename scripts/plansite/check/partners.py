"""With whom a text says that something is done: the agencies right after "phối hợp với", "in coordination with"."""

from collections.abc import Iterable, Mapping

from plansite.language.tongue import Language, language
from plansite.linking.prose import Mention
from plansite.model import Lang


def partners(text: str, lang: Lang, mentions: Iterable[Mention]) -> Mapping[str, Mention]:
    """The agencies, by key, that a text names as those with whom something is done; none where it names none so."""
    agencies = [mention for mention in mentions if mention.kind == "agency" and mention.key]
    tongue = language(lang)
    found: dict[str, Mention] = {}
    for match in tongue.partners.finditer(text) if agencies else ():
        found |= {mention.key or "": mention for mention in _enumerated(text, match.end(), agencies, tongue)}
    return found


def _enumerated(text: str, at: int, agencies: Iterable[Mention], tongue: Language) -> list[Mention]:
    """The agencies of an enumeration that begins at an offset.

    One without "and" may go over into the sentence's subject ("with the Police, the Department …"):
    its first alone is certain.
    """
    listed: list[Mention] = []
    joint = ""
    for mention in agencies:
        if mention.start >= at and tongue.between.fullmatch(text, at, mention.start):
            joint = text[at : mention.start]
            listed.append(mention)
            at = mention.end
    return listed if tongue.together.search(joint) else listed[:1]
