"""Any right edit passes the gate: `check`, the build, the review, and the tests over the shipped pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests import building
from tests.projects import PROJECT, docs_of, project
from tests.repository import Repository
from tests.right_edits import EDITS, Copy

from plansite import cli, report, site

OVER_CONTENT = ("tests/test_build.py", "tests/test_emit.py")
"""Tests over the shipped pages that one build is enough for; `PLANSITE_PROJECT=… make test` runs all on a copy."""
TWICE = "not two_builds and not failed_build"
"""Tests that build once more, and look at the build and not at the pages."""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plan in a project of its own, with every right edit in its working tree and none committed."""
    root = project(PROJECT / "docs", tmp_path_factory.mktemp("edited") / "project")
    Repository(root, base=None)
    for edit in EDITS:
        edit(Copy(root / "docs"))
    return root


def test_check_reports_what_is_tolerated_alone(edited: Path) -> None:
    problems = site.load(edited / "docs").problems
    assert report.blocking(problems) == ()
    # Who adds a duty is told that the page's description gives another number.
    assert {problem.rule for problem in problems} == {"translation-missing", "undated-citation", "item-count"}


def test_review_lets_it_pass(edited: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(edited)
    assert cli.main(["review", "HEAD"]) == 0
    assert "translation-missing" in capsys.readouterr().out


def test_tests_over_the_pages_pass(edited: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", TWICE, *OVER_CONTENT]
    environment = {**os.environ, "PLANSITE_PROJECT": str(edited), "PYTEST_ADDOPTS": ""}
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST"):
        environment.pop(name, None)
    found = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout[-4000:] + found.stderr[-1000:]


def test_another_plan_takes_the_same_edits(tmp_path: Path) -> None:
    root = project(docs_of("giao-thong"), tmp_path / "project")
    for edit in EDITS:
        edit(Copy(root / "docs"))
    assert report.blocking(site.load(root / "docs").problems) == ()
    assert building.build(root, root / "site") == 0
