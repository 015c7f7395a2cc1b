"""The single-file copy as a stranger gets it: opened from a folder, with nothing else there."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader
from tests import shipped

from plansite import site
from plansite.past import git as history

WHO = shipped.SITE.who
FILES = {lang: prefix + WHO.file(lang) for lang, prefix in zip(shipped.LANGS, shipped.PREFIXES, strict=True)}
PART = shipped.PAGE.strip("/").replace("/", "-")
"""The id of an agency's part."""
FIRST = shipped.FIRST
BUDGET = 400 * 1024
"""Bytes of one file but for the pictures that editors put in, so that every chat takes it."""
CONTRAST: Final[dict[str, object]] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
LENGTH, SHEETS = 1_350, 0.92
"""Of a duty: pixels on a phone, and sheets of paper."""


@pytest.fixture(params=sorted(FILES))
def copy(request: pytest.FixtureRequest, built: Path, tmp_path: Path) -> Path:
    """One language's file, alone in a folder; the folder bears the language's name."""
    folder = tmp_path / str(request.param)
    folder.mkdir()
    return Path(shutil.copy(built / FILES[request.param], folder))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(offline=True, viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext, copy: Path) -> Page:
    found = context.new_page()
    found.goto(copy.as_uri())
    return found


def test_holds_every_task_page_and_term(page: Page, copy: Path, project: Path) -> None:
    links = site.load(project / "docs").links
    ids = {key.lower() for key, task in links.plan.tasks.items() if copy.parent.name in task.name}
    assert set(page.eval_on_selector_all("[data-task]", "all => all.map(one => one.id)")) == ids
    titles = {each.title for (lang, path), each in links.plan.pages.items() if lang == copy.parent.name}
    shown = set(page.eval_on_selector_all("h1, section > h2:first-child", "all => all.map(one => one.textContent)"))
    assert shown <= titles
    kept = {
        each.title
        for (lang, path), each in links.plan.pages.items()
        if lang == copy.parent.name and path.startswith(("ke-hoach/", "co-quan/", "van-ban/"))
    }
    assert kept <= shown
    assert page.locator("html").get_attribute("lang") == copy.parent.name
    for term in links.plan.terms.values():
        assert page.locator(f"#thuat-ngu--{term.anchor}").count() == 1


def test_every_link_leads_to_a_place_in_it(page: Page) -> None:
    lost = page.evaluate(
        """() => ["href", "aria-labelledby", "aria-describedby"].flatMap(name =>
            [...document.querySelectorAll(`[${name}]`)].flatMap(one => one.getAttribute(name).split(" ")))
            .filter(place => !/^(https?|tel):/.test(place) && !document.getElementById(place.replace("#", "")))"""
    )
    assert lost == []
    assert page.locator("a[href]:not([href^='#'], [href^='http'], [href^='tel:'])").count() == 0
    ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_contents_lead_to_an_agency_and_its_task(page: Page) -> None:
    page.locator(f"nav a[href='#{PART}']").click()
    page.locator(f"#{PART} a.to-this[href='#{FIRST.anchor}'], main a[href='#{FIRST.anchor}']").first.click()
    assert page.evaluate("document.querySelector(':target').dataset.task") == FIRST.key
    assert page.locator(f"#{FIRST.anchor}").is_visible()


def test_asks_for_nothing_and_runs_nothing(context: BrowserContext, copy: Path) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("request", lambda request: said.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(copy.as_uri())
    page.wait_for_load_state("networkidle")
    assert said == [copy.as_uri()]
    assert page.locator("script, link, iframe, form").count() == 0
    # The style applies, so its hash is the policy's; a style that is not in the policy does not.
    assert page.locator(f"#{FIRST.anchor}").evaluate("task => getComputedStyle(task).borderLeftStyle") == "solid"
    page.evaluate("document.body.setAttribute('style', 'color: rgb(1, 2, 3)')")
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(1, 2, 3)"


def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page) -> None:
    """In the dark, other colours meet, and nothing else is other."""
    schemes: tuple[tuple[Literal["light", "dark"], dict[str, object]], ...] = (("light", {}), ("dark", CONTRAST))
    for scheme, asked in schemes:
        page.emulate_media(color_scheme=scheme)
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor").startswith("rgb(20")
        assert dark == (scheme == "dark")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found = Axe().run(page, options=asked | {"resultTypes": ["violations"]}).response["violations"]
        assert [fault["id"] for fault in found] == [], scheme


def test_prints_whole_on_few_sheets(page: Page, copy: Path, tmp_path: Path) -> None:
    paper = tmp_path / "plan.pdf"
    page.pdf(path=paper, format="A4")
    sheets = PdfReader(paper).pages
    assert len(sheets) <= SHEETS * len(shipped.PLAN.tasks)
    text = "\n".join(sheet.extract_text() for sheet in sheets)
    tasks = [key for key, task in shipped.PLAN.tasks.items() if copy.parent.name in task.name]
    missing = [task for task in tasks if not re.search(rf"^{task}\. ", text, re.MULTILINE)]
    assert missing == []


def test_is_short_enough_to_be_read_on_a_phone(page: Page) -> None:
    """No title stands again where the id says which task is meant."""
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollHeight") <= LENGTH * len(shipped.PLAN.tasks)
    listed = page.locator(f":is(.task-list, td) a[href='#{FIRST.anchor}']").first
    assert listed.text_content() == FIRST.key


def test_is_small_enough_to_pass_on(copy: Path) -> None:
    assert len(re.sub(rb'"data:image/[^"]*"', b"", copy.read_bytes())) <= BUDGET


def test_says_of_when_it_is(page: Page, copy: Path, project: Path) -> None:
    past = history.history(project / "docs")
    shown = page.locator(".edition").inner_text()
    year = past.edition[:4] if past else ""
    assert year in shown if year else re.search("Không rõ|not known", shown)


def test_is_offered_for_download_on_every_page(browser: Browser, served: str, built: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address, file in (("", FILES["vi"]), ("gioi-thieu/", FILES["vi"]), (f"en/{shipped.PAGE}", FILES["en"])):
        page.goto(served + address)
        with page.expect_download() as found:
            page.locator(".keep a[download]").click()
        assert Path(found.value.path()).read_bytes() == (built / file).read_bytes()
    context.close()
