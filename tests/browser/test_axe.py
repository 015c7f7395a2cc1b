"""Every page as axe sees it: no violation of any impact."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.browser.pages import addresses, share


@pytest.mark.parametrize(("number", "width"), list(enumerate((390, 768, 1280))))
def test_axe_finds_nothing_in_light_and_dark(
    browser: Browser, served: str, built: Path, number: int, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="light", reduced_motion="reduce"
    )
    page = context.new_page()
    faults: dict[str, list[str]] = {}
    for address in share(addresses(built), number, 12):
        page.goto(served + address)
        page.wait_for_selector(".keep .ready", state="attached")
        light = Axe().run(page).response["violations"]
        page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
        dark = page.evaluate("axe.run().then(found => found.violations)")
        for fault in (*light, *dark):
            faults.setdefault(fault["id"], []).append(f"{address} {fault['nodes'][0]['html'][:120]}")
    context.close()
    assert faults == {}
