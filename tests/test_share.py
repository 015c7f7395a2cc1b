"""What a page's head says to search engines and social networks, and the share cards it names."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests import building, shipped

from plansite import site as sites
from plansite.publish import card_drawing, cards
from plansite.publish import page_preview as share
from plansite.publish.cards import Card, Share

ADDRESS = "https://site.example/ke-hoach/"
LIMIT = 40 * 1024


class Head(HTMLParser):
    """A page's metas by name or property, and its links by relation."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := said.get("name") or said.get("property")):
            assert name not in self.meta, name
            self.meta[name] = said["content"]
        if tag == "link":
            self.links.append((said["rel"], said.get("hreflang", ""), said["href"]))


def heads(built: Path) -> dict[str, Head]:
    """Every page's head, by its address from the site's root."""
    files = sorted(built.rglob("index.html"))
    return {
        file.relative_to(built).as_posix().removesuffix("index.html"): Head(file.read_text(encoding="utf-8"))
        for file in files
    }


@pytest.fixture(scope="module")
def addressed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site built for a public address."""
    target = tmp_path_factory.mktemp("addressed") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        assert building.build(project, target) == 0
    yield target


def test_every_page_describes_itself(built: Path) -> None:
    for address, head in heads(built).items():
        assert head.meta["description"] == head.meta["og:description"] != "", address


def test_title_is_the_pages_heading(built: Path) -> None:
    found = heads(built)
    assert found[""].meta["og:title"] == shipped.PLAN.pages["vi", "index.md"].title
    assert found[f"en/{shipped.PAGE}"].meta["og:title"] == shipped.AGENCY.name["en"]
    assert found[f"en/{shipped.PAGE}"].meta["og:locale"] == "en_GB"


def test_cards_name_the_site_as_its_pages_do(built: Path) -> None:
    found = heads(built)
    who = shipped.SITE.who
    for lang, prefix in (("vi", ""), ("en", "en/")):
        assert found[prefix].meta["og:site_name"] == who.name(lang)


def test_without_an_address_nothing_asks_for_one(built: Path) -> None:
    for head in heads(built).values():
        assert not {"og:image", "og:url"} & set(head.meta)
        assert head.meta["twitter:card"] == "summary"
        assert not {rel for rel, lang, _ in head.links if lang or rel != "alternate"} & {"canonical", "alternate"}


def test_every_page_names_itself_and_its_twin(addressed: Path) -> None:
    found = heads(addressed)
    for address, head in found.items():
        path = address.removeprefix("en/")
        assert ("canonical", "", ADDRESS + address) in head.links
        assert {(lang, href) for rel, lang, href in head.links if rel == "alternate" and lang} == {
            ("vi", ADDRESS + path), ("en", f"{ADDRESS}en/{path}"), ("x-default", ADDRESS + path)
        }  # fmt: skip
        assert path in found and f"en/{path}" in found
        assert head.meta["og:url"] == ADDRESS + address


def test_cards_are_what_pages_name(addressed: Path) -> None:
    named = {head.meta["og:image"] for head in heads(addressed).values()}
    made = {urljoin(ADDRESS, file.relative_to(addressed).as_posix()) for file in addressed.glob("assets/share/*")}
    assert named == made


def test_cards_are_light(addressed: Path) -> None:
    for file in addressed.glob("assets/share/*"):
        data = file.read_bytes()
        assert len(data) <= LIMIT, file
        assert Image.open(io.BytesIO(data)).size == card_drawing.SIZE


def test_a_card_is_named_after_its_words() -> None:
    card = Card("Kế hoạch", "Sở Giao thông", "Nhiệm vụ của Sở")
    assert cards.address(card, "vi-a") == cards.address(replace(card), "vi-a")
    for other in (
        replace(card, site="K"),
        replace(card, title="T"),
        replace(card, text=""),
        replace(card, share=Share(2, 9, "2 trong 9")),
        replace(card, share=Share(3, 9, "2 trong 9")),
    ):
        assert cards.address(other, "vi-a") != cards.address(card, "vi-a")


def test_without_an_address_no_card_is_drawn(built: Path) -> None:
    assert not list(built.glob("assets/share/*"))


def test_no_reader_asks_for_a_card(addressed: Path) -> None:
    for file in [*addressed.rglob("*.html"), *addressed.rglob("*.css")]:
        text = file.read_text(encoding="utf-8")
        assert text.count(cards.FOLDER) == text.count('property="og:image" content=') <= 1


@pytest.mark.parametrize("weight", ["Bold", "Semibold", "Regular"])
def test_typeface_has_every_vietnamese_letter(weight: str) -> None:
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = {unicodedata.normalize("NFC", vowel + mark) for vowel in "aăâeêioôơuưy" for mark in marks} | {"đ"}
    font = card_drawing.font(weight, 60)
    missing = bytes(font.getmask("\ue123"))
    drawn = {letter: bytes(font.getmask(letter)) for small in letters for letter in (small, small.upper())}
    assert [letter for letter, mask in drawn.items() if mask == missing] == []
    assert len(set(drawn.values())) == len(drawn) == 146


@pytest.mark.parametrize(("own", "whole"), [(3, 9), (9, 9), (1, 43), (24, 240)])
def test_a_card_shows_how_much_of_the_plan_is_its_own(own: int, whole: int) -> None:
    drawn = Image.open(io.BytesIO(card_drawing.draw(Card("Kế hoạch", "Sở", "", Share(own, whole, ""))))).convert("RGB")
    row = [drawn.getpixel((x, 562)) for x in range(drawn.width)]
    warm = sum(red > 200 > blue for red, _, blue in row)  # type: ignore[misc]
    assert warm == pytest.approx(own * 21 if whole < 50 else own / whole * 1040, rel=0.1)


@pytest.mark.parametrize("share", [None, Share(43, 43, "43 trong 43 nhiệm vụ")])
@pytest.mark.parametrize("words", range(1, 40, 3))
def test_all_words_stand_within_the_card(words: int, share: Share | None) -> None:
    card = Image.open(
        io.BytesIO(card_drawing.draw(Card("Kế hoạch", "Nhiệm vụ " * words, "Lời văn " * 80, share)))
    ).convert("RGB")
    width, height = card.size
    inner = card.crop((60, 60, width - 60, height - 40))
    ground = card.getpixel((0, 0))
    card.paste(card_drawing.GROUND, (60, 60, width - 60, height - 40))
    assert card.getcolors() == [(width * height, ground)]
    lowest = inner.crop((0, inner.height - 120, inner.width, inner.height))
    assert len(lowest.getcolors() or []) > 1, "the text below the title is missing"


@given(st.text(alphabet="ab ắỘ", max_size=80), st.integers(1, 30))
def test_wrapping_keeps_words_and_width(text: str, room: int) -> None:
    lines = card_drawing.wrapped(text, len, room)
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= room or " " not in line for line in lines)


def test_description_comes_from_the_prose_where_none_is_written(tmp_path: Path) -> None:
    file = tmp_path / "docs" / "vi" / "moi.md"
    file.parent.mkdir(parents=True)
    file.write_text("# Mới\n\n- **Số đoạn:** 1\n\n" + 'Lời văn "đầu" & sau. ' * 30 + "\n", encoding="utf-8")
    site = sites.load(tmp_path / "docs")
    text = share.description(site.links.plan.pages["vi", "moi.md"])
    assert text.startswith('Lời văn "đầu" & sau.') and text.endswith(" …") and len(text) <= share.DESCRIBED
    said = site.shared("vi", "moi.md")
    assert not re.search('["<>]', said["description"]) and said["card"] == ""
