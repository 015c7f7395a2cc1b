"""What three readers come for, from the home page, on a phone, and in how many taps."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pypdf import PdfReader
from tests import shipped

from plansite.model import Beneficiary

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}


@dataclass
class Reader:
    """Somebody with a phone, who begins at a home page and taps."""

    page: Page
    site: str
    taps: int = 0

    def begin(self, prefix: str = "") -> None:
        self.page.goto(self.site + prefix)
        self.taps = 0

    def tap(self, target: Locator) -> None:
        target.tap()
        self.taps += 1

    def sees(self, target: Locator) -> None:
        expect(target).to_be_in_viewport()


@pytest.fixture
def reader(browser: Browser, served: str) -> Iterator[Reader]:
    context = browser.new_context(
        viewport=PHONE, has_touch=True, reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"]
    )
    yield Reader(context.new_page(), served)
    context.close()


def groups_at_home(page: Page) -> list[Beneficiary]:
    """The groups of children that the home page offers, for which duties name them."""
    links = page.locator(".home .part a[href*='doi-tuong/#']").evaluate_all(
        "all => all.map(each => each.hash.slice(1))"
    )
    each = {people.anchor: people for people in shipped.PLAN.beneficiaries.values()}
    return [each[anchor] for anchor in links if shipped.LINKS.helped.get(each[anchor].key)]


def group(page: Page, people: Beneficiary) -> Locator:
    """The list of a group's own duties: each with who answers and the sentence."""
    return page.locator(f"h2[id='{people.anchor}'] ~ .entries").first


@pytest.mark.parametrize("script", [True, False])
def test_a_mother_learns_in_one_tap_who_must_help_and_in_four_on_what_ground(
    browser: Browser, served: str, script: bool
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, java_script_enabled=script)
    reader = Reader(context.new_page(), served)
    page = reader.page
    reader.begin()
    people = groups_at_home(page)[0]
    reader.tap(page.locator(f".home a[href$='#{people.anchor}']"))
    expect(page.locator("h2:target")).to_have_text(people.name["vi"])
    first = group(page, people).locator("li").first
    for told in (page.locator("h2:target"), first.locator("> a"), first.locator(".who a").first, first.locator("p")):
        reader.sees(told)
    assert reader.taps == 1
    reader.tap(first.locator("> a"))
    page.wait_for_url("**/#nv-*")
    reader.sees(page.locator(".task:target"))
    reader.tap(page.locator(".standing a").first)
    reader.sees(page.locator(".facts").first)
    reader.tap(page.locator(f".facts a[href*='{shipped.DOCUMENT.path.removesuffix('.md').rpartition('/')[2]}']"))
    page.wait_for_url(f"**/{shipped.address(shipped.DOCUMENT)}")
    expect(page.locator("h1")).to_contain_text(shipped.DOCUMENT.number or "")
    assert reader.taps == 4
    context.close()


def test_an_official_has_all_duties_in_one_tap_one_cited_in_three_and_the_page_printed_in_four(
    reader: Reader, tmp_path: Path
) -> None:
    page, agency = reader.page, shipped.AGENCY
    reader.begin()
    reader.tap(page.get_by_role("link", name=agency.name["vi"], exact=True).first)
    page.wait_for_url(f"**/{shipped.address(agency)}")
    tasks = [task for task in shipped.PLAN.tasks.values() if task.path == agency.path]
    assert page.locator(".task").count() == len(tasks)
    assert reader.taps == 1
    task = page.locator(f"#{shipped.FIRST.anchor}")
    reader.tap(task.locator(".cite-as summary"))
    reader.tap(task.locator(".copy").first)
    cited = page.evaluate("navigator.clipboard.readText()")
    assert task.locator(".citation").first.inner_text() == cited
    assert cited.split(", truy cập ngày ")[0].endswith(f"/{shipped.address(shipped.FIRST)}")
    assert "NV-" not in cited.split("http")[0]
    assert reader.taps == 3
    page.evaluate("globalThis.print = () => (globalThis.printed = true)")
    reader.tap(page.locator(".to-print button"))
    assert page.evaluate("printed") and reader.taps == 4
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "page.pdf").pages)
    assert all(f"{task.key}. " in text for task in tasks)


def test_an_official_finds_the_agency_without_accents_and_sends_on_where_it_supports(
    browser: Browser, served: str
) -> None:
    agency = max(shipped.PLAN.agencies.values(), key=lambda each: len(shipped.LINKS.supports.get(each.key, ())))
    context = browser.new_context()
    page = context.new_page()
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type(shipped.typed(agency.name["vi"]).replace("+", " "))
    expect(page.locator("#search-list [role=option]").first).to_contain_text(agency.name["vi"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{shipped.address(agency)}")
    page.goto(f"{served}tim-kiem/")
    page.select_option("select[name=agency]", agency.key)
    page.select_option("select[name=role]", "supports")
    page.wait_for_url("**role=supports**")
    expect(page.locator("#search-results > li > a")).to_have_count(len(shipped.LINKS.supports[agency.key]))
    shared = context.new_page()
    shared.goto(page.url)
    expect(shared.locator("#search-results > li > a")).to_have_count(len(shipped.LINKS.supports[agency.key]))
    context.close()


def test_a_researcher_has_all_duties_about_a_group_in_one_tap_and_the_text_that_prevails_in_two(reader: Reader) -> None:
    page = reader.page
    reader.begin("en/")
    for place, people in enumerate(groups_at_home(page)):
        reader.begin("en/")
        reader.tap(page.locator(f".home a[href$='#{people.anchor}']"))
        expect(page.locator("h2:target")).to_have_text(people.name["en"])
        own = group(page, people).locator("li > a")
        listed = own.evaluate_all("all => all.map(each => each.hash.slice(1).toUpperCase())")
        assert listed == list(shipped.LINKS.helped[people.key])
        assert reader.taps == 1
        if place == 0:
            expect(page.locator(".prevails")).to_contain_text("the signed document prevails over both")
            reader.tap(page.locator(".prevails a"))
            page.wait_for_url(reader.site + shipped.address(people))
            assert reader.taps == 2
            expect(page.locator("h2:target")).to_have_text(people.name["vi"])


def test_a_researcher_reads_both_texts_side_by_side_and_comes_back_to_the_place(reader: Reader) -> None:
    page, task = reader.page, shipped.LAST
    reader.begin("en/")
    reader.tap(page.get_by_role("link", name=shipped.AGENCY.name["en"], exact=True).first)
    reader.tap(page.locator(".contents").get_by_role("link", name=task.key))
    reader.tap(page.locator(f"#{task.anchor} .actions a", has_text="side by side"))
    aligned = page.locator(f"#song-ngu-{task.anchor}")
    reader.sees(aligned)
    assert reader.taps == 3
    assert aligned.locator("> div").evaluate_all("sides => sides.map(side => side.lang)") == ["vi", "en"]
    page.go_back()
    page.wait_for_url(f"**/{shipped.address(task, 'en')}")
    reader.sees(page.locator(f"#{task.anchor}"))
    page.locator(".language-switch").click()
    page.wait_for_url(reader.site + shipped.address(task))
    reader.sees(page.locator(f"#{task.anchor}"))
