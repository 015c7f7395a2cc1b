"""Rules on what a text tells of a thing whose page says it as a fact: the day of its beginning or end, that it is."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from plansite.check.said import described, prose
from plansite.language.quantities import quantities, unmatched
from plansite.language.tongue import language
from plansite.linking.links import Links
from plansite.model import SOURCE_LANG, Entity, Fact, Lang, Problem
from plansite.reading import facts, labels

_SINCE: Final[Mapping[str, str]] = MappingProxyType(
    {"ended": labels.ENDED, "began": labels.IN_FORCE_FROM, "lapsed": labels.ENDED_FROM}
)
"""What a language says of a day (`Language.since`) to the label of the fact that says it."""
_DAY: Final = len("2013-03-04")


def days(links: Links) -> Iterator[Problem]:
    """Who says of a thing that it began, lapsed or ended on a day, says the day of its facts; what has ended is not."""
    for page in links.plan.pages.values():
        own = links.entity_in(page.path, None)
        lines = [*described(page), *(line for section in page.sections for line in prose(page, section))]
        for number, line in lines:
            for message, hint in (*_days(line, page.lang, own, links), *_going_on(line, page.lang, links)):
                yield Problem(page.file, number, "fact-prose", message, hint)


def in_other_words(links: Links) -> Iterator[Problem]:
    """A fact that another language says in its own words says the numbers and days of the source's."""
    for page in links.plan.pages_of(SOURCE_LANG):
        for section in page.sections:
            said = {fact.label: fact for fact in section.facts}
            for fact in section.facts:
                row = labels.find(fact.label)
                base = said.get(row.base) if row and row.elsewhere == "instead" else None
                if row and row.lang and base and fact is not base:
                    lacking = unmatched(quantities(base.value, SOURCE_LANG), quantities(fact.value, row.lang))
                    if lacking:
                        text = f"“{base.label}” ghi {lacking[0].text}, dòng này ghi khác."
                        yield Problem(page.file, fact.line, "bad-value", text, f"So với dòng {base.line}.")


def _days(line: str, lang: Lang, own: Entity | None, links: Links) -> Iterator[tuple[str, str]]:
    for kind, phrase in language(lang).since.items():
        for found in phrase.finditer(line):
            fact = _fact(_before(line, found.start(), lang, links, own), _SINCE[kind])
            day = facts.parse_date(fact.value) if fact else None
            said = next((q for q in quantities(line, lang) if q.start == found.end() and len(q.value) == _DAY), None)
            if fact and day and said and said.value != day:
                message = f"Lời văn ghi “{said.text}”; trang của nó ghi {fact.label}: {fact.value}."
                yield message, "Xem lại hai nơi: một trong hai ngày sai."


def _going_on(line: str, lang: Lang, links: Links) -> Iterator[tuple[str, str]]:
    for found in language(lang).goes_on.finditer(line):
        thing = _before(line, found.start(), lang, links, None)
        if thing and (fact := _fact(thing, labels.ENDED)):
            name = thing.name.get(lang, thing.key)
            message = f"“{name}” {found.group()}, mà trang của nó ghi {labels.ENDED}: {fact.value}."
            yield message, "Sửa lời văn, hoặc dòng ấy trên trang của cơ quan."


def _before(line: str, at: int, lang: Lang, links: Links, own: Entity | None) -> Entity | None:
    """What is spoken of at an offset: what is named last before it in its sentence, else what the page is of."""
    start = max(line.rfind(sign, 0, at) for sign in (". ", "; "))
    named = [each for each in links.finders[lang].mentions(line) if start < each.start < at]
    if not named:
        return own
    key = named[-1].key or ""
    return links.plan.agencies.get(key) or links.plan.documents.get(key)


def _fact(entity: Entity | None, label: str) -> Fact | None:
    return next((fact for fact in entity.facts if fact.label == label), None) if entity else None
