"""One pairing of source and translation: what is not translated yet takes nothing from what is."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from plansite import site
from plansite.language.words import load as load_words
from plansite.model import SOURCE_LANG, Page, Place
from plansite.reading.pairing import PagePair
from plansite.reading.read import parse_page
from plansite.search.records import Record, records
from plansite.weaving import View


def page(lang: str, text: str) -> Page:
    return parse_page(text, lang, "a.md", f"{lang}/a.md")[0]


def paired(source: str, other: str) -> list[tuple[str, str]]:
    """The titles that pair, of pages written as headings apart by " / "."""
    pages = (page(lang, "\n\n".join(text.split(" / "))) for lang, text in ((SOURCE_LANG, source), ("en", other)))
    return [(one.title, two.title) for one, two in PagePair(*pages).sections]


LIST = "<!-- plansite: phoi-hop -->"


@pytest.mark.parametrize(
    ("source", "other", "pairs"),
    [
        ("# A / ## B / ## C", "# a / ## b / ## c", "Aa Bb Cc"),
        ("# A / ## B / ## C", "# a / ## c", "Aa"),
        ("# A / ## B / ## C", "# a / ## b / ### c", "Aa"),
        ("# A / ## B / ### NV-01. X / ## C", "# a / ## b / ## c", "Aa Bb Cc"),
        ("# A / ## B / ### NV-01. X / ### NV-02. Y / ## C", "# a / ## b / ### NV-02. y / ## c", "Aa Bb Yy Cc"),
        ("# A / ## B / ### NV-01. X / ## C / ## D", "# a / ## b / ### NV-01. x / ## c", "Aa Bb Xx"),
        ("# A / ### NV-01. X / ### NV-02. Y / ## C", "# a / ### NV-02. y / ### NV-01. x / ## c", "Aa Xx Yy Cc"),
        (f"# A / ## B / ## C / {LIST}", f"# a / ## c / {LIST}", "Aa Cc"),
        (f"# A / ## B / {LIST} / ## C / {LIST}", f"# a / ## b / {LIST} / ## c / {LIST}", "Aa Bb Cc"),
        ("## A / # B", "## a / # b", "Aa Bb"),
        ("# A", "", ""),
    ],
)
def test_headings_pair_where_it_is_certain(source: str, other: str, pairs: str) -> None:
    assert [f"{one[-1]}{two[-1]}" for one, two in paired(source, other)] == pairs.split()


@pytest.fixture(scope="module")
def lacking(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[site.Site, site.Site, str]:
    """The shipped pages, the same without one translated task, and that task."""
    whole = site.load(project / "docs")
    plan = whole.links.plan
    tasks = Counter(section.task_id for page in plan.pages_of("en") for section in page.sections)
    task = plan.tasks[next(key for key in plan.tasks if key in tasks)]
    folder = tmp_path_factory.mktemp("lacking") / "docs"
    shutil.copytree(project / "docs", folder)
    section = whole.links.section_of(task, "en")
    assert section
    lines = plan.pages["en", task.path].lines
    kept = (*lines[: section.start - 1], *lines[section.end - 1 :])
    (folder / "en" / task.path).write_text("\n".join(kept), encoding="utf-8")
    return whole, site.load(folder), task.key


def english(loaded: site.Site, path: str = "index.md") -> View:
    return View(loaded.links, load_words(), "en", path)


def test_task_alone_is_missing(lacking: tuple[site.Site, site.Site, str]) -> None:
    whole, without, task = lacking
    before, found = (
        {problem.message for problem in each.problems if problem.rule == "translation-missing"}
        for each in (whole, without)
    )
    assert found - before == {f"{task} chưa có bản “en”."}


def test_headings_keep_their_own_titles(lacking: tuple[site.Site, site.Site, str]) -> None:
    whole, without, task = lacking
    for place, section in whole.links.section_at.items():
        if section.task_id != task:
            assert english(without).place_link(place) == english(whole).place_link(place)


def test_index_of_search_loses_that_task_alone(lacking: tuple[site.Site, site.Site, str]) -> None:
    def found(loaded: site.Site) -> Iterator[Record]:
        return (record for record in records(english(loaded)) if record.key != task and record.kind != "note")

    whole, without, task = lacking
    assert [record.url for record in found(without)] == [record.url for record in found(whole)]
    assert max(Counter(record.url for record in found(without)).values()) == 1


def test_glossary_leads_to_the_other_tasks(lacking: tuple[site.Site, site.Site, str]) -> None:
    def uses(loaded: site.Site) -> Counter[Place]:
        return Counter(place for places in loaded.links.glossaries["en"].places.values() for place in places)

    whole, without, task = lacking
    gone = Place(whole.links.plan.tasks[task].path, whole.links.plan.tasks[task].anchor)
    assert uses(without) == Counter({place: count for place, count in uses(whole).items() if place != gone})
    assert any(place.path == gone.path for place in uses(without))


def test_woven_page_differs_in_that_task_alone(lacking: tuple[site.Site, site.Site, str]) -> None:
    whole, without, task = lacking
    path = whole.links.plan.tasks[task].path
    before, after = (loaded.page("en", path).split("\n") for loaded in (whole, without))
    anchors = [line for line in before if line.startswith("#")]
    assert [line for line in after if line.startswith("#")] == [line for line in anchors if task not in line]
