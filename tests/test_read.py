"""Reading never fails, and publishing loses no line, whatever a person types."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite import report, site
from plansite.language import folding, words
from plansite.linking.links import link
from plansite.linking.names import Found, names_of
from plansite.reading import facts
from plansite.reading.read import parse_page, read
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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = (GOLDEN / "vi/co-quan/so-y-te.md").read_text(encoding="utf-8")
    ours, _ = parse_page(text, "vi", "a.md", "a.md")
    theirs, _ = parse_page(text.replace("\n", end), "vi", "a.md", "a.md")
    assert ours == theirs


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        ("so-ldtbxh", "Sở LĐTBXH|Sở LĐ-TB&XH|Sở LĐTB&XH|Sở LĐ-TBXH|LĐ-TB-XH|SLĐTBXH|SLDTBXH|sldtbxh"),
        ("so-y-te", "SYT|Sở YT|so y te|SO Y TE|Sở  Y tế|y tế"),
        ("so-tu-phap", "STP|stp|Sở Tư Pháp"),
        ("cong-an-tinh", "CAT|CA tỉnh|cong an tinh"),
        ("so-gddt", "SGDĐT|SGD&ĐT|Sở GD&ĐT|Sở GD-ĐT|SGDDT|gd&đt"),
        ("so-vhttdl", "SVHTTDL|Sở VHTTDL|Sở VH-TT&DL|Sở VH,TT&DL"),
        ("ubnd-cap-huyen", "UBND các huyện, thị xã, thành phố|UBND cấp huyện|ubnd cap huyen"),
    ],
)
def test_agencies_in_every_spelling(key: str, spellings: str, project: Path) -> None:
    agencies = names_of(read(project / "docs")[0]).agencies
    assert {typed: agencies.match(typed) for typed in spellings.split("|")} == dict.fromkeys(
        spellings.split("|"), Found(key)
    )


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
