"""Translations right and wrong, each a task of its own in one plan: which tasks are reported."""

from pathlib import Path

import pytest
from tests import rule_cases

from plansite import site
from plansite.language.quantities import quantities
from plansite.model import Problem

CASES = Path(__file__).parent / "parity"
RULES = {"translation-number", "translation-name", "translation-items"}
PATH = Path("co-quan", "so-y-te.md")
OTHERS = (
    ("vi", "co-quan/so-tu-phap.md", "Sở Tư pháp"),
    ("en", "co-quan/so-tu-phap.md", "Department of Justice"),
    ("vi", "co-quan/so-gddt.md", "Sở Giáo dục và Đào tạo"),
    ("en", "co-quan/so-gddt.md", "Department of Education and Training"),
    ("vi", "co-quan/so-xay-dung.md", "Sở Xây dựng"),
    ("en", "co-quan/so-xay-dung.md", "Department of Construction"),
    ("vi", "van-ban/nuoc-sach.md", "Chương trình nước sạch nông thôn\n\n- **Loại:** Chương trình"),
    ("en", "van-ban/nuoc-sach.md", "Rural Clean Water Programme"),
)
"""Pages that the cases name beside those of the small plan."""


def cases(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [(vi, en) for vi, en in (line.split(" | ") for line in lines)]


def reported(folder: Path, pairs: list[tuple[str, str]]) -> dict[int, set[str]]:
    """The number of each case that is reported, with the languages in whose file it is."""
    rule_cases.plan(folder / "docs")
    for lang, path, title in OTHERS:
        (folder / "docs" / lang / path).write_text(f"# {title}\n", encoding="utf-8")
    first = int(site.load(folder / "docs").links.plan.next_id.removeprefix("NV-"))
    start: dict[str, int] = {}
    for lang, texts in zip(("vi", "en"), zip(*pairs, strict=True), strict=True):
        file = folder / "docs" / lang / PATH
        before = file.read_text(encoding="utf-8").rstrip() + "\n\n"
        start[lang] = before.count("\n") + 1
        # A sign of its own keeps a text from being that of another case.
        tasks = (
            f"### NV-{n}. X\n\n“{chr(n % 26 + 97)}{chr(n // 26 + 97)}”: {text}\n\n"
            for n, text in enumerate(texts, first)
        )
        file.write_text(before + "".join(tasks), encoding="utf-8")
    found: dict[int, set[str]] = {}
    for problem in site.load(folder / "docs").problems:
        lang = Path(problem.file).relative_to(folder / "docs").parts[0]
        if is_ours(problem) and problem.line >= start[lang]:
            # A date that is not the document's own is said where it stands, and that says enough.
            langs = {"vi", "en"} if problem.rule == "citation-date" else {lang}
            found.setdefault((problem.line - start[lang]) // 4, set()).update(langs)
    return found


def is_ours(problem: Problem) -> bool:
    return problem.rule in (*RULES, "citation-date") and Path(problem.file).parts[-2:] == PATH.parts


def test_right_translations_pass(tmp_path: Path) -> None:
    pairs = cases("right.txt")
    assert len(pairs) >= 60
    assert [pairs[number] for number in reported(tmp_path, pairs)] == []


def test_wrong_translations_are_reported_at_both_places(tmp_path: Path) -> None:
    pairs = cases("wrong.txt")
    assert len(pairs) >= 60
    found = reported(tmp_path, pairs)
    assert [pairs[number] for number in range(len(pairs)) if found.get(number) != {"vi", "en"}] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_list_item_or_link_too_few_is_reported(tmp_path: Path, lang: str) -> None:
    pairs = [("Việc:\n\n- một việc\n- việc khác", "Work:\n\n- some work\n- other work")]
    assert reported(tmp_path / "whole", pairs) == {}
    cut = tuple(
        text.rsplit("\n", 1)[0] if (lang == "vi") == (place == 0) else text for place, text in enumerate(pairs[0])
    )
    # At the item, some lines below where the case begins.
    assert set().union(*reported(tmp_path / "cut", [(cut[0], cut[1])]).values()) == {"vi", "en"}


@pytest.mark.parametrize(("text", "value"), [("hai nghìn lăm trăm", 2500), ("hai nghìn tư trăm", 2400)])
def test_a_colloquial_digit_before_hundreds_is_read(text: str, value: int) -> None:
    assert [int(found.value) for found in quantities(text, "vi")] == [value]
