"""Every label of the table: an editor may write it, `check` reads it, a page shows it in each language."""

from pathlib import Path
from typing import Final

import pytest

from plansite import site
from plansite.language import words
from plansite.reading import labels
from plansite.weaving import View

PLACES: Final = {
    "task": ("co-quan/so-xay-dung.md", "# Sở Xây dựng\n\n### NV-01. Sửa đường\n\n{fact}\n\nLời.\n"),
    "block": ("co-quan/so-xay-dung.md", "# Sở Xây dựng\n\n## Đường\n\n{fact}\n\n### NV-01. Sửa đường\n\nLời.\n"),
    "agency": ("co-quan/so-xay-dung.md", "# Sở Xây dựng\n\n{fact}\n"),
    "group": ("co-quan/index.md", "# Cơ quan\n\n## Nêu chung\n\n### Các xã\n\n{fact}\n"),
    "document": ("van-ban/de-an.md", "# Đề án đường làng\n\n{fact}\n"),
    "beneficiary": ("tra-cuu/doi-tuong.md", "# Đối tượng\n\n## Người đi bộ\n\n{fact}\n"),
    "term": ("thuat-ngu.md", "# Thuật ngữ\n\n## Chủ đầu tư\n\n{fact}\n"),
    "event": ("tra-cuu/dong-thoi-gian.md", "# Dòng thời gian\n\n## Khởi công\n\n{fact}\n"),
    "help": ("can-giup-ngay.md", "# Cần giúp ngay\n\n{fact}\n"),
    "section": ("gioi-thieu.md", "# Giới thiệu\n\n## Nguồn\n\n{fact}\n"),
}
VALUES: Final = {
    "text": "Vốn tỉnh",
    "names": "Một; Hai",
    "known": "Sở Giao thông; Ban Quản lý",
    "agencies": "Sở Giao thông",
    "beneficiaries": "Người già",
    "documents": "Quyết định số 5/QĐ-UBND",
    "term": "Chủ trì",
    "tasks": "NV-90",
    "date": "01/3/2025",
    "moment": "9/2012",
    "period": "2024-2026",
    "deadline": "trước ngày 30/6/2025",
    "source": "Phụ lục II, STT 34",
    "number": "3",
    "telephone": "1022",
    "contact": "gop-y@example.org",
    "addresses": "co-quan/ten-cu/; ke-hoach/cu/#nv-90",
}
AROUND: Final = {
    "co-quan/so-giao-thong.md": "# Sở Giao thông\n",
    "tra-cuu/doi-tuong.md": "# Đối tượng\n\n## Người già\n",
    "van-ban/qd-5.md": "# Quyết định đường làng\n\n- **Số, ký hiệu:** 5/QĐ-UBND\n",
    "thuat-ngu.md": "# Thuật ngữ\n\n## Chủ trì\n",
    "ke-hoach/chung.md": "# Chung\n\n### NV-90. Dọn đường\n",
}
ROWS: Final = [(kind, label) for kind in PLACES for label in labels.labels_of(kind).values()]


def plan(folder: Path, kind: str, facts: str) -> site.Site:
    path, text = PLACES[kind]
    for each, around in {**AROUND, path: text.format(fact=facts)}.items():
        for lang in ("vi", "en"):
            file = folder / lang / each
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(around if lang == "vi" else around.replace(f"{facts}\n", ""), encoding="utf-8")
    return site.load(folder)


def written(label: labels.Label) -> str:
    said = f"- **{label.name}:** {label.choices[0] if label.choices else VALUES[label.value]}"
    ended = f"\n- **{labels.ENDED}:** {VALUES['date']}"
    return said + (ended if label.name == labels.SUCCESSORS else "")  # Nobody takes the place of who is still there.


