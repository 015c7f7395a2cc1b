"""What a spreadsheet and a Word file hold, in each language: the duties in parts, as rows of text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeAlias

from plansite.language.words import Words
from plansite.model import SOURCE_LANG, Lang
from plansite.publish.export import row
from plansite.publish.kept import digest
from plansite.reading.facts import format_date, parse_paragraphs
from plansite.reading.labels import PARENT, SUCCESSORS, WITHDRAWN, in_lang
from plansite.reading.safety import visible

Task: TypeAlias = Mapping[str, Any]
"""A duty, as the data has it."""
COLUMNS: Final = (
    ("id", "column.id"),
    ("title", "column.task"),
    ("text", "column.text"),
    ("parent", f"fact.{PARENT}"),
    ("responsible", "fact.Cơ quan thực hiện"),
    ("role", "fact.Vai trò"),
    ("partners", "fact.Phối hợp"),
    ("partners_inferred", "fact.Phối hợp (suy từ câu)"),
    ("beneficiaries", "fact.Đối tượng"),
    ("deadline", "fact.Thời hạn"),
    ("period", "fact.Giai đoạn"),
    ("outputs", "fact.Sản phẩm"),
    ("indicators", "fact.Chỉ tiêu"),
    ("budget", "fact.Kinh phí"),
    ("reports", "fact.Báo cáo"),
    ("basis", "fact.Căn cứ"),
    ("status", "fact.Tình trạng"),
    ("source", "fact.Nguồn"),
)
"""A task's values in the data, and the words that head their columns."""
_ALWAYS: Final = ("id", "title")
"""What a table has even without a row: a plan, or an agency, may have no duty yet."""


@dataclass(frozen=True, slots=True)
class Row:
    """A duty: its cells by column, and its address where the site knows its own."""

    cells: Mapping[str, str]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Duties under one heading, in the order of the plan."""

    title: str
    rows: tuple[Row, ...]
    whose: str = ""
    """Who answers for all of them, where the heading says it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's contents in one language."""

    lang: Lang
    title: str
    about: tuple[str, ...]
    """What it restates, and that it is not the signed document."""
    columns: tuple[tuple[str, str], ...]
    """The columns that some row fills, and the first ones: the key of its cells, and its heading."""
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Source:
    """What all files are made from."""

    data: Mapping[str, Any]
    words: Words
    names: Mapping[Lang, Mapping[str, str]]
    """Whatever has a key, as each language calls it."""
    cited: Mapping[Lang, str]
    """The plan's citation in each language; empty where its document is not known."""
    address: str = ""
    """The site's, where it is known."""

    @cached_property
    def shown(self) -> str:
        """One name for all that is shown beside duties."""
        return digest(repr((self.names, self.cited, self.address)), row(self.data["plan"]))

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages of the plan."""
        return tuple(self.cited)

    @cached_property
    def answered(self) -> Mapping[str, Sequence[Task]]:
        """By agency, the duties that it carries out."""
        return _grouped((agency, task) for task in self.data["tasks"] for agency in task["responsible"])

    @cached_property
    def helped(self) -> Mapping[str, Sequence[Task]]:
        """By agency, the duties of others in which it is a partner, stated or inferred."""
        partners = ((task, (*task["partners"], *task["partners_inferred"])) for task in self.data["tasks"])
        return _grouped((agency, task) for task, each in partners for agency in {*each}.difference(task["responsible"]))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every duty as JSON, by its id."""
        return {task["id"]: row(task) for task in self.data["tasks"]}

    @cached_property
    def rows(self) -> Mapping[tuple[Lang, str], Row]:
        """Every duty's row in each language, by its id."""
        return {(lang, task["id"]): _row(self, task, lang) for lang in self.langs for task in self.data["tasks"]}


def _grouped(pairs: Iterable[tuple[str, Task]]) -> Mapping[str, Sequence[Task]]:
    found: dict[str, list[Task]] = {}
    for agency, task in pairs:
        found.setdefault(agency, []).append(task)
    return found


def sheets(source: Source, agency: str | None = None) -> tuple[Sheet, ...]:
    """The whole plan, or one agency's duties and, apart, those in which it works with others, in each language."""
    return tuple(_sheet(source, agency, lang) for lang in source.langs)


