"""The house: packages follow the way of the data, and no import runs from a lower one to a higher one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

PACKAGE: Final = Path(__file__).parent.parent / "scripts" / "plansite"

FLOORS: Final = (
    {"model"},
    {"language", "citations", "addresses"},
    {"reading"},
    {"linking"},
    {"check", "past"},
    {"report"},
    {"weaving"},
    {"search"},
    {"publish"},
    {"authoring", "importing"},
    {"site"},
    {"starting", "verbs", "serving"},
    {"cli"},
    {"__main__"},
)
"""From the lowest floor up; rooms of one floor do not know each other."""

ROOMS: Final = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def imports(file: Path) -> Iterator[str]:
    """The rooms of the package that a module imports from."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "plansite":
            rest = node.module.split(".")[1:]
            yield from (rest[:1] or [alias.name for alias in node.names])


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_arrow_runs_up(file: Path) -> None:
    own = file.relative_to(PACKAGE).with_suffix("").parts[0]
    if own == "__init__":
        return
    up = {room for room in imports(file) if room != own and ROOMS[room] >= ROOMS[own]}
    assert not up, f"{own} may not know {up}"


@pytest.mark.parametrize("package", sorted(path.parent for path in PACKAGE.glob("*/__init__.py")), ids=lambda p: p.name)
def test_each_package_says_what_goes_in_and_comes_out(package: Path) -> None:
    said = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert "In: " in said
    assert "Out: " in said
    assert "ay import" in said


QUOTED: Final = re.compile(r"«[\w{<*`“.-]")
"""A quotation in guillemets; a class of characters that citations and imports know them by is none."""


def test_what_is_said_is_quoted_in_one_way() -> None:
    """“…” in messages, rules, words, guides and pages."""
    root = PACKAGE.parent.parent
    kinds = ("*.py", "*.toml", "*.csv", "*.md", "*.txt")
    files = (file for top in ("scripts", "docs", "tests/cases") for kind in kinds for file in (root / top).rglob(kind))
    found = [
        f"{file.relative_to(root)}:{number}"
        for file in (*files, root / "CONTRIBUTING.md", root / "README.md")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if QUOTED.search(line)
    ]
    assert found == []
