"""The shipped pages: no problem, and every duty of the source in both languages."""

from pathlib import Path

import pytest

from plansite import site
from plansite.reading import labels

AGENCIES = ["cong-an-tinh", "so-gddt", "so-ldtbxh", "so-tu-phap", "so-vhttdl", "so-y-te", "ubnd-cap-huyen"]


@pytest.fixture(scope="module")
def shipped(project: Path) -> site.Site:
    return site.load(project / "docs")


def test_no_problem(shipped: site.Site) -> None:
    assert shipped.problems == ()


def test_agencies_are_the_contract(shipped: site.Site) -> None:
    assert sorted(shipped.links.plan.agencies) == AGENCIES


def test_every_agency_leads_tasks(shipped: site.Site) -> None:
    assert all(shipped.links.answers[agency] for agency in AGENCIES)
    led = {task for agency in AGENCIES for task in shipped.links.answers[agency]}
    assert 26 <= len(led) <= 32


def test_every_task_speaks_both_languages(shipped: site.Site) -> None:
    for task in shipped.links.plan.tasks.values():
        assert set(task.name) == {"vi", "en"}, task.key


def test_chain_runs_up_to_the_directive(shipped: site.Site) -> None:
    numbers = [shipped.links.plan.documents[key].number for key in shipped.links.chain]
    assert numbers == ["22/KH-UBND", "32-KH/TU", "20-CT/TW"]


def test_paragraphs_are_all_carried(shipped: site.Site) -> None:
    assert list(shipped.links.paragraphs) == list(range(1, 12))


def test_period_of_the_programmes_is_the_summarys(shipped: site.Site) -> None:
    periods = {task.value(labels.PERIOD) for task in shipped.links.plan.tasks.values()}
    assert periods == {None, "2011-2015"}


def test_glossary_is_large_enough(shipped: site.Site) -> None:
    assert len(shipped.links.plan.terms) >= 30


def test_lists_of_all_tasks_leave_none_out(shipped: site.Site) -> None:
    tasks = set(shipped.links.plan.tasks)
    for path in (
        "tra-cuu/tat-ca-nhiem-vu.md",
        *(shipped.links.plan.documents[key].path for key in shipped.links.chain),
    ):
        for lang in ("vi", "en"):
            woven = shipped.page(lang, path)
            assert {task for task in tasks if f">{task}. " in woven} == tasks, (lang, path)
