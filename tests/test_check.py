"""The rules, a folder a case: `cases/<rule>/<case>/docs` laid over the golden plan.

`expected.txt` holds the messages that must come, all of them; `valid.txt` says that none may.
`recipe.txt` makes files that are too large to keep: a path and a number of bytes a line.
"""

import re
import shutil
from pathlib import Path

import pytest

from plansite import report, site

HERE = Path(__file__).parent
BASE = HERE / "golden" / "docs"
CASES = sorted(folder for folder in (HERE / "cases").glob("*/*") if folder.is_dir())
SOURCES = [
    *(HERE.parent / "scripts" / "plansite" / "check").glob("*.py"),
    HERE.parent / "scripts" / "plansite" / "reading" / "read.py",
]

PARITY = ("translation-number", "translation-name", "translation-items", "translation-term")


def found(case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What `plansite check` says of a case."""
    shutil.copytree(BASE, folder / "docs")
    shutil.copytree(case / "docs", folder / "docs", dirs_exist_ok=True)
    if (case / "recipe.txt").exists():
        for line in (case / "recipe.txt").read_text(encoding="utf-8").splitlines():
            path, size = line.split()
            (folder / path).write_bytes(b"x" * int(size))
    monkeypatch.chdir(folder)
    problems = site.load(Path("docs")).problems
    # Most cases change one language only; what that does to the other is the parity rules' own cases.
    own = PARITY if case.parent.name in PARITY else ()
    return report.text(problem for problem in problems if problem.rule not in PARITY or problem.rule in own)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = found(case, tmp_path, monkeypatch)
    if (case / "valid.txt").exists():
        assert said == ""
    else:
        expected = (case / "expected.txt").read_text(encoding="utf-8").rstrip("\n")
        assert f"[{case.parent.name}]" in expected, "a case must be about its rule"
        assert said == expected


def rules() -> set[str]:
    """Every rule that the code can report, as it is written there."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES)
    named = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', text)) - {"utf-8-sig", "utf-8"}
    kinds = {f"{how}-{what}" for how in ("unknown", "ambiguous") for what in ("agency", "document", "beneficiary")}
    return named | kinds


@pytest.mark.parametrize("rule", sorted(rules() - {"no-pages", "unreadable"}))
def test_rule_has_two_bad_cases_and_a_good_one(rule: str) -> None:
    folders = [case for case in CASES if case.parent.name == rule]
    assert sum((case / "expected.txt").exists() for case in folders) >= 2
    assert sum((case / "valid.txt").exists() for case in folders) >= 1


def test_no_case_is_of_an_unknown_rule() -> None:
    assert {case.parent.name for case in CASES} <= rules()


@pytest.mark.parametrize("rule", sorted(rules()))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_rule_has_a_page_of_reference(rule: str, lang: str, project: Path) -> None:
    assert (project / "docs" / lang / "bien-tap" / "quy-tac" / f"{rule}.md").is_file()


def test_missing_folder_is_a_message(tmp_path: Path) -> None:
    assert [problem.rule for problem in site.load(tmp_path / "khong-co").problems] == ["no-pages"]


def test_folder_named_like_a_page_is_a_message(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "docs")
    (tmp_path / "docs" / "vi" / "la.md").mkdir()
    (tmp_path / "docs" / "en" / "la.md").mkdir()
    assert {problem.rule for problem in site.load(tmp_path / "docs").problems} >= {"unreadable"}
