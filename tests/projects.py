"""The tool with another plan in it: a project whose `docs/` alone is not this one's."""

import os
import shutil
from pathlib import Path

PROJECT = Path(__file__).parent.parent
SHIPPED = Path(os.environ.get("PLANSITE_PROJECT", PROJECT))
"""The project whose pages the tests over the shipped plan read: this one, or one with other pages in it."""
PLANS = Path(__file__).parent / "plans"
"""Plans of the tests' own: `giao-thong` is shaped like a whole one, in two languages; `nuoc-sach` has tasks first,
 answer by “Chủ trì”, one language, and few of the pages that templates and lists lead to."""


def project(docs: Path, folder: Path) -> Path:
    """A project in a folder, which is made: the tool as it stands, and a copy of a plan's pages."""
    folder.mkdir(parents=True)
    for name in ("scripts", "overrides", "hosting", "pyproject.toml"):
        (folder / name).symlink_to(PROJECT / name)
    shutil.copyfile(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(docs, folder / "docs")
    return folder


def docs_of(plan: str) -> Path:
    """The pages of a plan of the tests."""
    return PLANS / plan / "docs"
