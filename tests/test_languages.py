"""A page or task not translated, and the glossary's terms on pages."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests import shipped
from tests.projects import docs_of

from plansite.language import words
from plansite.site import load


def copied(project: Path, folder: Path) -> Path:
    for name in ("docs", "scripts", "overrides"):
        if (project / name).is_dir():
            shutil.copytree(project / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(project / name, folder / name)
    return folder


def mkdocs(root: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(root / "site")]
    environment = {"PYTHONPATH": str(root / "scripts"), "NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin:/bin"}
    subprocess.run(command, cwd=root, env=environment, check=True)
    return root / "site"


def test_an_interface_string_missing_in_a_language_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"lang\.name: th"):
        words.parse("key,vi,en,th\nlang.name,Tiếng Việt,English,\n")


def test_missing_page_and_task_are_told_and_not_listed_as_english(project: Path, tmp_path: Path) -> None:
    root = copied(project, tmp_path / "project")
    (root / "docs" / "en" / shipped.AGENCY.path).unlink()
    other = root / "docs" / "en" / shipped.OTHER.path
    text = other.read_text(encoding="utf-8")
    last = text[text.rindex("### NV-") :].split("\n## ")[0]
    other.write_text(text.replace(last, ""), encoding="utf-8")
    built = mkdocs(root)
    page = (built / "en" / shipped.PAGE / "index.html").read_text(encoding="utf-8")
    assert "has not been translated yet" in page
    assert '<div lang="vi">' in page
    page = (built / "en" / shipped.OTHER_PAGE / "index.html").read_text(encoding="utf-8")
    assert "Duties not yet translated" in page and last[4:9] in page
    states = (built / "en" / "tra-cuu" / "ban-dich" / "index.html").read_text(encoding="utf-8")
    assert states.count("Missing") >= 2


def test_a_terms_definition_is_there_once_a_page_and_leads_to_the_glossary() -> None:
    loaded = load(docs_of("giao-thong"))
    page = loaded.page("vi", "co-quan/so-giao-thong.md")
    assert page.count('id="nghia-vach-qua-duong"') == 1
    assert '"../../thuat-ngu/#vach-qua-duong"' in page
    glossary = loaded.page("en", "thuat-ngu.md")
    assert "Mentioned in: " in glossary and "co-quan/so-giao-thong/#nv-10" in glossary
