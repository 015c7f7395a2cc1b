"""One visit of every page, as a poor line brings it: axe finds nothing, nothing moves or scrolls sideways.

Nothing is too small for a finger or weighs too much, no other host is asked, nothing fails, no cookie stays.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests import shipped
from tests.browser.pages import addresses

BUDGET: Final = 90 * 1024
"""Bytes of a page's first view, compressed."""
SEARCH: Final = f"tim-kiem/?q={shipped.typed(shipped.AGENCY.name['vi'])}"
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
SHARES: Final = 4
"""Into so many tests the pages are parted, so that several processes have some."""
PHONE, LARGE_PHONE, TABLET, DESK = 320, 390, 768, 1280
"""Widths. From the first to the second the look is one; 320 px is also a desk at 400 % (WCAG 2.2, 1.4.10)."""
HEIGHT: Final = 823
MADE: Final = ("#site-search-input[role=combobox]", "button[aria-controls=menu]", ".keep .ready")

MOVED = """() => {
  window.__moved = [];
  const shown = ({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName;
  const note = (each) => window.__moved.push(`${each.value} ${each.sources.map(shown).join(" and ")}`);
  const seen = new PerformanceObserver((list) => list.getEntries().forEach(note));
  seen.observe({ type: "layout-shift", buffered: true });
  window.__settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
    seen.takeRecords().forEach(note);
    done(window.__moved);
  })));
}"""
SIDEWAYS = """() => [...document.querySelectorAll("html, main *, form *, footer *")]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.checkVisibility())
  .filter((each) => each.matches("html") || /auto|scroll/.test(getComputedStyle(each).overflowX))
  .map((each) => each.outerHTML.slice(0, 80))"""
SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.closest(".visually-hidden, .md-skip"))
  .filter((each) => {
    const boxes = [...each.getClientRects()];
    if (!boxes.length || boxes.some((box) => box.width >= 24 && box.height >= 24)) return false;
    // WCAG 2.5.8, exception "Inline": the target is in a sentence, whose line height constrains it.
    const around = each.parentElement.closest("p, li, td, dd, label");
    const inline = getComputedStyle(each).display === "inline" && around;
    return !(inline && around.textContent.trim().length > each.textContent.trim().length);
  }).map((each) => each.outerHTML.slice(0, 120))"""
AXE = "(rules) => axe.run({ resultTypes: ['violations'], rules }).then((found) => found.violations)"
NO_CONTRAST = {"color-contrast": {"enabled": False}}
"""Which colours meet is seen on the narrowest and on the widest screen."""


@dataclass(frozen=True)
class Visits:
    """A page that is led from address to address, and what was wrong on the way."""

    page: Page
    site: str
    built: Path
    width: int
    faults: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def look(self, address: str, scheme: Literal["light", "dark"]) -> None:
        """Visit an address in light or in dark."""
        self.asked.clear()
        self.page.emulate_media(color_scheme=scheme)
        self.page.set_viewport_size({"width": self.width, "height": HEIGHT})
        self.page.goto(self.site + address)
        # What scripts put in place of parts of the page, which come after the first paint.
        for made in MADE if "?" not in address else (*MADE, "#search[data-state=done]"):
            self.page.wait_for_selector(made, state="attached")
        self.page.evaluate(Axe().axe_script)
        self.axe(address, {})
        self._note(address, "wide", self.page.evaluate(SIDEWAYS))
        self._note(address, "small", self.page.evaluate(SMALL))
        self._note(address, "moved", self.page.evaluate("window.__settled()"))
        files = {_file(self.built, url.removeprefix(self.site)) for url in self.asked | {"sw.js"}}
        assert any(file.suffix == ".css" for file in files) and sum(file.suffix == ".js" for file in files) > 3
        size = sum(_compressed(file) for file in files)
        self._note(address, "heavy", [str(size)] if size > BUDGET and "?" not in address else [])

    def axe(self, address: str, rules: dict[str, Any]) -> None:
        """Ask axe, with these settings of its rules."""
        found: list[dict[str, Any]] = self.page.evaluate(AXE, rules)
        self._note(address, "axe", [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found])

    def measure(self, address: str, width: int) -> None:
        """Give the page that is there another width."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self._note(address, f"wide at {width}", self.page.evaluate(SIDEWAYS))
        self._note(address, f"small at {width}", self.page.evaluate(SMALL))

    def _note(self, address: str, what: str, found: list[str]) -> None:
        self.faults.extend(f"{address}: {what}: {each}" for each in found)


def _file(built: Path, path: str) -> Path:
    file = built / path.partition("?")[0]
    return file / "index.html" if file.is_dir() else file


@cache
def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


@contextmanager
def visits(browser: Browser, site: str, built: Path, width: int) -> Iterator[Visits]:
    """Visits in a window of this width; fails at the end for all that was wrong."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(f"({MOVED})()")
    found = Visits(context.new_page(), site, built, width)
    said, page = found.faults.append, found.page
    page.on("console", lambda message: said(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said(str(error)))
    page.on("request", lambda request: None if request.url.startswith("data:") else found.asked.add(request.url))
    page.on("request", lambda request: None if request.url.startswith((site, "data:")) else said(request.url))
    page.on("response", lambda answer: said(answer.url) if answer.status >= 400 else None)
    yield found
    cookies = context.cookies()
    context.close()
    assert found.faults == []
    assert cookies == []


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_in_order(browser: Browser, trickled: str, built: Path, share: int) -> None:
    """Of twins in two languages, one is looked at in light and one in dark."""
    with visits(browser, trickled, built, PHONE) as seen:
        for address in (*addresses(built), SEARCH)[share::SHARES]:
            foreign = any(prefix and address.startswith(prefix) for prefix in shipped.PREFIXES)
            seen.look(address, SCHEMES[foreign])
            for width in (LARGE_PHONE, DESK):
                seen.measure(address, width)


@pytest.mark.parametrize("turn", range(2))
def test_each_kind_of_page_is_in_order_on_larger_screens(
    browser: Browser, trickled: str, built: Path, turn: int
) -> None:
    """Every other kind in light and in dark, and so with the languages, which have the same pages."""
    with visits(browser, trickled, built, DESK) as seen:
        for place, path in enumerate((*shipped.kinds(), SEARCH)[turn::2], turn):
            address = shipped.PREFIXES[place // 2 % len(shipped.PREFIXES)] + path
            seen.look(address, SCHEMES[place % 2])
            seen.measure(address, TABLET)
            seen.axe(address, NO_CONTRAST)
