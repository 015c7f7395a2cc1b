"""What the repository's host runs and shows: workflows, forms, owners, editors' settings."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
import yaml
from tests.conftest import PROJECT

from plansite import report
from plansite.addresses import Desk
from plansite.authoring import owners
from plansite.language.words import load as load_words
from plansite.model import Problem

HOST = PROJECT / ".github"
CASES = PROJECT / "tests" / "cases"
WORKFLOWS = sorted((HOST / "workflows").glob("*.yml"))
FORMS = sorted(file for file in (HOST / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
ACTION = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=PROJECT, capture_output=True, text=True)


def parsed(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in parsed(file)["jobs"].values():
        yield from job["steps"]


def _makefiles() -> str:
    return "\n".join((PROJECT / name).read_text(encoding="utf-8") for name in ("Makefile", "plansite.mk"))


def test_zizmor_finds_nothing() -> None:
    found = run(str(Path(sys.executable).parent / "zizmor"), "--offline", "--pedantic", "--no-progress", ".github")
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [HOST / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [HOST / "dependabot.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_file_has_the_form_that_its_host_expects(schema: str, files: list[Path]) -> None:
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    found = run(*command)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflow_is_pinned_and_runs_only_what_runs_here(file: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", _makefiles(), re.MULTILINE))
    for step in steps(file):
        if "uses" in step:
            assert ACTION.fullmatch(step["uses"]), step
        else:
            verb = re.fullmatch(r'make ([a-z]+)( [A-Z]+=("\$[A-Z_]+"|[\w^]+))*', step["run"])
            assert verb and verb.group(1) in targets, step


def test_stranger_s_code_gets_no_right_and_no_secret() -> None:
    check = parsed(HOST / "workflows" / "check.yml")
    # YAML 1.1 reads the key `on` as true.
    assert set(check[True]) == {"pull_request", "merge_group"}
    assert check["permissions"] == {}
    assert [job["permissions"] for job in check["jobs"].values()] == [{"contents": "read"}] * len(check["jobs"])
    assert all("secrets" not in file.read_text(encoding="utf-8") for file in WORKFLOWS)


def test_gate_waits_for_every_other_job() -> None:
    jobs = parsed(HOST / "workflows" / "check.yml")["jobs"]
    assert set(jobs["gate"]["needs"]) == set(jobs) - {"gate"}
    assert jobs["gate"]["if"] == "always()"


@pytest.mark.parametrize(
    ("results", "code"), [("success success", 0), ("success failure", 2), ("success skipped success", 2), ("", 2)]
)
def test_gate_opens_only_on_success(results: str, code: int) -> None:
    assert run("make", "gate", f"RESULTS={results}").returncode == code


def test_owners_are_made_from_their_table_and_the_last_line_that_fits_is_the_narrowest() -> None:
    table = (PROJECT / owners.TABLE).read_text(encoding="utf-8")
    assert (PROJECT / owners.TARGET).read_text(encoding="utf-8") == owners.codeowners(table)
    made = owners.codeowners("path,owner\ndocs/*/co-quan/a.md,@x/a\ndocs/en/,@x/en\n*,@x/all\n")
    assert made.split("\n")[1:] == [
        "* @x/all",
        "docs/en/ @x/en @x/all",
        "docs/*/co-quan/a.md @x/a @x/all",
        "docs/en/co-quan/a.md @x/a @x/en @x/all",
        "",
    ], "translators are asked for an agency's translation too"


def test_engineers_are_asked_for_what_the_site_is_built_by() -> None:
    made = (PROJECT / owners.TARGET).read_text(encoding="utf-8")
    for path in ("mkdocs.yml", "Makefile", "pyproject.toml", "hosting/"):
        assert f"\n{path} @to-chuc/ky-thuat @to-chuc/bien-tap\n" in made


def test_everything_of_others_in_the_site_is_on_the_list_of_licences(built: Path) -> None:
    listed = (built / "assets" / "licences.txt").read_text(encoding="utf-8")
    own = {"look", "search", "share"}
    folders = {folder.name for folder in (built / "assets").iterdir() if folder.is_dir()} - own
    assert all(f"assets/{name}/" in listed for name in folders) and folders
    assert not [file for file in built.rglob("*") if file.suffix in (".woff", ".woff2", ".ttf", ".otf", ".wasm")]


@pytest.mark.parametrize("row", ["docs/x.md,", ",@a/b", "docs/x.md,a/b", "docs/a b.md,@a/b"])
def test_owners_refuse_a_bad_row(row: str) -> None:
    with pytest.raises(ValueError, match="dòng 3 cần"):
        owners.codeowners(f"path,owner\n*,@a/b\n{row}\n")


def test_forms_use_known_labels_in_both_languages() -> None:
    known = {label["name"] for label in parsed(HOST / "labels.yml")}
    used = [parsed(file)["labels"][0] for file in FORMS]
    assert sorted(used) == sorted([*known, *known])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_report_link_opens_a_form_and_fills_its_fields(lang: str) -> None:
    url = Desk("https://host.example/a/b/").report_url(load_words().say(lang, "desk.form"), "co-quan/a/#nv-19", "NV-19")
    query = parse_qs(urlparse(url).query)
    (template,) = query.pop("template")
    fields = {field["id"] for field in parsed(HOST / "ISSUE_TEMPLATE" / template)["body"]}
    assert query == {"trang": ["co-quan/a/#nv-19"], "nhiem-vu": ["NV-19"]}
    assert query.keys() <= fields


def test_template_asks_three_questions_at_most() -> None:
    text = (HOST / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^\*\*", text, re.MULTILINE)) <= 3


def test_editor_reads_the_problems_that_check_prints() -> None:
    tasks = json.loads((PROJECT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    line = report.text([Problem("docs/vi/index.md", 3, "heading-level", "Sai.", "Sửa.")])
    match = re.search(pattern["regexp"], line)
    assert match
    groups = [match.group(pattern[name]) for name in ("file", "line", "severity", "code", "message")]
    assert groups == ["docs/vi/index.md", "3", "error", "heading-level", "Sai. Gợi ý: Sửa."]


def test_hooks_call_the_commands_of_the_project() -> None:
    hooks = parsed(PROJECT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert [hook["entry"] for hook in hooks] == [".venv/bin/plansite fmt", ".venv/bin/plansite check"]


def test_only_pictures_are_binary_and_nothing_is_large() -> None:
    """A package or a browser that lay in the folder is no part of the project."""
    tracked = [PROJECT / name for name in run("git", "ls-files", "-z").stdout.split("\0") if name]
    there = [file for file in tracked if file.is_file()]
    assert there
    # What lies in docs/ is the editors' own, and `check` looks at it; a case may be a page that is no text.
    tool = [file for file in there if PROJECT / "docs" not in file.parents]
    others = [file for file in tool if file.suffix not in {".png", ".webp"} and CASES not in file.parents]
    assert [file for file in others if b"\0" in file.read_bytes()] == []
    assert [file for file in tool if file.stat().st_size > 256 * 1024] == []
