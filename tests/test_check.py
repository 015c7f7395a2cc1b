"""The rules: each has its words in every language, its examples, and its cases in `cases/<rule>.txt`.

With `UPDATE_CASES=1` the reports of the cases are written anew: read what changed before you commit it.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests import rule_cases
from tests.rule_cases import EXAMPLES, Case

from plansite import cli, report, site
from plansite.check.registry import Rule, lacking, rules
from plansite.language.words import load as load_words
from plansite.model import Problem

CASES = tuple(rule_cases.cases())
PARITY = (
    *("translation-number", "translation-name", "translation-items", "translation-term"),
    *("translation-sentence", "translation-negation"),
)
NO_CASES = {"lost-address", "no-pages", "other-duty", "unreadable", "vanished-id"}
"""Rules whose cases are folders and histories, which tests make."""

Say = Callable[[Case], str]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading_once: None) -> Say:
    """What `plansite check` says of a case."""
    monkeypatch.chdir(tmp_path)

    def said(case: Case) -> str:
        shutil.rmtree("docs", ignore_errors=True)
        rule_cases.plan(Path("docs"))
        case.write(Path("docs"))
        loaded = site.load(Path("docs"))
        problems = loaded.problems
        assert loaded.blocking == report.blocking(problems)  # What is told fast is what is so.
        # Most cases change one language only; what that does to the other is the parity rules' own cases.
        own = PARITY if case.rule in PARITY else ()
        return report.text(problem for problem in problems if problem.rule not in PARITY or problem.rule in own)

    return said


@pytest.mark.parametrize("case", [c for c in CASES if c.name != EXAMPLES], ids=lambda case: f"{case.rule}/{case.name}")
def test_case(case: Case, say: Say) -> None:
    said = say(case)
    if os.environ.get("UPDATE_CASES"):
        rule_cases.update(case, said)
    else:
        assert said == case.report
        assert not said or f"[{case.rule}]" in said, "a case must be about its rule"


@pytest.mark.parametrize("case", [c for c in CASES if c.name == EXAMPLES], ids=lambda case: case.rule)
def test_examples_are_wrong_and_right(case: Case, say: Say) -> None:
    rule = rules()[case.rule]
    wrong, right = say(case.filled(rule.wrong)), say(case.filled(rule.right))
    assert f": {rule.severity}[{rule.id}]: " in wrong or f": error[{rule.id}]: " in wrong  # where it stands for errors
    assert right == case.report
    assert f"[{rule.id}]" not in right


@pytest.mark.parametrize("rule", [r for r in rules().values() if r.id not in NO_CASES], ids=lambda rule: rule.id)
def test_rule_has_two_bad_cases_and_a_good_one(rule: Rule) -> None:
    cases = [case for case in CASES if case.rule == rule.id]
    run = any(case.name == EXAMPLES for case in cases)
    reports = [case.report for case in cases if case.name != EXAMPLES]
    assert run or rule.wrong.startswith("("), "examples that cannot be run stand in brackets"
    assert sum(map(bool, reports)) + run >= 2
    assert "" in reports


def test_no_case_is_of_an_unknown_rule() -> None:
    assert {case.rule for case in CASES} <= rules().keys()


@pytest.mark.parametrize("lang", load_words().langs)
def test_every_rule_has_words_in_every_language(lang: str) -> None:
    assert lacking(lang) == ()


def test_rules_that_a_new_language_lacks_are_listed() -> None:
    assert lacking("fr") == tuple(rules())


def test_missing_folder_is_a_message(tmp_path: Path) -> None:
    assert [problem.rule for problem in site.load(tmp_path / "khong-co").problems] == ["no-pages"]


def test_folder_named_like_a_page_is_a_message(tmp_path: Path) -> None:
    rule_cases.plan(tmp_path / "docs")
    (tmp_path / "docs" / "vi" / "la.md").mkdir()
    (tmp_path / "docs" / "en" / "la.md").mkdir()
    assert {problem.rule for problem in site.load(tmp_path / "docs").problems} >= {"unreadable"}


def test_reference_has_an_anchor_a_rule_to_which_messages_lead(project: Path) -> None:
    shipped = site.load(project / "docs")
    for lang in shipped.links.plan.langs:
        page = shipped.page(lang, "bien-tap/quy-tac.md")
        for rule in rules().values():
            assert f"## {rule.say(lang).title} {{#{rule.id}}}" in page
            assert report.help_page(rule.id) == f"bien-tap/quy-tac/#{rule.id}"


def test_terminal_explains_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "no-source"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Thiếu nguồn (no-source)")
    assert rules()["no-source"].right in said


def test_what_is_said_of_an_english_page_is_said_in_english() -> None:
    said = [
        line.split("]: ", 1)[1] for case in CASES for line in case.report.splitlines() if line.startswith("docs/en/")
    ]
    assert len(said) > 40
    assert not [text for text in said if " Hint: " not in text]


def test_what_no_phrase_says_in_a_language_its_rule_names() -> None:
    unknown = Problem("docs/en/index.md", 1, "heading-level", "Một lời chưa ai dịch.", "Sửa.")
    title = rules()["heading-level"].say("en").title
    assert report.spoken(unknown).message == f"{title}: Một lời chưa ai dịch."
    assert report.spoken(replace(unknown, file="docs/vi/index.md")).message == unknown.message
