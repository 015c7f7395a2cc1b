"""What three readers come for, from the first page to the last, in a real browser."""

from typing import Final

import pytest
from playwright.sync_api import Browser, ViewportSize, expect
from tests import shipped

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}


@pytest.mark.parametrize("script", [True, False])
def test_citizen_finds_who_must_help_and_on_what_ground(browser: Browser, served: str, script: bool) -> None:
    page = browser.new_context(viewport=PHONE, has_touch=True, java_script_enabled=script).new_page()
    people = shipped.address(shipped.PEOPLE)
    page.goto(f"{served}tra-cuu/")
    page.locator(f"article a[href^='{people.partition('/')[2].partition('#')[0]}']").first.tap()
    page.wait_for_url(f"**/{people.partition('#')[0]}*")
    page.goto(served + people)
    link = page.locator(f"[id='{shipped.PEOPLE.anchor}'] ~ * a[href*='#nv-']").first
    task = page.locator(f"#{(link.get_attribute('href') or '').partition('#')[2]}")
    link.tap()
    page.wait_for_url("**/#nv-*")
    expect(task).to_be_in_viewport()
    page.go_back()
    assert page.url.endswith(f"#{shipped.PEOPLE.anchor}")
    page.go_forward()
    expect(task).to_be_in_viewport()
    page.context.close()


def test_official_finds_the_agencys_duties_without_accents_and_cites_one(browser: Browser, served: str) -> None:
    agency = max(shipped.PLAN.agencies.values(), key=lambda each: len(shipped.LINKS.supports.get(each.key, ())))
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type(shipped.typed(agency.name["vi"]).replace("+", " "))
    expect(page.locator("#search-list [role=option]").first).to_contain_text(agency.name["vi"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{shipped.address(agency)}")
    assert page.locator(".task").count() == sum(task.path == agency.path for task in shipped.PLAN.tasks.values())
    # Those where it supports others, as a list with an address that can be sent on.
    page.goto(f"{served}tim-kiem/")
    page.select_option("select[name=agency]", agency.key)
    page.select_option("select[name=role]", "supports")
    page.wait_for_url("**role=supports**")
    supported = page.locator("#search-results > li > a")
    expect(supported).to_have_count(len(shipped.LINKS.supports[agency.key]))
    shared = context.new_page()
    shared.goto(page.url)
    expect(shared.locator("#search-results > li > a")).to_have_count(len(shipped.LINKS.supports[agency.key]))
    supported.first.click()
    task = page.locator(".task:target")
    task.locator(".cite-as summary").click()
    task.locator(".copy").first.click()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert task.locator(".cite-as .citation").first.inner_text() == cited
    assert "NV-" not in cited.split("http")[0] and f"; {page.url}, truy cập ngày " in cited
    task.locator(".to-this").click()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    context.close()


def test_english_reader_knows_what_prevails_and_reads_it_at_the_same_place(browser: Browser, served: str) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{served}en/")
    page.get_by_role("link", name=shipped.AGENCY.name["en"]).first.click()
    expect(page.locator(".prevails")).to_contain_text("the signed document prevails over both")
    page.locator(".contents").get_by_role("link", name=shipped.LAST.key).click()
    page.locator(".language-switch").click()
    page.wait_for_url(f"**/{shipped.address(shipped.LAST)}")
    expect(page.locator(f"#{shipped.LAST.anchor}")).to_be_in_viewport()
    assert "/en/" not in page.url
    page.locator(f"#{shipped.LAST.anchor} .actions").get_by_role("link", name="Xem song ngữ").click()
    aligned = page.locator(f"#song-ngu-{shipped.LAST.anchor}")
    expect(aligned).to_be_in_viewport()
    assert aligned.locator("> div").evaluate_all("sides => sides.map(side => side.lang)") == ["vi", "en"]
    page.go_back()
    page.go_back()
    page.wait_for_url(f"**/{shipped.address(shipped.LAST, 'en')}")
    expect(page.locator(f"#{shipped.LAST.anchor}")).to_be_in_viewport()
    page.context.close()
