"""Ways in for everyone: the keyboard from the first stop to the last, fingers, forced colours, stillness, paper."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, CDPSession, Page
from tests import shipped

WALKED = ("", shipped.PAGE, f"tim-kiem/?q={shipped.typed(shipped.AGENCY.name['vi'])}")
"""Home, an agency, the search page with results."""

WIDTHS = (390, 1280)

REGIONS = ("skip", "header", "tabs", "search", "side", "path", "article", "keep", "footer")
"""The order in which a reader meets a page's parts."""

STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = [...at.getClientRects()][0] ?? new DOMRect();
  const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const style = getComputedStyle(at);
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  let behind = at.parentElement;
  while (behind && numbers(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
  const light = (colour) => numbers(colour).slice(0, 3)
    .map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const pair = [light(style.outlineColor), light(getComputedStyle(behind ?? document.body).backgroundColor)].sort();
  const places = {skip: ".md-skip", search: ".site-search", tabs: ".md-tabs", header: ".md-header", side: ".md-sidebar",
    path: ".md-path", article: "article", keep: ".keep", footer: ".md-footer"};
  return {
    index: [...document.querySelectorAll("*")].indexOf(at),
    html: at.outerHTML.slice(0, 120),
    region: Object.keys(places).find((name) => at.closest(places[name])) ?? "",
    explains: at.matches(".definition a"),
    shown: inside && at.checkVisibility({opacityProperty: true, visibilityProperty: true}),
    uncovered: !!top && (at.contains(top) || top.contains(at)),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: (pair[1] + 0.05) / (pair[0] + 0.05),
  };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus stood, and how it showed."""

    index: int
    html: str
    region: str
    explains: bool
    shown: bool
    uncovered: bool
    outline: float
    contrast: float
    name: str


def opened(browser: Browser, width: int, **options: Any) -> Page:
    """A page of this width that does not move."""
    return browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)


def go(page: Page, address: str) -> None:
    page.goto(address, wait_until="load")
    # What the scripts put in place of parts of the page, which come after the first paint.
    for made in ("#site-search-input[role=combobox]", "button[aria-controls=menu]", ".keep .ready"):
        page.wait_for_selector(made, state="attached")
    if "tim-kiem" in address:
        page.wait_for_selector("#search[data-state=done]")


def stops(page: Page, key: str = "Tab", limit: int = 500) -> list[Stop]:
    """Every stop from here until the focus leaves the page or comes round again; fails where it does neither.

    On the way back names are not asked for again.
    """
    session = page.context.new_cdp_session(page) if key == "Tab" else None
    found: list[Stop] = []
    for _ in range(limit):
        page.keyboard.press(key)
        said = page.evaluate(STOP)
        if said is None or (found and said["index"] == found[0].index):
            return found
        found.append(Stop(**said, name=name(session) if session else ""))
    raise AssertionError(f"the focus never leaves: {found[-3:]}")


def name(session: CDPSession) -> str:
    """The focused element's name as the browser gives it to assistive tools."""
    at = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
    nodes = session.send("Accessibility.getPartialAXTree", {"objectId": at, "fetchRelatives": False})["nodes"]
    return str(nodes[0].get("name", {}).get("value", "")).strip()


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    found = opened(browser, request.param)
    yield found
    found.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("path", WALKED)
def test_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    page: Page, served: str, path: str, prefix: str
) -> None:
    go(page, served + prefix + path)
    forth = stops(page)
    assert [stop for stop in forth if not (stop.shown and stop.uncovered)] == []
    assert [stop for stop in forth if stop.outline < 2 or stop.contrast < 3] == []
    assert [stop for stop in forth if not stop.name] == []
    met = [region for region, _ in groupby(stop.region for stop in forth)]
    assert met == [region for region in REGIONS if region in met]
    # The search page has one box, its own.
    assert ("search" in met) == ("tim-kiem" not in path)
    assert {"skip", "header", "article", "footer"} <= set(met)
    assert len({stop.index for stop in forth}) == len(forth)
    back = stops(page, "Shift+Tab")
    # A term's explanation opens when the term has the focus, so its link is met on the way forth alone.
    assert [stop.index for stop in back] == [stop.index for stop in reversed(forth) if not stop.explains]
    assert [stop for stop in back if not (stop.shown and stop.uncovered)] == []


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("path", WALKED)
def test_skip_link_leads_past_the_navigation(page: Page, served: str, path: str, prefix: str) -> None:
    go(page, served + prefix + path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_menu_of_a_phone_by_keyboard(browser: Browser, served: str, prefix: str) -> None:
    page = opened(browser, 390)
    page.goto(served + prefix + shipped.PAGE)
    opener = page.locator("button[aria-controls=menu]")
    opener.focus()
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    session = page.context.new_cdp_session(page)
    inside = [Stop(**page.evaluate(STOP), name=name(session))]
    while inside[-1].region == "side":
        page.keyboard.press("Tab")
        inside.append(Stop(**page.evaluate(STOP), name=name(session)))
    assert len(inside) > 10 and inside[-1].region in ("path", "article") and inside[-1].uncovered
    assert [stop for stop in inside if not (stop.shown and stop.uncovered and stop.outline >= 2 and stop.name)] == []
    assert opener.get_attribute("aria-expanded") == "false"
    opener.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    assert opener.evaluate("button => button === document.activeElement && button.ariaExpanded === 'false'")
    page.close()


def test_light_and_dark_by_keyboard(page: Page, served: str) -> None:
    page.goto(served)
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("[data-md-component=palette] button:visible").focus()
    page.keyboard.press("Enter")
    assert page.locator("body").get_attribute("data-md-color-scheme") != before
    page.keyboard.press("Space")
    assert page.locator("body").get_attribute("data-md-color-scheme") == before


def test_forced_colours_keep_edges_icons_and_focus(browser: Browser, served: str) -> None:
    for scheme in ("light", "dark"):
        page = opened(browser, 390, forced_colors="active", color_scheme=scheme)
        page.goto(served + shipped.address(shipped.LAST))
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        for edged in (".task", ".admonition", ".site-search input", ".md-header"):
            assert page.locator(edged).first.evaluate(
                "each => parseFloat(getComputedStyle(each).borderBottomWidth) >= 1"
            ), edged
        assert page.locator(".task:target").evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
        for icon in page.locator(".md-header button:visible").all():
            picture = Image.open(io.BytesIO(icon.screenshot())).convert("L")
            low, high = picture.getextrema()
            assert isinstance(low, int) and isinstance(high, int) and high - low > 100, icon
        assert [stop for stop in stops(page) if stop.outline < 2] == []
        page.goto(served + "gioi-thieu/")
        for row in page.locator(".table tbody tr").all():
            assert row.evaluate("each => parseFloat(getComputedStyle(each).borderBottomWidth) >= 1")
        page.close()


def test_nothing_moves_where_stillness_is_asked(browser: Browser, served: str) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      return /[1-9]/.test(style.transitionDuration + style.animationDuration) && style.transitionProperty !== "none"
        || style.scrollBehavior === "smooth";
    }).length"""
    found = {}
    for motion in ("reduce", "no-preference"):
        page = browser.new_page(reduced_motion=motion)
        page.goto(served + shipped.PAGE)
        found[motion] = page.evaluate(moving)
        page.close()
    assert found["reduce"] == 0 < found["no-preference"]


def test_paper_shows_the_text_alone(browser: Browser, served: str) -> None:
    page = opened(browser, 800)
    for path in (shipped.PAGE, f"en/{shipped.PAGE}"):
        page.goto(served + path)
        page.emulate_media(media="print")
        for screen in (".md-header", ".md-footer", ".site-search", ".md-sidebar--primary"):
            assert page.locator(screen).is_hidden(), screen
        assert page.locator(".task:visible").count() == len(shipped.TASKS)
        assert page.locator(f"#{shipped.FIRST.anchor} .facts").is_visible()
    page.close()


def test_pages_are_whole_without_script(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    for path in ("", shipped.PAGE, shipped.address(shipped.DOCUMENT, "en")):
        page.goto(served + path)
        assert page.locator("article h1").is_visible()
        assert page.locator("article a").first.is_visible()
        page.locator(".site-search input").fill("mot hai")
        assert page.locator(".site-search button").is_visible()
    context.close()
