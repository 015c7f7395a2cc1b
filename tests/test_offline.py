"""The list of a saved copy, and the worker made from it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from tests import shipped

from plansite.language import words
from plansite.publish import pipeline


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


def listed(built: Path) -> dict[str, str]:
    """The files that the site's worker keeps."""
    (plan,) = re.findall(r"^const PLAN = (.*);$", (built / "sw.js").read_text(encoding="utf-8"), re.MULTILINE)
    files: dict[str, str] = json.loads(plan)["files"]
    return files


def test_holds_the_plan_in_both_languages_and_search_and_nothing_else(built: Path) -> None:
    listing = listed(built)
    pages = {file.parent.relative_to(built).as_posix() for file in built.rglob("index.html")}
    plan = {"" if page == "." else f"{page}/" for page in pages if "bien-tap" not in page}
    assert {address for address in listing if not address or address.endswith("/")} == plan
    assert "search-index/en/start.json" in listing
    scripts = {re.sub(r"\.\w+\.min\.js$", ".js", address) for address in listing if address.endswith(".min.js")}
    assert {"assets/site.js", "assets/search/main.js", "assets/search/speech.js"} <= scripts
    assert not [address for address in listing if address.startswith(("data/", "assets/javascripts/", "sw.js"))]


def test_worker_changes_with_what_it_holds_and_with_nothing_else(copied: Path) -> None:
    def script() -> str:
        pipeline.finish(copied, words.load(), "")
        return (copied / "sw.js").read_text(encoding="utf-8")

    former = (copied / "sw.js").read_text(encoding="utf-8")
    assert script() == former
    (copied / "data" / "plan.json").write_text("{}", encoding="utf-8")
    assert script() == former
    page = copied / shipped.PAGE / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace(shipped.AGENCY.name["vi"], "Sở Khác"), encoding="utf-8")
    changed = script()
    assert changed != former
    assert changed.partition('"files"')[0] != former.partition('"files"')[0]


def test_page_that_could_not_say_that_it_is_a_copy_is_an_error(copied: Path) -> None:
    page = copied / "thuat-ngu" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<time></time>", ""), encoding="utf-8")
    with pytest.raises(ValueError, match="thuat-ngu"):
        pipeline.finish(copied, words.load(), "")
