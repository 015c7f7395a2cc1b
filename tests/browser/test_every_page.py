"""One visit of every page: axe finds nothing, nothing scrolls sideways, no other host, no error, no cookie."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests import shipped
from tests.browser.pages import addresses

SHARES = 4
"""Into so many tests the pages are parted, so that several processes have some."""

SIDEWAYS = """() => [...document.querySelectorAll("html, main *, form *, footer *")]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.checkVisibility())
  .filter((each) => each.matches("html") || /auto|scroll/.test(getComputedStyle(each).overflowX))
  .map((each) => each.outerHTML.slice(0, 80))"""


@dataclass(frozen=True)
class Visits:
    """A page that is led from address to address, and what was wrong on the way."""

    page: Page
    site: str
    faults: list[str] = field(default_factory=list)

    def look(self, address: str) -> None:
        """Visit an address in light and in dark."""
        self.page.goto(self.site + address)
        self.page.wait_for_selector(".keep .ready", state="attached")
        wide = self.page.evaluate(SIDEWAYS)
        light = Axe().run(self.page).response["violations"]
        self.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
        dark = self.page.evaluate("axe.run().then(found => found.violations)")
        self.faults.extend(f"{address}: wide: {each}" for each in wide)
        self.faults.extend(f"{address}: {each['id']}: {each['nodes'][0]['html'][:120]}" for each in (*light, *dark))


@contextmanager
def visits(browser: Browser, site: str, width: int) -> Iterator[Visits]:
    """Visits in a window of this width; fails at the end for all that was wrong."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="light", reduced_motion="reduce"
    )
    found = Visits(context.new_page(), site)
    said, page = found.faults.append, found.page
    page.on("console", lambda message: said(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said(str(error)))
    page.on("request", lambda request: None if request.url.startswith((site, "data:")) else said(request.url))
    page.on("response", lambda answer: said(answer.url) if answer.status >= 400 else None)
    yield found
    cookies = context.cookies()
    context.close()
    assert found.faults == []
    assert cookies == []


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_in_order_at_320(browser: Browser, served: str, built: Path, share: int) -> None:
    """320 px is also a screen of 1280 at 400 % (WCAG 2.2, 1.4.10)."""
    with visits(browser, served, 320) as seen:
        for address in addresses(built)[share::SHARES]:
            seen.look(address)


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_each_kind_of_page_is_in_order_at_other_widths(browser: Browser, served: str, width: int) -> None:
    with visits(browser, served, width) as seen:
        for place, path in enumerate(shipped.kinds()):
            # The languages have the same pages: each kind is looked at in one of them.
            seen.look(shipped.PREFIXES[place % len(shipped.PREFIXES)] + path)
