"""Every file to take away, by its path."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from plansite.language.words import Words
from plansite.linking.links import Links
from plansite.publish import export
from plansite.publish.kept import Kept
from plansite.publish.takeaway.calendar import calendar
from plansite.publish.takeaway.sheets import Sheet, Source, sheets
from plansite.publish.takeaway.word import duty_sheet
from plansite.publish.takeaway.workbook import workbook
from plansite.weaving import View


def source_of(links: Links, words: Words, address: str = "") -> Source:
    """What the files are made from: the plan's data, and how each language calls what has a key."""
    views = {lang: View(links, words, lang, "index.md") for lang in links.plan.langs}
    data = export.plan_data(links)
    roles = {task["role"] for task in data["tasks"] if task["role"]}
    names = {lang: _names(view) | {role: view.term(role) for role in roles} for lang, view in views.items()}
    cited = {lang: view.plan_citation for lang, view in views.items()}
    return Source(data, words, names, cited, address)


def files(source: Source, kept: Kept | None = None) -> Iterator[tuple[str, bytes]]:
    """Each file's path under the data's folder, and its bytes: the whole plan's, then each agency's.

    Those that take long to make are made only where they are not `kept`.
    """
    yield from _office("plan", source, None, export.as_json({"tasks": source.data["tasks"]}, source.texts), kept)
    yield from _calendar("plan", source, source.data["tasks"])
    for agency in source.data["agencies"]:
        stem = f"agencies/{agency['key']}"
        text = _text(source, agency)
        yield from _office(stem, source, agency["key"], text, kept)
        yield f"{stem}.json", text.encode()
        yield from _calendar(stem, source, source.answered.get(agency["key"], ()), agency["key"])


def prepare(source: Source, kept: Kept) -> None:
    """Keep what takes long, the last agency's first: for a process beside one that makes `files`, until they meet."""
    for agency in reversed(source.data["agencies"]):
        for _ in _office("", source, agency["key"], _text(source, agency), kept):
            pass


def _office(stem: str, source: Source, agency: str | None, text: str, kept: Kept | None) -> Iterator[tuple[str, bytes]]:
    """The plan's files, or an agency's; `text` is the data that they show."""
    found = cache(partial(sheets, source, agency))
    for kind, make in (("xlsx", workbook), ("docx", duty_sheet)):
        made = partial(_made, make, found, source.words)
        yield f"{stem}.{kind}", kept.made(made, kind, text, source.shown) if kept else made()


def _made(make: Callable[..., bytes], found: Callable[[], Sequence[Sheet]], words: Words) -> bytes:
    return make(found(), words)


def _text(source: Source, agency: Mapping[str, Any]) -> str:
    return export.as_json(agency_data(source, agency), source.texts)


def _calendar(
    stem: str, source: Source, tasks: Sequence[Mapping[str, Any]], agency: str = ""
) -> Iterator[tuple[str, bytes]]:
    made = calendar(source, tasks, agency)
    if made:
        yield f"{stem}.ics", made


def agency_data(source: Source, agency: Mapping[str, Any]) -> dict[str, Any]:
    """An agency's part of the data: the duties it answers for and, apart, those in which it works with others."""
    return {
        "$schema": f"../{export.FOLDER}/{export.AGENCY_SCHEMA}",
        "version": source.data["version"],
        "plan": source.data["plan"],
        "agency": agency,
        "tasks": source.answered.get(agency["key"], ()),
        "works_with": source.helped.get(agency["key"], ()),
    }


def _names(view: View) -> dict[str, str]:
    plan = view.plan
    named = (*plan.agencies.values(), *plan.groups.values(), *plan.beneficiaries.values())
    documents = {key: view.with_end(each, view.short_name(each)) for key, each in plan.documents.items()}
    return {entity.key: view.with_end(entity) for entity in named} | documents
