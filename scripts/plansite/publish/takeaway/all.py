"""Every file to take away, by its path."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
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
    yield from _office("plan", sheets(source), source.words, kept)
    yield from _calendar("plan", source, source.data["tasks"])
    for agency in source.data["agencies"]:
        stem = f"agencies/{agency['key']}"
        yield from _office(stem, sheets(source, agency["key"]), source.words, kept)
        yield f"{stem}.json", export.as_json(agency_data(source, agency), source.texts).encode()
        yield from _calendar(stem, source, source.answered.get(agency["key"], ()), agency["key"])


def prepare(source: Source, kept: Kept) -> None:
    """Keep what takes long, the last agency's first: for a process beside one that makes `files`, until they meet."""
    for agency in reversed(source.data["agencies"]):
        for _ in _office(f"agencies/{agency['key']}", sheets(source, agency["key"]), source.words, kept):
            pass


def _office(stem: str, found: Sequence[Sheet], words: Words, kept: Kept | None) -> Iterator[tuple[str, bytes]]:
    for kind, make in (("xlsx", workbook), ("docx", duty_sheet)):
        made = partial(make, found, words)
        yield f"{stem}.{kind}", kept.made(made, kind, repr(found)) if kept else made()


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
