"""Pages in a real Chromium: what a reader does on them, and what must not be done to him."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests import shipped

from plansite.reading.facts import format_date
from plansite.weaving.leave import AWAY

FEW = 7
"""Agencies that leave room for what follows."""
SEARCH = f"tim-kiem/?q={shipped.typed(shipped.AGENCY.name['vi'])}"


def cites(document: str) -> list[str]:
    """The tasks whose own text cites a document."""
    places = {(place.path, place.anchor) for place in shipped.LINKS.cited_in.get(document, ())}
    return [task.key for task in shipped.PLAN.tasks.values() if (task.path, task.anchor) in places]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page()
    yield found
    found.close()


def test_cells_of_a_card_name_their_column(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{served}van-ban/")
    cell = page.locator(".table td[data-label]").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Cơ quan ban hành: "'
    page.set_viewport_size({"width": 1280, "height": 844})
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"


def test_an_agencys_sheet_is_printed_by_a_button_that_is_not_there_without_scripts(
    browser: Browser, page: Page, served: str
) -> None:
    page.add_init_script("window.print = () => document.body.classList.add('printing')")
    page.goto(f"{served}{shipped.PAGE}")
    page.wait_for_selector(".keep .ready", state="attached")
    page.locator(".to-print button").click()
    expect(page.locator("body")).to_have_class(re.compile("printing"))
    bare = browser.new_page(java_script_enabled=False)
    bare.goto(f"{served}{shipped.PAGE}")
    expect(bare.locator(".to-print")).to_be_hidden()
    bare.close()


@pytest.mark.parametrize("prefix", shipped.PREFIXES)
def test_home_begins_with_ways_in_on_a_phones_first_screen(page: Page, served: str, prefix: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served + prefix)
    # What this is, the search box, where help is, the agencies with their marks, the situations; all, where few.
    lists = (".agencies", ".part--danh-sach-co-quan + .part")
    last = "last" if len(shipped.PLAN.agencies) <= FEW else "first"
    for way in ("h1", ".site-search input", ".help a[href^='tel:']", *(f"{each} li:{last}-child a" for each in lists)):
        assert page.locator(way).first.evaluate("each => each.getBoundingClientRect().bottom") <= 844, way


@pytest.mark.parametrize("prefix", shipped.PREFIXES)
def test_every_agency_that_shares_a_duty_is_drawn_with_whom(built: Path, prefix: str) -> None:
    for agency in shipped.PLAN.agencies.values():
        html = (built / prefix / shipped.address(agency) / "index.html").read_text(encoding="utf-8")
        assert html.count("picture--together") == bool(shipped.LINKS.shared_by.get(agency.key)), agency.key


@pytest.mark.parametrize("path", ["", f"en/{shipped.PAGE}", SEARCH])
def test_scripts_wait_for_the_first_paint(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    page.wait_for_selector("#site-search-input[role=combobox]", state="attached")
    first, scripts = page.evaluate(
        """() => [
          performance.getEntriesByName("first-contentful-paint")[0].startTime,
          performance.getEntriesByType("resource").filter((each) => each.name.endsWith(".js"))
            .map((each) => each.startTime),
        ]"""
    )
    assert scripts and min(scripts) >= first


def test_policy_stops_foreign_code(page: Page, served: str) -> None:
    page.goto(served)
    ran = page.evaluate(
        """async () => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const image = document.createElement("div");
            image.innerHTML = "<img src=x onerror='window.ran = true'>";
            document.body.append(image);
            await new Promise(done => setTimeout(done, 300));
            return window.ran === true;
        }"""
    )
    assert ran is False


def test_switch_keeps_the_task(page: Page, served: str) -> None:
    page.goto(served + shipped.address(shipped.FIRST))
    page.locator(".language-switch").click()
    page.wait_for_url(f"**/{shipped.address(shipped.FIRST, 'en')}")
    assert page.locator(f"#{shipped.FIRST.anchor}").is_visible()
    page.locator(f"#{shipped.LAST.anchor} .actions a[hreflang]").click()
    page.wait_for_url(f"**/{shipped.address(shipped.LAST)}")


@pytest.mark.parametrize("how", ["link", "key", "no script"])
def test_a_page_that_puts_a_reader_at_risk_is_left_at_once(browser: Browser, served: str, how: str) -> None:
    page = browser.new_context(java_script_enabled=how != "no script").new_page()
    page.route(AWAY, lambda route: route.fulfill(body="elsewhere"))
    page.goto(served)
    expect(page.locator(".leave")).to_have_count(0)
    page.goto(served + shipped.address(next(iter(shipped.PLAN.help.values()))))
    if how != "no script":
        page.wait_for_selector(".keep .ready", state="attached")
    if how == "key":
        for key in ("Shift", "Shift", "a", "Shift", "Shift"):
            page.keyboard.press(key)
        expect(page.locator("h1")).to_be_visible()
        page.keyboard.press("Shift")
    else:
        page.locator(".leave a").click()
    page.wait_for_url(AWAY)
    if how != "no script":
        page.go_back()
        assert page.url == served
    page.context.close()


def test_dark_is_remembered(page: Page, served: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(served)
    page.locator("[data-md-component=palette] button:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.goto(f"{served}gioi-thieu/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_the_device_chooses_light_or_dark_before_any_file_of_script_comes(browser: Browser, served: str) -> None:
    for script in (True, False):
        page = browser.new_page(color_scheme="dark", java_script_enabled=script)
        page.route("**/*.js", lambda route: route.abort())
        page.goto(served)
        ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        assert ground == "rgb(20, 25, 26)"
        page.close()


def test_document_is_explained_on_focus_without_script(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    cited = next(each for each in shipped.PLAN.documents.values() if each.date and each.number and cites(each.key))
    page.goto(served + shipped.address(shipped.PLAN.tasks[cites(cited.key)[0]]))
    titles = page.locator(".task:target p a[title]").evaluate_all("links => links.map(link => link.title)")
    assert any(format_date(cited.date or "") in title for title in titles)
    context.close()


def test_citation_can_be_copied(browser: Browser, served: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served + shipped.address(shipped.DOCUMENT))
    page.locator(".cite-as summary").first.click()
    page.locator(".cite-as .copy").first.click()
    shown = page.locator(".cite-as .citation").first.inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == shown != ""
    assert (shipped.DOCUMENT.number or "") in shown
    context.close()


@pytest.mark.parametrize("how", ["hover", "focus", "tap"])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_terms_are_explained_without_script(browser: Browser, served: str, how: str, prefix: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, has_touch=how == "tap", viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(served + prefix + shipped.PAGE)
    term = page.locator("[role=term]").first
    told = page.locator(".definition").first
    expect(told).to_be_hidden()
    getattr(term, how)()
    expect(told).to_be_visible()
    assert told.locator("a").get_attribute("href")
    page.locator("h1").first.click() if how != "tap" else page.locator("h1").first.tap()
    expect(told).to_be_hidden()
    context.close()