@pytest.mark.parametrize(("kind", "label"), ROWS, ids=lambda each: each if isinstance(each, str) else each.name)
def test_a_label_is_accepted_and_shown(kind: str, label: labels.Label, tmp_path: Path) -> None:
    loaded = plan(tmp_path, kind, written(label))
    found = [problem for problem in loaded.problems if problem.rule in ("unknown-fact", "bad-value", "malformed-fact")]
    assert found == []
    for lang in ("vi", "en"):
        answers = kind == "task" and label.name == labels.LEAD
        said = View(loaded.links, loaded.words, lang, "").label(labels.RESPONSIBLE if answers else label.name)
        hidden = not label.shown or (lang == "vi" and label.base and label.elsewhere == "instead")
        own = {
            labels.ENDED: 'id="khong-con"',
            labels.SUCCESSORS: '<a href="../so-giao-thong/">',
            labels.TELEPHONE: 'class="call"><a href="tel:',
        }
        shown = own.get(label.name, f"<strong>{said}:</strong> ")
        assert (shown in loaded.page(lang, PLACES[kind][0])) != hidden


@pytest.mark.parametrize(("kind", "label"), ROWS, ids=lambda each: each if isinstance(each, str) else each.name)
def test_a_label_has_words_in_every_language(kind: str, label: labels.Label) -> None:
    if label.shown:
        assert f"fact.{label.base or label.name}" in words.load().rows
        assert all(f"choice.{choice}" in words.load().rows for choice in label.choices)


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("task", "Thời hạn", "chưa có"),
        ("task", "Nguồn", "trong kế hoạch"),
        ("task", "Giai đoạn", "2026-2024"),
        ("task", "Tình trạng", "Xong"),
        ("document", "Hiệu lực", "Chắc còn"),
        ("document", "Hết hiệu lực từ", "31/02/2025"),
        ("agency", "Không còn từ", "năm ngoái"),
        ("event", "Thời điểm", "13/2012"),
        ("help", "Số điện thoại", "gọi xã"),
        ("section", "Liên hệ", "http://example.org/"),
    ],
)
def test_a_value_that_cannot_be_read_is_told(kind: str, name: str, value: str, tmp_path: Path) -> None:
    problems = plan(tmp_path, kind, f"- **{name}:** {value}").problems
    assert any(problem.rule == "bad-value" and value in problem.message for problem in problems)


def test_a_translated_value_takes_the_place_of_the_source_in_its_language(tmp_path: Path) -> None:
    loaded = plan(tmp_path, "task", "- **Kinh phí:** Vốn tỉnh\n- **Kinh phí tiếng Anh:** Provincial budget")
    vietnamese, english = (loaded.page(lang, PLACES["task"][0]) for lang in ("vi", "en"))
    assert "Vốn tỉnh" in vietnamese and "Provincial" not in vietnamese
    assert "<strong>Budget:</strong> Provincial budget" in english and "Vốn tỉnh" not in english


def test_names_in_a_language_are_that_languages_own(tmp_path: Path) -> None:
    facts = "- **Tên gọi khác:** Sở XD\n- **Tên gọi khác tiếng Anh:** Builders\n- **Từ thường dùng:** làm nhà"
    agency = plan(tmp_path, "agency", facts).links.plan.agencies["so-xay-dung"]
    assert agency.aliases == {"vi": ("Sở XD",), "en": ("Builders",)}
    assert agency.everyday == {"vi": ("làm nhà",)}
    older = plan(tmp_path, "agency", "- **Tiếng Anh khác:** Builders").links.plan.agencies["so-xay-dung"]
    assert older.aliases == {"en": ("Builders",)}


def test_a_role_is_a_term_where_another_language_must_name_it(tmp_path: Path) -> None:
    problems = plan(tmp_path, "task", "- **Vai trò:** đầu mối").problems
    assert [problem.line for problem in problems if problem.rule == "unknown-term"] == [5]
    alone = tmp_path / "alone"
    (alone / "vi" / "co-quan").mkdir(parents=True)
    path, text = PLACES["task"]
    (alone / "vi" / path).write_text(text.format(fact="- **Vai trò:** đầu mối"), encoding="utf-8")
    assert not [problem for problem in site.load(alone).problems if problem.rule == "unknown-term"]


def test_facts_of_a_heading_without_tasks_under_it_are_no_tasks(tmp_path: Path) -> None:
    text = "- **Thời hạn:** quý IV/2025"
    assert "unknown-fact" not in {problem.rule for problem in plan(tmp_path / "a", "block", text).problems}
    assert "task-id" in {problem.rule for problem in plan(tmp_path / "b", "section", text).problems}
