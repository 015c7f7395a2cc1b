"""Reading never fails, and publishing loses no line, whatever a person types."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite import report, site
from plansite.citations import find
from plansite.cli import main
from plansite.language import folding, words
from plansite.language.quantities import quantities
from plansite.linking.links import link
from plansite.linking.names import Found, names_of
from plansite.publish import card_drawing, cards
from plansite.publish.kept import Kept, Shelf
from plansite.reading import facts
from plansite.reading.read import parse_page, read
from plansite.reading.sections import packed, unpacked
from plansite.weaving import View, weave

GOLDEN = Path(__file__).parent / "golden" / "docs"
MARKS = "# |## |### NV-19. |- **Nguồn:** |đoạn 9|; |<!-- plansite: |so-lieu| -->|```|> [!NOTE]|> |---|1. |    |[x]("
OTHERS = "so-y-te.md#nv-19)|<b>|</b>|&amp;|{#id}|20/CT/TW|Sở Y tế|[|]|(|)|*|_|`|description: |trẻ em"
PIECES = st.sampled_from([*MARKS.split("|"), *OTHERS.split("|"), "\n", "\n\n", "\t", "\\", "|", "\x00", "\ufeff"])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=50).map("".join))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("typed") / "docs"
    shutil.copytree(GOLDEN, target)
    return target


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    TEXTS,
    st.sampled_from(
        ["vi/co-quan/la.md", "vi/van-ban/la.md", "en/thuat-ngu.md", "vi/gioi-thieu.md", "vi/ke-hoach/index.md"]
    ),
)
def test_whatever_is_typed_is_read_checked_and_woven(folder: Path, text: str, path: str) -> None:
    file = folder / path
    before = file.read_bytes() if file.exists() else None
    try:
        file.write_bytes(text.encode("utf-8", errors="surrogatepass"))
        loaded = site.load(folder)
        for lang, page in loaded.links.plan.pages:
            loaded.page(lang, page)
        for form in report.FORMATS.values():
            form(loaded.problems)
        assert all(problem.line >= 1 for problem in loaded.problems)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Lời văn.",
                "Sở Y tế làm, theo Chỉ thị số 20-CT/TW.",
                "- một",
                "> [!NOTE]",
                "> chú",
                "| a | b |",
                "",
                "## Mục",
                "```",
            ]
        ),
        max_size=30,
    )
)
def test_no_line_of_prose_is_lost(lines: list[str]) -> None:
    plan, _ = read(GOLDEN)
    text = "\n".join(["# Trang", "", *lines])
    page, _ = parse_page(text, "vi", "moi.md", "moi.md")
    links = link(replace(plan, pages={**plan.pages, ("vi", "moi.md"): page}))
    woven = weave(page, View(links, words.load(), "vi", "moi.md"))
    rest = iter(woven.split())
    for word in text.split():
        assert any(word.strip(".,") in found for found in rest), (word, woven)


DIGITS = [char for char in map(chr, range(0x110000)) if char.isdigit() and not char.isdecimal()]


@pytest.mark.parametrize("lang", ["vi", "en", "th"])
def test_what_only_looks_like_a_digit_is_no_number(lang: str) -> None:
    assert len(DIGITS) > 100
    for char in DIGITS:
        texts = f"{char}|36 m {char} 5|năm {char}|tháng {char}/2013|{char}, 2|ngày {char}{char}|đoạn {char} quý {char}"
        for text in (*texts.split("|"), f"Chỉ thị số {char}/CT-UBND ngày {char}/{char}/2013, năm {char}"):
            quantities(text, lang)
            find(text)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the pages, in the working folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOLDEN, tmp_path / "docs")
    return Path("docs")


def said(docs: Path) -> list[str]:
    """What of a changed copy is said that was not said before."""
    before = set(
        report.text(site.load(GOLDEN).problems).replace(site.load(GOLDEN).docs.as_posix(), "docs").splitlines()
    )
    return [line for line in report.text(site.load(docs).problems).splitlines() if line not in before]


@pytest.mark.parametrize("place", ["vi/ong.md", "en/co-quan/so-y-te.md", "vi/co-quan/ong.png", "ong.md"])
def test_pipe_or_device_is_not_waited_for(plan: Path, place: str) -> None:
    (plan / place).unlink(missing_ok=True)
    os.mkfifo(plan / place)
    assert f"docs/{place}:1: error[file-kind]: " in "\n".join(said(plan))
    for words_ in (["check"], ["fmt", "--check"], ["new", "task", "so-y-te"], ["stage", "new"], ["export", "data"]):
        assert main(words_) in (0, 1, 2)


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the pages that another user may read."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    shutil.copytree(GOLDEN, folder / "docs")
    monkeypatch.chdir(folder)
    yield Path("docs")
    shutil.rmtree(folder)


@pytest.mark.parametrize("place", ["", "vi", "en", "en/co-quan", "vi/co-quan/so-y-te.md"])
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
def test_what_may_not_be_read_is_said(others: Path, capsys: pytest.CaptureFixture[str], place: str, mode: int) -> None:
    main(["check"])
    capsys.readouterr()
    closed = others / place
    closed.chmod(mode)
    user = os.geteuid()
    try:
        os.seteuid(user or 65534)
        code = main(["check"])
    finally:
        os.seteuid(user)
        closed.chmod(0o755)
    found = capsys.readouterr().out
    if not (mode == 0o444 and closed.is_file()):
        assert code == 1 and "[unreadable]" in found and closed.as_posix() in found


def test_unknown_language_is_said_and_not_published(plan: Path) -> None:
    shutil.copytree(plan / "en", plan / "zz")
    assert [line.partition("]")[0] for line in said(plan)] == ["docs/zz:1: error[unknown-language"]
    assert main(["stage", "new"]) == 0
    assert sorted(path.name for path in Path("new").iterdir() if path.is_dir()) == ["en", "vi"]


@pytest.mark.parametrize("title", ["Ủ" * 300, "một " * 200, "a", "😀" * 50, "ﷺ" * 99, "", "Ủ" * 5000, "a" * 2_000_000])
def test_card_of_any_title_is_drawn(title: str) -> None:
    assert card_drawing.draw(cards.Card(title, title, title)).startswith(b"\x89PNG")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = (GOLDEN / "vi/co-quan/so-y-te.md").read_text(encoding="utf-8")
    ours, _ = parse_page(text, "vi", "a.md", "a.md")
    theirs, _ = parse_page(text.replace("\n", end), "vi", "a.md", "a.md")
    assert ours == theirs


@pytest.mark.parametrize(
    ("name", "short", "spellings"),
    [
        (
            "Sở Lao động - Thương binh và Xã hội",
            "SLĐTBXH; Sở LĐTBXH; Sở LĐ-TB&XH",
            "Sở LĐTBXH|Sở LĐ-TB&XH|Sở LĐTB&XH|Sở LĐ-TBXH|LĐ-TB-XH|SLĐTBXH|SLDTBXH|sldtbxh",
        ),
        ("Sở Y tế", "SYT; Sở YT", "SYT|Sở YT|so y te|SO Y TE|Sở  Y tế|y tế"),
        ("Sở Tư pháp", "STP", "STP|stp|Sở Tư Pháp"),
        ("Công an tỉnh", "CAT; CA tỉnh", "CAT|CA tỉnh|cong an tinh"),
        ("Sở Giáo dục và Đào tạo", "SGDĐT; Sở GD&ĐT", "SGDĐT|SGD&ĐT|Sở GD&ĐT|Sở GD-ĐT|SGDDT|gd&đt"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL; Sở VHTTDL", "SVHTTDL|Sở VHTTDL|Sở VH-TT&DL|Sở VH,TT&DL"),
        (
            "UBND các huyện, thị xã, thành phố",
            "UBND cấp huyện",
            "UBND các huyện, thị xã, thành phố|UBND cấp huyện|ubnd cap huyen",
        ),
    ],
)
def test_agencies_in_every_spelling(name: str, short: str, spellings: str, tmp_path: Path) -> None:
    page = tmp_path / "docs" / "vi" / "co-quan" / "co-quan-ay.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"# {name}\n\n- **Tên tắt:** {short}\n", encoding="utf-8")
    agencies = names_of(read(tmp_path / "docs")[0]).agencies
    typed = spellings.split("|")
    assert {each: agencies.match(each) for each in typed} == dict.fromkeys(typed, Found("co-quan-ay"))


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("04/3/2013", "2013-03-04"),
        ("4/03/2013", "2013-03-04"),
        ("29/02/2012", "2012-02-29"),
        ("29/02/2013", None),
        ("2013", None),
    ],
)
def test_dates(value: str, iso: str | None) -> None:
    assert facts.parse_date(value) == iso


@pytest.mark.parametrize("iso", ["2013-03-04", "2012-11-05", "2013-01-30", "2013-02-01"])
def test_official_dates_read_back(iso: str) -> None:
    assert facts.parse_date(facts.format_date(iso)) == iso


def test_slugs_keep_the_letter_d() -> None:
    assert folding.slugify("Đối tượng: trẻ em dưới 6 tuổi") == "doi-tuong-tre-em-duoi-6-tuoi"


def test_sections_come_back_from_what_is_kept_of_them(project: Path, tmp_path: Path) -> None:
    store = Kept(tmp_path, "")
    for _ in range(2):
        for docs in (project / "docs", project / "tests" / "golden" / "docs"):
            with Shelf.open(store, "sections") as shelf:
                assert read(docs, partial(parse_page, keep=shelf.made)) == read(docs)
    odd = parse_page(
        "# A\n\n- **Nguồn:** 1\nx\n- y\na\n- b\n  - c\n\n<!-- plansite: tat-ca -->\n", "vi", "a.md", "a.md"
    )
    sections = odd[0].sections
    assert sections[0].glued_prose and sections[0].shallow_lists and sections[0].markers and sections[0].facts_span
    assert unpacked(json.loads(json.dumps(packed(sections)))) == sections