def _sheet(source: Source, agency: str | None, lang: Lang) -> Sheet:
    def say(key: str, **values: object) -> str:
        return source.words.say(lang, key, **values)

    if agency is None:
        title, chosen = say("file.title.plan"), [(say("index.tasks"), source.data["tasks"], "")]
    else:
        name = source.names[lang][agency]
        title = say("file.title.agency", agency=name)
        chosen = [
            (say("file.part.answers"), source.answered.get(agency, ()), visible(name)),
            (say("file.part.works"), source.helped.get(agency, ()), ""),
        ]
    parts = tuple(
        Part(name, tuple(source.rows[lang, task["id"]] for task in tasks), whose) for name, tasks, whose in chosen
    )
    filled = {*_ALWAYS, *(key for part in parts for row in part.rows for key, text in row.cells.items() if text)}
    columns = tuple((key, say(words)) for key, words in COLUMNS if key in filled)
    return Sheet(lang, visible(title), tuple(map(visible, _about(source, agency, lang))), columns, parts)


def _about(source: Source, agency: str | None, lang: Lang) -> Iterator[str]:
    """What stands above the duties: what they restate, how far that goes, and where to look."""
    if source.cited[lang]:
        yield source.words.say(lang, "file.restates", plan=source.cited[lang])
    yield source.words.say(lang, "file.unofficial")
    status = (source.data["plan"] or {}).get("status")
    known = source.words.say(lang, "file.status", status=_state(source.words, status, lang)) if status else ""
    yield known or source.words.say(lang, "file.unknown")
    yield from (_ended(source, row, lang) for row in source.data["agencies"] if row["key"] == agency and row["ended"])
    if source.address:
        yield source.words.say(lang, "file.address", address=source.address)


def _state(words: Words, status: str, lang: Lang) -> str:
    """The word for a state in a language, and what else is said of it."""
    starts = (key.removeprefix("choice.") for key in words.rows if key.startswith("choice."))
    start = next(filter(status.startswith, starts), "")
    return (words.say(lang, f"choice.{start}") if start else "") + status.removeprefix(start)


def _ended(source: Source, agency: Mapping[str, Any], lang: Lang) -> str:
    """Since when an agency is no more, and what took its place."""
    months = None if lang == SOURCE_LANG else tuple(source.words.say(lang, "months").split(" "))
    since = source.words.say(lang, "ended.since", date=format_date(agency["ended"], months))
    after = "; ".join(each["name"].get(lang) or each["name"][SOURCE_LANG] for each in agency["successors"])
    label = source.words.label(lang, SUCCESSORS)
    return f"{source.words.say(lang, 'ended.this.agency')}{since}." + (f" {label}: {after}." if after else "")


def _row(source: Source, task: Task, lang: Lang) -> Row:
    cells = {key: visible(_cell(source, key, task, lang)) for key, _ in COLUMNS}
    place = task["url"].get(lang) or next(iter(task["url"].values()), "")
    return Row(cells, source.address + place if source.address else "")


def _cell(source: Source, key: str, task: Task, lang: Lang) -> str:
    if key == "responsible":
        named = [*task["responsible"], *task["responsible_groups"]]
        return _listed(source, named, lang) or source.words.say(lang, "nobody")
    if key == "partners":
        return _listed(source, [*task["partners"], *task["partner_groups"]], lang)
    value = task[key]
    if key == "role":
        return source.names[lang].get(value, value) if value else ""
    if key in ("title", "text"):
        return str(value.get(lang) or next(iter(value.values()), ""))
    if key in ("partners_inferred", "beneficiaries", "basis"):
        return _listed(source, value, lang)
    if key == "source":
        return "; ".join(_place(source.words, place, lang) for place in value)
    if key == "status":
        return source.words.say(lang, f"choice.{WITHDRAWN}") if value else ""
    return said(task, key, lang)


def _place(words: Words, place: str, lang: Lang) -> str:
    """A place in the source in a language, as far as its form is known."""
    numbers = None if lang == SOURCE_LANG else parse_paragraphs(place)
    return ", ".join(words.say(lang, "paragraph", number=number) for number in numbers) if numbers else place


def said(task: Task, key: str, lang: Lang) -> str:
    """A task's value in a language: the words that a fact of that language has for it, else as the source has it."""
    label = dict(COLUMNS)[key].removeprefix("fact.")
    other = (task["facts"].get(name) for name in in_lang(label, lang) if lang != SOURCE_LANG)
    value = next(filter(None, other), task[key])
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str((value["text"] if isinstance(value, dict) else value) or "")


def _listed(source: Source, keys: Sequence[str], lang: Lang) -> str:
    return "; ".join(source.names[lang].get(key, key) for key in keys)
