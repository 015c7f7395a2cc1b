"""The plan as data: what the reader makes of the pages, and what every other module works on.

All of it is frozen. Line numbers are 1-based, as editors and annotations count them; ranges are
half-open (`start` is the first line, `end` the line after the last).
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Lang: TypeAlias = str
"""A language's folder name under the docs directory, e.g. `vi`."""

SOURCE_LANG: Lang = "vi"
"""The language whose pages hold the facts; every other language translates it."""

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor has to mend, at its file and line."""

    file: str
    line: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value as the editor wrote it: `- **label:** value`."""

    label: str
    value: str
    line: int
    malformed: bool = False
    """Whether it was read as meant, not as written."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A comment that a generated list replaces: `<!-- plansite: name -->`."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a section's prose. `items` counts a list's items; `lines` may span several."""

    kind: Literal["paragraph", "list", "quote", "code", "table", "html", "rule"]
    start: int
    end: int
    items: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, up to the next heading of any level."""

    level: int
    title: str
    anchor: str
    start: int
    end: int
    heading_end: int
    facts: tuple[Fact, ...] = ()
    facts_span: tuple[int, int] | None = None
    blocks: tuple[Block, ...] = ()
    markers: tuple[Marker, ...] = ()
    task_id: str | None = None
    glued_lists: tuple[int, ...] = ()
    """Lines where a list begins without a blank line before it."""
    shallow_lists: tuple[int, ...] = ()
    """Lines where a list in a list is not indented enough."""
    glued_prose: tuple[int, ...] = ()
    """Lines of prose right under a fact, without a blank line between."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file. `path` is relative to its language's folder, `file` is what messages show."""

    lang: Lang
    path: str
    file: str
    lines: tuple[str, ...]
    meta: Mapping[str, object]
    sections: tuple[Section, ...]
    body_start: int = 1

    @property
    def title(self) -> str:
        """The first heading's text, or the file's name where there is none."""
        return self.sections[0].title if self.sections else self.path

    def section_at(self, line: int) -> Section:
        """The section whose heading stands on a line. Raises LookupError where none does."""
        at = bisect_left(self.sections, line, key=lambda section: section.start)
        if self.sections[at].start != line:
            raise LookupError(line)
        return self.sections[at]

    @property
    def slug(self) -> str:
        """The file's name without its ending; the last part of its address."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def folder(self) -> str:
        """The first part of the path, or nothing for a page at the top."""
        return self.path.split("/", 1)[0] if "/" in self.path else ""

    def text(self, start: int, end: int) -> str:
        """The lines `start` to `end` (half-open), joined by line feeds."""
        return "\n".join(self.lines[start - 1 : end - 1])


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a page, as a target of links."""

    path: str
    anchor: str


Texts: TypeAlias = Mapping[Lang, str]
"""A text in each language in which it exists."""

Forms: TypeAlias = Mapping[Lang, tuple[str, ...]]
"""What something is called in each language in which there are such words."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Anything that has a name, a place on a page and facts."""

    key: str
    name: Texts
    path: str
    anchor: str
    file: str
    line: int
    facts: tuple[Fact, ...]
    aliases: Forms = field(default_factory=dict)
    """Other forms of the name, by language."""
    everyday: Forms = field(default_factory=dict)
    """What people say who do not know the name, by language."""

    def values(self, label: str) -> tuple[str, ...]:
        """The values of the fact with this label, split at semicolons; empty where it is not there."""
        return tuple(
            part.strip() for fact in self.facts if fact.label == label for part in fact.value.split(";") if part.strip()
        )

    def value(self, label: str) -> str | None:
        """The first value of the fact with this label."""
        return next((fact.value for fact in self.facts if fact.label == label and fact.value), None)


@dataclass(frozen=True, slots=True)
class Task(Entity):
    """One duty that one agency can report on. `key` is its id, e.g. `NV-19`.

    Its facts are its own, then those of the headings over it that hold for it too.
    """

    parent: str | None = None
    """The task under which it stands."""


@dataclass(frozen=True, slots=True)
class Agency(Entity):
    """A responsible agency. `key` is its page's slug."""

    ended: str | None = None
    """The first day on which it is no more, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Group(Entity):
    """Agencies that the plan names only in general, e.g. "the sectors concerned"."""


@dataclass(frozen=True, slots=True)
class Beneficiary(Entity):
    """People for whom a task is done."""


@dataclass(frozen=True, slots=True)
class Term(Entity):
    """A glossary entry, which fixes a term's form in each language."""


@dataclass(frozen=True, slots=True)
class Event(Entity):
    """Something that happened, or a time that something lasted, as the timeline shows it."""


@dataclass(frozen=True, slots=True)
class Help(Entity):
    """Where someone in need turns to."""


@dataclass(frozen=True, slots=True)
class Document(Entity):
    """A document or a named programme. `key` is issuer, number and date; a programme's is its slug."""

    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    date: str | None = None
    """ISO 8601."""
    status: str | None = None
    """Whether it is in force, as the page's fact says it; None where none does."""
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that was read, in the order of the pages."""

    pages: Mapping[tuple[Lang, str], Page]
    langs: tuple[Lang, ...]
    tasks: Mapping[str, Task] = field(default_factory=dict)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    beneficiaries: Mapping[str, Beneficiary] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    help: Mapping[str, Help] = field(default_factory=dict)
    files: frozenset[tuple[Lang, str]] = frozenset()
    """What else lies beside the pages and is published, such as images, by language and path."""

    @property
    def next_id(self) -> str:
        """The task id after the highest one in use: ids are never used again."""
        return f"NV-{max((int(key.removeprefix('NV-')) for key in self.tasks), default=0) + 1:02}"

    def pages_of(self, lang: Lang) -> tuple[Page, ...]:
        """The pages of one language, by path."""
        return tuple(page for (page_lang, _), page in self.pages.items() if page_lang == lang)
