"""No list without a bound: what is woven into a page stays small at any size of the plan."""

import re
from pathlib import Path
from typing import Final

import pytest
from tests import synthetic

from plansite import site
from plansite.reading.grammar import LISTS
from plansite.weaving import MARKERS, View
from plansite.weaving.duties import MOST_TASKS

AGENCIES: Final = 850
TASKS: Final = 8 * AGENCIES
BYTES: Final = 400_000
"""Of what is woven: the frame of a page takes the rest of 500 KiB."""
ELEMENTS: Final = 4_400
"""Of what is woven: the frame of a page takes the rest of 5,000."""
PLACES: Final = ("index.md", "van-ban/index.md", "van-ban/kh-1.md", "co-quan/cq-2-1.md", "tra-cuu/doi-tuong.md")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> site.Site:
    docs = tmp_path_factory.mktemp("large") / "docs"
    synthetic.write(docs, TASKS, AGENCIES, 150)
    return site.load(docs)


@pytest.mark.parametrize("name", sorted(set(LISTS) - {"quy-tac", "tep-du-lieu", "bang-nguon"}))
def test_a_list_stays_small(large: site.Site, name: str) -> None:
    for path in PLACES:
        view = View(large.links, large.words, "vi", path)
        sections = large.links.plan.pages["vi", path].sections
        # A group's page has a list under every heading.
        shown = sections if name in ("theo-doi-tuong", "neu-ten") else sections[:1]
        woven = "".join(MARKERS[name](view, section) for section in shown)
        assert len(woven.encode()) <= BYTES, (path, len(woven))
        assert len(re.findall(r"<[a-z]", woven)) <= ELEMENTS, path


def test_small_plans_are_listed_task_by_task(project: Path) -> None:
    loaded = site.load(project / "docs")
    assert len(loaded.links.plan.tasks) <= MOST_TASKS
    page = loaded.page("vi", "tra-cuu/tat-ca-nhiem-vu.md")
    assert all(f'#{task.lower()}"' in page for task in loaded.links.plan.tasks)


@pytest.mark.parametrize(
    ("name", "tasks", "whole"), [("tat-ca", 40, True), ("tat-ca", MOST_TASKS, False), ("song-ngu", 250, True)]
)
def test_tasks_stand_whole_where_they_leave_a_small_page(tmp_path: Path, name: str, tasks: int, whole: bool) -> None:
    synthetic.write(tmp_path, tasks, 30, 5)
    loaded = site.load(tmp_path)
    view = View(loaded.links, loaded.words, "vi", "index.md")
    woven = MARKERS[name](view, loaded.links.plan.pages["vi", "index.md"].sections[0])
    assert ('class="count"' not in woven) is whole
    assert len(re.findall(r"<[a-z]", woven)) + 8 * woven.count("\n#") <= ELEMENTS
