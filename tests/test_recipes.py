"""Each recipe of "Where to change what" in ARCHITECTURE.md, followed to the letter on a copy of the tool.

The files that a test changes are those that the recipe names, so that the page cannot go stale. A third language is
added in `test_third_language.py`.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests import rule_cases
from tests.conftest import PROJECT

PAGE = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PACKAGE = PROJECT / "scripts" / "plansite"
RECIPES = {
    head.strip(): re.findall(r"`([^`]+)`", body)
    for head, body in re.findall(
        r"^- ([^:\n]+):(.*(?:\n  .*)*)", PAGE.split("## Where to change what")[1], re.MULTILINE
    )
}
"""What is changed to what a recipe names in code marks."""
PATH = re.compile(r"[\w./-]+\.(?:py|csv|toml|css|conf|txt)|[\w./-]+/")


def files(recipe: str) -> list[str]:
    """The files that a recipe names."""
    return [name for name in RECIPES[recipe] if PATH.fullmatch(name)]


@pytest.mark.parametrize("recipe", RECIPES)
def test_files_that_recipes_name_are_there(recipe: str) -> None:
    for name in RECIPES[recipe]:
        module = re.fullmatch(r"([\w/]+)\.([A-Z]\w*)", name)
        if module:
            assert re.search(rf"^{module.group(2)}\b", (PACKAGE / f"{module.group(1)}.py").read_text("utf-8"), re.M), (
                name
            )
        elif PATH.fullmatch(name) and "…" not in name:
            assert (PACKAGE / name).exists() or (PROJECT / name).exists() or list(PROJECT.glob(f"**/{name}")), name


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """A copy of the package, and the plan that rules' cases change."""
    shutil.copytree(PACKAGE, tmp_path / "plansite", ignore=shutil.ignore_patterns("__pycache__"))
    rule_cases.plan(tmp_path / "docs")
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, (file, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(tool: Path, *words: str) -> str:
    done = subprocess.run([sys.executable, "-m", *words], cwd=tool, capture_output=True, text=True)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_a_new_label(tool: Path) -> None:
    labels, words, *_ = files("A new label")
    edit(tool / "plansite" / labels, "_ROWS: Final = (\n", '_ROWS: Final = (\n    Label("Màu", _TASK),\n')
    with next((tool / "plansite").rglob(words)).open("a", encoding="utf-8") as table:
        table.write("fact.Màu,Màu,Colour\n")
    edit(tool / "docs" / "vi" / "co-quan" / "so-y-te.md", "- **Nguồn:** đoạn 9", "- **Màu:** xanh\n- **Nguồn:** đoạn 9")
    assert run(tool, "plansite", "check") == ""
    run(tool, "plansite", "stage", "out")
    assert re.search(
        r"\bMàu\b.*\n?.*xanh", (tool / "out" / "vi" / "co-quan" / "so-y-te.md").read_text(encoding="utf-8")
    )
    assert re.search(
        r"\bColour\b.*\n?.*xanh", (tool / "out" / "en" / "co-quan" / "so-y-te.md").read_text(encoding="utf-8")
    )


RULE = """found_by = ["check.shouting:loud"]
wrong = "HÃY ĐẾN NGAY!!!"
right = "Hãy đến ngay."

[vi]
title = "Nói to"
why = "Không viết hoa cả câu."

[en]
title = "Shouting"
why = "No sentence is all in capitals."
"""
FINDER = '''"""Rules on loudness."""

from collections.abc import Iterator

from plansite.linking.links import Links
from plansite.model import Problem


def loud(links: Links) -> Iterator[Problem]:
    """No line ends in three exclamation marks."""
    for page in links.plan.pages.values():
        for number, line in enumerate(page.lines, 1):
            if line.endswith("!!!"):
                yield Problem(page.file, number, "no-shouting", "Câu này nói to.", "Bỏ bớt dấu chấm than.")
'''


def test_a_new_rule(tool: Path) -> None:
    assert tuple(RECIPES["A new rule"]) == ("check/rules/<rule>.toml", "check/", "tests/cases/<rule>.txt")
    (tool / "plansite" / "check" / "rules" / "no-shouting.toml").write_text(RULE, encoding="utf-8")
    (tool / "plansite" / "check" / "shouting.py").write_text(FINDER, encoding="utf-8")
    edit(tool / "docs" / "vi" / "index.md", "# Trang chủ\n", "# Trang chủ\n\nHÃY ĐẾN NGAY!!!\n")
    said = "docs/vi/index.md:3: error[no-shouting]: Câu này nói to. Gợi ý: Bỏ bớt dấu chấm than.\n"
    assert run(tool, "plansite", "check") == said
    assert "Không viết hoa cả câu." in run(tool, "plansite", "explain", "no-shouting")
    edit(tool / "docs" / "en" / "index.md", "# Home\n", "# Home\n\n<!-- plansite: quy-tac -->\n")
    run(tool, "plansite", "stage", "out")
    assert "## Shouting {#no-shouting}" in (tool / "out" / "en" / "index.md").read_text(encoding="utf-8")


def test_a_new_generated_list(tool: Path) -> None:
    (lists,) = files("A new generated list")
    assert "reading/grammar.LISTS" in RECIPES["A new generated list"]
    edit(tool / "plansite" / "reading" / "grammar.py", "LISTS: Final = (\n", 'LISTS: Final = (\n    "dem-chu",\n')
    made = 'def letters(view: View, _: Section) -> str:\n    return f"{len(view.plan.tasks)} việc"'
    edit(tool / "plansite" / lists, "MARKERS: Final", f"{made}\n\n\nMARKERS: Final")
    edit(tool / "plansite" / lists, '        "so-lieu":', '        "dem-chu": letters,\n        "so-lieu":')
    for lang in ("vi", "en"):
        edit(tool / "docs" / lang / "index.md", "<!-- plansite: so-lieu -->", "<!-- plansite: dem-chu -->")
    assert run(tool, "plansite", "check") == ""
    run(tool, "plansite", "stage", "out")
    assert "\n2 việc\n" in (tool / "out" / "vi" / "index.md").read_text(encoding="utf-8")


def test_a_header(tool: Path) -> None:
    assert files("A header") == ["hosting/nginx.conf"] and "publish/hosting.HEADERS" in RECIPES["A header"]
    hosting = tool / "plansite" / "publish" / "hosting.py"
    edit(hosting, "HEADERS: Final = (\n", 'HEADERS: Final = (\n    ("X-Plan", "yes"),\n')
    program = "from plansite.publish.hosting import headers_file; print(headers_file([]))"
    done = subprocess.run([sys.executable, "-c", program], cwd=tool, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("/*\n  X-Plan: yes\n")


def test_another_generator(tool: Path) -> None:
    """Staged pages need no hook: no marker is left in them."""
    run(tool, "plansite", "stage", "out")
    pages = [page.read_text(encoding="utf-8") for page in (tool / "out").rglob("*.md")]
    assert len(pages) == len(list((tool / "docs").rglob("*.md")))
    assert not any("plansite:" in page for page in pages)
    assert json.loads(run(tool, "plansite", "check", "--format", "json")) == []
