"""The next page is there at the click: asked for as its link is pressed or rested on, and for no less a sign."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests import shipped
from tests.conftest import Quiet, serving

NAVIGATION = "performance.getEntriesByType('navigation')[0]"


@dataclass(frozen=True)
class Host:
    """A server and the pages asked of it: path, and whether ahead of the click."""

    address: str
    asked: list[tuple[str, bool]] = field(default_factory=list)


@pytest.fixture
def host(built: Path) -> Iterator[Host]:
    asked: list[tuple[str, bool]] = []

    class Noting(Quiet):
        kept = "no-cache"  # As hosting/nginx.conf says of pages.

        def do_GET(self) -> None:
            if self.path.partition("?")[0].endswith(("/", ".html", ".csv")):
                asked.append((self.path, self.headers.get("Sec-Purpose", "").startswith("prefetch")))
            super().do_GET()

    with serving(Noting, built) as address:
        yield Host(address, asked)


def opened(page: Page, host: Host, path: str) -> Page:
    """The page with its scripts and its worker at work, and nothing asked yet."""
    page.goto(host.address + path)
    page.wait_for_selector(".keep .ready", state="attached")
    host.asked.clear()
    return page


def ahead(page: Page, host: Host, path: str) -> bool:
    """Whether the page was asked for before a click, within five seconds."""
    for _ in range(100):
        if (f"/{path}", True) in host.asked:
            return True
        page.wait_for_timeout(50)
    return False


@pytest.mark.parametrize(("prefix", "lang", "other"), [("", "vi", "en/"), ("en/", "en", "")])
def test_a_page_rested_on_is_there_at_the_click(
    browser: Browser, host: Host, prefix: str, lang: str, other: str
) -> None:
    agency = shipped.AGENCY.name[lang]
    page = opened(browser.new_page(), host, prefix)
    link = page.locator(".agencies").get_by_role("link", name=agency)
    link.hover()
    target = f"{prefix}{shipped.PAGE}"
    assert ahead(page, host, target)
    link.click()
    page.wait_for_url(f"**/{target}")
    expect(page.locator("h1")).to_have_text(agency)
    assert page.evaluate(f"{NAVIGATION}.deliveryType") == "navigational-prefetch"
    assert host.asked == [(f"/{target}", True)]
    # What scripts do, they do here too.
    page.wait_for_selector("#site-search-input[role=combobox]")
    # The language switch keeps the place.
    page.locator(f"#{shipped.LAST.anchor} .to-this").click()
    page.locator(".language-switch").hover()
    assert ahead(page, host, f"{other}{shipped.PAGE}")
    page.locator(".language-switch").click()
    page.wait_for_url(f"{host.address}{other}{shipped.address(shipped.LAST)}")
    expect(page.locator(f"#{shipped.LAST.anchor}")).to_be_in_viewport()
    assert page.evaluate(f"{NAVIGATION}.deliveryType") == "navigational-prefetch"
    page.go_back()
    page.wait_for_url(f"{host.address}{target}#{shipped.LAST.anchor}")
    expect(page.locator("h1")).to_have_text(agency)
    page.go_back()
    page.go_back()
    expect(page.locator(".agencies").get_by_role("link", name=agency)).to_be_in_viewport()
    page.go_forward()
    page.wait_for_url(f"**/{target}")
    expect(page.locator("h1")).to_have_text(agency)
    page.close()


def test_a_result_of_the_search_is_there_at_the_click(browser: Browser, host: Host) -> None:
    page = opened(browser.new_page(), host, f"tim-kiem/?q={shipped.LAST.key}")
    result = page.locator("#search-results > li > a").first
    result.hover()
    assert ahead(page, host, shipped.PAGE)
    result.click()
    page.wait_for_url(f"**/{shipped.address(shipped.LAST)}")
    expect(page.locator(f"#{shipped.LAST.anchor}")).to_be_in_viewport()
    assert page.evaluate(f"{NAVIGATION}.deliveryType") == "navigational-prefetch"
    page.close()


def test_on_a_phone_a_press_alone_fetches(browser: Browser, host: Host) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = opened(context.new_page(), host, "")
    link = page.locator(".agencies").get_by_role("link", name=shipped.AGENCY.name["vi"])
    box = link.bounding_box()
    assert box
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(1500)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(1500)
    assert host.asked == []
    finger = context.new_cdp_session(page)
    point = {"x": box["x"] + 5, "y": box["y"] + 5}
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    assert ahead(page, host, shipped.PAGE)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_url(f"**/{shipped.PAGE}")
    assert page.evaluate(f"{NAVIGATION}.deliveryType") == "navigational-prefetch"
    assert host.asked == [(f"/{shipped.PAGE}", True)]
    context.close()


def test_files_and_places_on_the_same_page_are_not_fetched_ahead(browser: Browser, host: Host) -> None:
    page = opened(browser.new_page(), host, "")
    for link in (page.locator(".keep a[download]"), page.locator(".help a[href^='tel:']").first):
        link.hover()
        page.wait_for_timeout(800)
    assert host.asked == []
    page.close()


def test_what_is_fetched_ahead_from_the_saved_copy_says_so(browser: Browser, host: Host) -> None:
    context = browser.new_context()
    page = opened(context.new_page(), host, "")
    page.locator("[data-ask=save]").click()
    expect(page.locator("[data-ask=remove]")).to_be_visible(timeout=60_000)
    context.set_offline(True)
    link = page.locator(".agencies").get_by_role("link", name=shipped.AGENCY.name["vi"])
    link.hover()
    page.wait_for_timeout(800)
    link.click()
    expect(page.locator("h1")).to_have_text(shipped.AGENCY.name["vi"])
    expect(page.locator(".saved-copy")).to_be_visible()
    context.close()
