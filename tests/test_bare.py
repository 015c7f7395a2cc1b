"""What a verb needs is all it needs: `cite` nothing, `check` what reads pages, and `pyproject.toml` says so."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from tests import rule_cases
from tests.projects import PROJECT

BARE = """
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder

class Bare(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        found = PathFinder.find_spec(name, path)
        if path is None and found and found.origin and "-packages" in found.origin and name not in ALLOWED:
            raise ModuleNotFoundError(f"No module named {name!r} here", name=name)

sys.meta_path.insert(0, Bare())
from plansite.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The command, in a Python that has no installed packages but those allowed."""

MODULES = {"markdown-it-py": ("markdown_it", "mdurl"), "pyyaml": ("yaml", "_yaml"), "rapidfuzz": ("rapidfuzz",)}
"""The packages of `dependencies` to the modules that they bring."""


def dependencies(project: Path) -> list[str]:
    table = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[<>=~! ]", each)[0] for each in table["dependencies"]]


def bare(project: Path, folder: Path, words: list[str], packages: list[str], text: str = "") -> tuple[int, str, str]:
    allowed = {module for package in packages for module in MODULES[package]}
    command = [sys.executable, "-c", f"ALLOWED = {allowed!r}\n{BARE}", *words]
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts")}
    done = subprocess.run(command, cwd=folder, env=environment, input=text, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_citations_need_nothing(project: Path, tmp_path: Path) -> None:
    code, said, failed = bare(project, tmp_path, ["cite"], [], "Chỉ thị số 17-CT/TW ngày 08/10/2014")
    assert (code, failed) == (0, "")
    assert '"17-CT/TW"' in said


@pytest.mark.parametrize("verb", ["check", "stage out", "fmt", "explain task-id"])
def test_pages_need_what_is_declared_alone(project: Path, tmp_path: Path, verb: str) -> None:
    rule_cases.plan(tmp_path / "docs")
    code, _, failed = bare(project, tmp_path, verb.split(), dependencies(project))
    assert code == 0, failed
    assert "Error" not in failed


def test_what_is_missing_is_named(project: Path, tmp_path: Path) -> None:
    rule_cases.plan(tmp_path / "docs")
    code, _, failed = bare(project, tmp_path, ["export", "out"], dependencies(project))
    assert code == 2
    assert re.fullmatch(r"Thiếu thư viện “\w+”; cài đủ bằng `pip install plansite\[site\]`\.\n", failed)


def test_everything_imported_is_declared() -> None:
    """Whatever the package imports is a dependency or in an extra, and what the site is built with has all of it."""
    table = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {each for names in table["optional-dependencies"].values() for each in names if "[" not in each}
    installed = (PROJECT / "requirements" / "site.in").read_text(encoding="utf-8")
    pinned = {re.split(r"[<>=~! ]", line)[0] for line in installed.splitlines()}
    assert extras | set(dependencies(PROJECT)) <= pinned
    wanted = extras.union(dependencies(PROJECT))
    brought = packages_distributions().items()
    declared = {name for name, packages in brought if wanted.intersection(each.lower() for each in packages)}
    for file in (PROJECT / "scripts" / "plansite").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            outside = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"plansite"}
            assert outside <= declared, file


def test_each_dependency_is_needed(project: Path, tmp_path: Path) -> None:
    rule_cases.plan(tmp_path / "docs")
    for left in dependencies(project):
        others = [each for each in dependencies(project) if each != left]
        assert bare(project, tmp_path, ["check"], others)[0] != 0, left
