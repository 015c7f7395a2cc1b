"""What a generated piece of a page needs to know: the links, the words, the language, the page."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from plansite.addresses import Desk, leading, page_url, relative
from plansite.language.escaping import as_html
from plansite.language.folding import fold
from plansite.language.words import Words
from plansite.linking.links import Links
from plansite.model import SOURCE_LANG, Agency, Document, Entity, Lang, Place, Plan
from plansite.past.editions import Edition
from plansite.past.git import PageKey
from plansite.past.staleness import Standings
from plansite.reading import labels
from plansite.reading.facts import format_date, parse_date, parse_moment
from plansite.weaving.markup import link

ENDED: Final = "khong-con"
"""The anchor, on an agency's or a document's page, of what is said of its end."""
_BRIEF: Final = 20
"""Letters of a name that fits where there is little room."""
_PARTY: Final = re.compile(r"\d+-")
"""A Party document has a hyphen after its number and a comma before its date."""


@dataclass(frozen=True)
class View:
    """One page in one language, as the generators see it. `path` is relative to the language's folder."""

    links: Links
    words: Words
    lang: Lang
    path: str
    standings: Standings = field(default_factory=dict)
    """How the translations stand; empty where history is not there to tell."""
    desk: Desk = field(default_factory=Desk)
    """Where the page is edited and a mistake is reported."""
    editions: tuple[Edition, ...] = ()
    """What changed from publication to publication, the newest first."""
    files: Callable[[], Mapping[str, bytes]] = dict
    """The files to take away, by their path under the data's folder; made only where a page speaks of them."""
    dates: Mapping[PageKey, str] = field(default_factory=dict)
    """When each page last changed, ISO 8601; empty where history is not there to tell."""

    @property
    def plan(self) -> Plan:
        """The plan that is shown."""
        return self.links.plan

    @property
    def page_agency(self) -> str:
        """The key of the agency whose page this is; nothing on another page."""
        slug = self.path.rsplit("/", 1)[-1].removesuffix(".md")
        agency = self.plan.agencies.get(slug)
        return slug if agency and agency.path == self.path else ""

    def at(self, path: str) -> "View":
        """The same view from another page."""
        return replace(self, path=path)

    @cached_property
    def in_langs(self) -> tuple["View", ...]:
        """The same page as each language would show it."""
        return tuple(replace(self, lang=lang) for lang in self.plan.langs)

    def say(self, key: str, /, **values: object) -> str:
        """The interface's words in the page's language."""
        return self.words.say(self.lang, key, **values)

    def label(self, name: str) -> str:
        """A fact's label in the page's language."""
        found = labels.find(name)
        if found is None or not found.base:
            return self.words.label(self.lang, name)
        if self.lang == SOURCE_LANG:
            return name
        own = found.elsewhere == "own" and found.lang == self.lang
        return self.words.label(self.lang, f"{found.base} …" if own else found.base)

    def href(self, path: str, anchor: str = "") -> str:
        """The published address of a page of this language, or of an anchor in it, from this page."""
        return leading(self.path, path, anchor)

    def file(self, path: str, anchor: str = "") -> str:
        """The same as an editor writes it in prose: the generator resolves it."""
        return relative(self.path, path, anchor)

    def holds(self, path: str, marker: str = "") -> bool:
        """Whether the site has a page, and on it, where one is named, a generated list: a plan need not have all."""
        page = self.plan.pages.get((SOURCE_LANG, path))
        lists = (each.name for section in page.sections for each in section.markers) if page else ()
        return page is not None and (not marker or marker in lists)

    def way(self, text: str, path: str, anchor: str = "") -> str:
        """A link to a page where the site has it; the text, which is HTML, alone where it has not."""
        return link(self.href(path, anchor), text) if self.holds(path) else text

    def href_in(self, lang: Lang, path: str, anchor: str = "") -> str:
        """The published address of a page of any language, from this page."""
        up = "../" * page_url(self.lang, self.path).count("/")
        return f"{up}{page_url(lang, path, anchor)}" or "./"

    def name(self, entity: Entity) -> str:
        """A thing's name in the page's language; its Vietnamese name where it has no other."""
        return entity.name.get(self.lang) or entity.name.get(SOURCE_LANG, entity.key)

    def brief(self, entity: Entity) -> str:
        """A name that fits where there is little room: the longest short form, where the name itself is too long."""
        name = self.name(entity)
        forms = entity.values(labels.SHORT if self.lang == SOURCE_LANG else labels.in_lang(labels.SHORT, self.lang)[0])
        return (
            name
            if len(name) <= _BRIEF
            else max((form for form in forms if len(form) < len(name)), key=len, default=name)
        )

    def short_name(self, document: Document) -> str:
        """Type and number, or a programme's name."""
        if document.number is None:
            return self.name(document)
        return f"{self.term(document.type or '')} {document.number}".strip()

    def full_title(self, document: Document) -> str:
        """A document's title with its date, issuer and end, for a hint beside a link; no quote or code mark in it."""
        issuer = self.term(document.issuer) if document.issuer else ""
        date = self.date(document.date) if document.date else ""
        parts = (self.name(document), date, issuer, self.end(document))
        return " – ".join(part for part in parts if part).replace('"', "”").replace("`", "’")

    def citation(self, document: Document) -> str:
        """A document's first mention in full: type, number, date and issuer; a programme's name."""
        if document.number is None:
            return self.name(document)
        kind = self.term(document.type or "")
        party = "," if self.lang == SOURCE_LANG and _PARTY.match(document.number) else ""
        date = f"{party} {self.say('cite.date', date=self.date(document.date))}" if document.date else ""
        issuer = f" {self.say('cite.issuer', issuer=self.term(document.issuer))}" if document.issuer else ""
        return f"{self.say('cite.number', type=kind, number=document.number)}{date}{issuer}"

    @cached_property
    def plan_citation(self) -> str:
        """The citation of the plan's document, of which every task is a part; empty where the site has none."""
        return next((self.citation(self.plan.documents[key]) for key in self.links.chain), "")

    def term(self, vietnamese: str) -> str:
        """A term in the page's language by the glossary; as it stands where the glossary has none."""
        if self.lang == SOURCE_LANG:
            return vietnamese
        keys = self.links.names.terms.keys.get(fold(vietnamese), ())
        return self.plan.terms[keys[0]].name.get(self.lang, vietnamese) if len(keys) == 1 else vietnamese

    def foreign(self, vietnamese: str) -> str:
        """Vietnamese words on a page of another language, marked as such."""
        text = as_html(vietnamese)
        return text if self.lang == SOURCE_LANG else f'<span lang="{SOURCE_LANG}">{text}</span>'

    def date(self, iso: str) -> str:
        """A date as the page's language writes it."""
        if self.lang == SOURCE_LANG:
            return format_date(iso)
        return format_date(iso, tuple(self.say("months").split(" ")))

    def date_of(self, value: str) -> str:
        """A date as a fact has it, in the page's language; as it stands where it is none."""
        iso = parse_date(value)
        return self.date(iso) if iso else self.foreign(value)

    def moment(self, value: str) -> str:
        """A day, month, year or period as a fact has it, in the page's language."""
        found = parse_moment(value)
        if found is None or len(found[0]) != len("2012-09"):
            return self.date_of(value) if found and len(found[0]) > len("2012-09") else value
        year, month = found[0].split("-")
        name = self.say("months").split(" ")[int(month) - 1]
        return self.say("moment.month", number=int(month), month=name, year=year)

    def link(self, entity: Entity, text: str | None = None) -> str:
        """A link to a thing's place, as HTML, with the mark of its end."""
        return link(self.href(entity.path, entity.anchor), as_html(text or self.name(entity))) + self.mark(entity)

    def with_end(self, entity: Entity, name: str = "") -> str:
        """A thing's name in plain words, with what `end` says of it."""
        told = self.end(entity)
        return (name or self.name(entity)) + (f" ({told})" if told else "")

    def end(self, entity: Entity) -> str:
        """In few words, that an agency or a document is no more; nothing for any other thing."""
        if isinstance(entity, Agency) and entity.ended:
            return self.say("ended.agency", date=self.date(entity.ended))
        return self.say("ended.document") if isinstance(entity, Document) and entity.has_ended else ""

    def mark(self, entity: Entity) -> str:
        """After a thing's name on other pages than its own: that it is no more, leading to what its page says of it."""
        told = self.end(entity) if entity.path != self.path else ""
        return " " + link(self.href(entity.path, ENDED), f"({told})", ' class="ended"') if told else ""

    def document_link(self, document: Document) -> str:
        """A link to a document by its short name."""
        return self.link(document, self.short_name(document))

    def thing_link(self, thing: Entity) -> str:
        """A link to anything by the name that is short and sure."""
        return self.document_link(thing) if isinstance(thing, Document) else self.link(thing)

    def task_link(self, key: str) -> str:
        """A link to a task by its id and title."""
        return self.link(self.plan.tasks[key], f"{key}. {self.name(self.plan.tasks[key])}")

    def ids(self, keys: Iterable[str]) -> str:
        """Links to tasks by id alone, for tables."""
        return ", ".join(self.link(self.plan.tasks[key], key) for key in keys)

    def agencies(self, keys: Iterable[str]) -> str:
        """Links to agencies and groups of agencies."""
        return "; ".join(self.link(self.agency(key)) for key in keys)

    def partners(self, task: str) -> str:
        """Links to those with whom a task is done, the inferred ones marked as such."""
        own = self.links.tasks[task]
        inferred = (f"{self.link(self.agency(key))} ({self.say('inferred')})" for key in own.partners_inferred)
        return "; ".join((*map(self.link, map(self.agency, own.stated)), *inferred))

    def agency(self, key: str) -> Entity:
        """The agency or group with this key."""
        found: Agency | None = self.plan.agencies.get(key)
        return found if found is not None else self.plan.groups[key]

    def page_link(self, path: str) -> str:
        """A link to a page by its title."""
        page = self.plan.pages.get((self.lang, path)) or self.plan.pages[SOURCE_LANG, path]
        entity = self.links.entity_in(path, None)
        return link(self.href(path), as_html(page.title)) + (self.mark(entity) if entity else "")

    def place_link(self, place: Place) -> str:
        """A link to a section of a page, by the task's or the section's and page's titles."""
        source = self.plan.pages[SOURCE_LANG, place.path]
        section = self.links.section_at[place]
        if section.task_id:
            return self.task_link(section.task_id)
        page = self.plan.pages.get((self.lang, place.path)) or source
        title = (self.links.pairing.translated(place.path, section, self.lang) or section).title
        first = section is source.sections[0]
        shown = page.title if first else f"{page.title}: {title}"
        return link(self.href(place.path, "" if first else place.anchor), as_html(shown))
