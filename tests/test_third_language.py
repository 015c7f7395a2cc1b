"""A third language, added as ARCHITECTURE.md says: a column, a package, a folder of pages. It is French."""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import rule_cases

from plansite.language.tongue import is_known
from plansite.language.words import load as load_words

PLAN = Path(__file__).parent / "languages" / "plan.txt"
OWN = {"lang.name": "Français", "lang.vietnamese": "tiếng Pháp"}
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
PACKAGE = '''"""French."""

from plansite.language.tongue import Language

LANGUAGE = Language(point=",", thousands=". \\u00a0\\u202f", inflected="s?", endings=(("s", ""),))
'''
_WORD = re.compile(r"(\{\w*\}|<[^<>]*>|&\w+;)|([A-Za-z])")


def french(key: str, english: str) -> str:
    """A text that no reader of English could have written, its fields and tags as they are."""
    if key in OWN or key == "months":
        return OWN.get(key, MONTHS)
    return _WORD.sub(lambda match: match.group(1) or f"{match.group(2)}\u0302", english)


@pytest.fixture(scope="module")
def tool(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tool with French added to it, and a plan in Vietnamese and French."""
    root = tmp_path_factory.mktemp("french")
    shutil.copytree(project / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(project / "overrides", root / "overrides")
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(project / name, root / name)
    language = root / "scripts" / "plansite" / "language"
    with (language / "words.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("key", *load_words().langs, "fr"))
        for key, row in load_words().rows.items():
            writer.writerow((key, *row.values(), french(key, row["en"])))
    (language / "fr").mkdir()
    (language / "fr" / "__init__.py").write_text(PACKAGE, encoding="utf-8")
    (case,) = rule_cases.parse("plan", PLAN.read_text(encoding="utf-8"))
    case.write(root / "docs")
    return root


def run(tool: Path, *words: str) -> str:
    command = [sys.executable, "-m", *words]
    environment = {"PYTHONPATH": str(tool / "scripts"), "PATH": "/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=tool, env=environment, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def staged(tool: Path) -> Path:
    run(tool, "plansite", "stage", "staged")
    return tool / "staged"


def problems(tool: Path) -> Iterator[tuple[str, str]]:
    for row in json.loads(run(tool, "plansite", "check", "--format", "json")):
        yield row["rule"], row["hint"]


def test_right_numbers_pass_and_a_wrong_term_is_told_in_its_language(tool: Path) -> None:
    ((rule, hint),) = problems(tool)
    assert rule == "translation-term"
    assert "“Ménage pauvre”" in hint and "“Tên gọi khác tiếng Pháp”" in hint and "tiếng Anh" not in hint.casefold()


def test_wrong_number_is_told(tool: Path, tmp_path: Path) -> None:
    shutil.copytree(tool / "docs", tmp_path / "docs")
    page = tmp_path / "docs" / "fr" / "co-quan" / "so-xay-dung.md"
    page.write_text(page.read_text(encoding="utf-8").replace("1.500", "1,500"), encoding="utf-8")
    found = json.loads(run(tool, "plansite", "check", "--format", "json", str(tmp_path / "docs")))
    assert {row["rule"] for row in found} == {"translation-number", "translation-term"}


def test_other_names_are_that_languages(staged: Path) -> None:
    page = (staged / "fr" / "co-quan" / "so-y-te.md").read_text(encoding="utf-8")
    assert "[Service de la construction](so-xay-dung.md)" in page
    assert "Construction Department" not in page


def test_dates_are_in_its_months(staged: Path) -> None:
    assert "12 mai 2024" in (staged / "fr" / "van-ban" / "kh-17.md").read_text(encoding="utf-8")


def test_no_english_is_on_its_pages(staged: Path) -> None:
    """Whatever the tool says itself is in French, buttons too."""
    english = {row["en"] for key, row in load_words().rows.items() if key != "desk.form" and len(row["en"]) > 3}
    plain = {text for text in english if "{" not in text and "<" not in text}
    for page in sorted((staged / "fr").rglob("*.md")):
        text = re.sub(r' class="[^"]*"', "", page.read_text(encoding="utf-8"))
        found = [each for each in plain if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text)]
        # The names of this plan's things are the editors' own words.
        assert set(found) <= {"Plan"}, page


def test_site_is_built_with_it(tool: Path) -> None:
    run(tool, "mkdocs", "build", "--quiet", "--site-dir", "site")
    page = (tool / "site" / "fr" / "co-quan" / "so-y-te" / "index.html").read_text(encoding="utf-8")
    assert 'data-task="NV-02"' in page and '<html lang="fr"' in page
    assert 'hreflang="fr"' in (tool / "site" / "co-quan" / "so-y-te" / "index.html").read_text(encoding="utf-8")
    assert not (tool / "site" / "en").exists()


@pytest.mark.parametrize("lang", load_words().langs)
def test_every_language_of_the_table_has_a_package(lang: str) -> None:
    assert is_known(lang)
