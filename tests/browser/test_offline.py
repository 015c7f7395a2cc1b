"""The saved copy in a real browser, with a host that fails, is slow and publishes, under a sub-path."""

import gzip
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect
from tests import shipped
from tests.browser.pages import addresses
from tests.conftest import Quiet
from tests.test_offline import listed

from plansite.language import words
from plansite.publish import pipeline

BUDGET = 2 * 1024 * 1024
"""Bytes of the whole copy, compressed as hosts send it."""
EDITIONS = """async () => {
    const kept = [];
    for (const name of (await caches.keys()).filter(name => name.startsWith("plan:"))) {
        const cache = await caches.open(name);
        const mark = [...await cache.keys()].find(request => request.url.endsWith("?saved"));
        kept.push(mark ? (await (await cache.match(mark)).json()).files : null);
    }
    return kept;
}"""
"""The files of each copy in the browser; null for one that is not complete."""
FAITHFUL = """async () => {
    for (const name of (await caches.keys()).filter(name => name.startsWith("plan:"))) {
        const cache = await caches.open(name);
        const requests = (await cache.keys()).filter(request => !request.url.endsWith("?saved"));
        const { files } = await (await cache.match("/plan/?saved")).json();
        if (requests.length !== Object.keys(files).length) return "not the files listed";
        for (const request of requests) {
            const body = await (await cache.match(request)).arrayBuffer();
            const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))];
            const hash = digest.map(byte => byte.toString(16).padStart(2, "0")).join("");
            if (!hash.startsWith(files[new URL(request.url).pathname.replace("/plan/", "")])) return request.url;
        }
    }
    return "";
}"""
"""The first kept file that is not of its copy's edition; empty where all are."""
PAGE, OTHER = shipped.PAGE, shipped.OTHER_PAGE
NAME, OTHER_NAME = shipped.AGENCY.name["vi"], shipped.OTHER.name["vi"]
FIRST = shipped.FIRST
GONE = next(path for path in shipped.kinds() if path.startswith("tra-cuu/") and path != "tra-cuu/")
"""A page that an edition may leave out."""


class Host:
    """A site that can be changed, and a line to it that can fail."""

    def __init__(self, built: Path, folder: Path) -> None:
        self.site = folder / "plan"
        shutil.copytree(built, self.site)
        self.asked: list[str] = []
        self.broken: set[str] = set()
        self.down = False
        self.status = 0
        self.open = Event()
        self.open.set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/plan/"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def change(self, path: str, old: str, new: str) -> None:
        file = self.site / path / "index.html"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def publish(self) -> None:
        """Finish an edition: the worker that knows its files."""
        pipeline.finish(self.site, words.load(), "")
        self.asked.clear()


class Handler(Quiet):
    """Answers as the host stands; a broken answer is none."""

    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *rest: object, directory: str) -> None:
        self.host = host
        super().__init__(*rest, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].removeprefix("/plan/")
        self.host.asked.append(path)
        self.host.open.wait()
        if self.host.down or path in self.host.broken:
            self.close_connection = True
        elif self.host.status:
            self.send_error(self.host.status)
        else:
            # Files are written within a second of one another, which dates do not tell apart.
            del self.headers["If-Modified-Since"]
            super().do_GET()


@pytest.fixture
def host(built: Path, tmp_path: Path) -> Iterator[Host]:
    found = Host(built, tmp_path)
    yield found
    found.open.set()
    found.server.shutdown()


@pytest.fixture
def page(browser: Browser, host: Host) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def save(page: Page, host: Host, address: str = "") -> None:
    page.goto(host.address + address)
    page.get_by_role("button", name="Lưu bản đọc ngoại tuyến").click()
    expect(page.locator(".keep [role=status]")).to_contain_text("Đã lưu ngày", timeout=60_000)


def updated(page: Page, host: Host) -> None:
    """Visit, as often as it takes the browser to look for a new worker, until the copy is of the host's edition."""
    wanted = [listed(host.site)]
    for _ in range(20):
        page.goto(host.address)
        for _ in range(30):
            if page.evaluate(EDITIONS) == wanted:
                return
            page.wait_for_timeout(100)
    raise AssertionError("the copy is not of the edition on the host")


def banner(page: Page) -> str:
    return page.locator(".saved-copy").inner_text() if page.locator(".saved-copy").is_visible() else ""


def test_nothing_is_kept_until_asked(page: Page, host: Host) -> None:
    for address in ("", PAGE, "en/"):
        page.goto(host.address + address)
        page.locator(".keep button:visible").wait_for()
    assert page.evaluate("caches.keys()") == []
    assert page.context.cookies() == []


def test_whole_plan_is_read_and_searched_offline(page: Page, host: Host) -> None:
    save(page, host)
    failed: list[str] = []

    def note(request: Request) -> None:
        # What a page had not finished when it was left is no failure.
        if request.failure != "net::ERR_ABORTED":
            failed.append(f"{request.url} {request.failure}")

    page.on("requestfailed", note)
    host.down = True
    page.context.set_offline(True)
    pages = [address for address in addresses(host.site) if "bien-tap" not in address and address != "404.html"]
    assert len(pages) > len(shipped.PLAN.agencies)
    for address in pages:
        answer = page.goto(host.address + address, wait_until="load")
        assert answer is not None and answer.status == 200
        said = "You are reading a copy saved on" if address.startswith("en/") else "Bạn đang xem bản đã lưu ngày"
        assert said in banner(page), address
    assert page.locator(".saved-copy time").is_visible()
    for prefix in shipped.PREFIXES:
        page.goto(f"{host.address}{prefix}tim-kiem/?q={FIRST.key}")
        page.locator("#search[data-state=done] li").first.wait_for()
        assert FIRST.key in page.locator("#search-results").inner_text()
    assert failed == []
    host.down = False
    page.context.set_offline(False)
    page.locator(".saved-copy a").click()
    page.wait_for_load_state("load")
    expect(page.locator(".saved-copy")).to_be_hidden()


def test_place_on_a_page_and_addresses_without_slash_work_offline(page: Page, host: Host) -> None:
    save(page, host)
    host.down = True
    page.goto(f"{host.address}{PAGE}#{FIRST.anchor}")
    assert page.evaluate("document.querySelector(':target').dataset.task") == FIRST.key
    page.goto(f"{host.address}{PAGE}index.html")
    assert NAME in page.locator("h1").inner_text() and banner(page)


@pytest.mark.parametrize("kept", [False, True])
def test_page_that_is_not_saved_says_so_in_both_languages(page: Page, host: Host, kept: bool) -> None:
    if kept:
        save(page, host)
    else:
        page.goto(host.address)
        page.locator(".keep button:visible").wait_for()
        page.evaluate("navigator.serviceWorker.ready")
    host.down = True
    page.goto(f"{host.address}bien-tap/quy-tac/")
    text = page.locator("main").inner_text()
    assert "Không có mạng" in text and "No connection" in text
    assert Axe().run(page).response["violations"] == []
    host.down = False
    page.get_by_role("link", name="To the home page").click()
    page.wait_for_url(host.address)
    expect(page.locator(".saved-copy")).to_be_hidden()


def test_slow_line_shows_the_copy_and_says_so(page: Page, host: Host) -> None:
    save(page, host)
    host.open.clear()
    page.goto(host.address + PAGE)
    assert NAME in page.locator("h1").inner_text()
    assert "bản đã lưu ngày" in banner(page)


def test_failing_host_shows_the_copy_and_a_page_that_is_gone_does_not(page: Page, host: Host) -> None:
    save(page, host)
    shutil.rmtree(host.site / PAGE)
    answer = page.goto(host.address + PAGE)
    assert answer is not None and answer.status == 404
    host.status = 503
    page.goto(host.address + OTHER)
    assert OTHER_NAME in page.locator("h1").inner_text() and banner(page)


def test_new_edition_is_read_at_once_and_then_offline(page: Page, host: Host) -> None:
    save(page, host)
    page.evaluate("caches.open('another site')")
    host.change(PAGE, f">{NAME}</h1>", f">{NAME} MỚI</h1>")
    shutil.rmtree(host.site / GONE)
    host.publish()
    page.goto(host.address + PAGE)
    assert page.locator("h1").inner_text() == f"{NAME} MỚI" and not banner(page)
    updated(page, host)
    assert page.evaluate(FAITHFUL) == ""
    assert "another site" in page.evaluate("caches.keys()")
    unchanged = {"van-ban/", "en/", "search-index/vi/start.json"}
    assert unchanged.isdisjoint(host.asked)
    host.down = True
    page.goto(host.address + PAGE)
    assert page.locator("h1").inner_text() == f"{NAME} MỚI" and banner(page)
    page.goto(host.address + GONE)
    assert "Không có mạng" in page.locator("main").inner_text()


def test_update_that_breaks_off_leaves_the_former_copy_and_goes_on_later(page: Page, host: Host) -> None:
    save(page, host)
    former = page.evaluate(EDITIONS)
    host.change(PAGE, f">{NAME}</h1>", f">{NAME} MỚI</h1>")
    host.change(OTHER, f">{OTHER_NAME}</h1>", f">{OTHER_NAME} MỚI</h1>")
    host.publish()
    host.broken = {PAGE}
    page.goto(host.address)
    _redundant(page)
    assert [files for files in page.evaluate(EDITIONS) if files] == former
    host.down = True
    for address, title in ((PAGE, NAME), (OTHER, OTHER_NAME)):
        page.goto(host.address + address)
        assert page.locator("h1").inner_text() == title and banner(page)
    host.down, host.broken = False, set()
    host.asked.clear()
    updated(page, host)
    assert PAGE in host.asked
    assert page.evaluate(FAITHFUL) == ""


def test_half_published_edition_is_not_taken(page: Page, host: Host) -> None:
    save(page, host)
    former = page.evaluate(EDITIONS)
    host.change(PAGE, f">{NAME}</h1>", f">{NAME} MỚI</h1>")
    host.publish()
    host.change(PAGE, f"{NAME} MỚI", f"{NAME} CŨ")
    page.goto(host.address)
    _redundant(page)
    assert [files for files in page.evaluate(EDITIONS) if files] == former


def test_saving_that_breaks_off_is_said_and_goes_on(page: Page, host: Host) -> None:
    page.goto(host.address)
    host.broken = {PAGE}
    page.get_by_role("button", name="Lưu bản đọc ngoại tuyến").click()
    expect(page.locator(".keep [role=status]")).to_contain_text("Chưa xong", timeout=60_000)
    assert page.evaluate(EDITIONS) == [None]
    host.broken = set()
    save(page, host)
    assert page.evaluate(FAITHFUL) == ""


def test_copy_can_be_removed(page: Page, host: Host) -> None:
    save(page, host)
    page.get_by_role("button", name="Xóa bản đã lưu").click()
    page.get_by_role("button", name="Lưu bản đọc ngoại tuyến").wait_for()
    assert page.evaluate("caches.keys()") == []


INDEX = "search-index/vi/start.json"
TAKEN = """async ([address, seconds]) => {
    const late = new Promise(done => setTimeout(done, seconds * 1000, "late"));
    return Promise.race([fetch(address).then(answer => answer.text(), () => "failed"), late]);
}"""
"""What a page gets from an address within some seconds."""
LOSE = """async (path) => {
    for (const name of (await caches.keys()).filter(name => name.startsWith("plan:"))) {
        await (await caches.open(name)).delete("/plan/" + path);
    }
}"""
"""The browser loses a file of the copies."""


def publish_second(host: Host) -> None:
    """An edition with another index and another page."""
    index = host.site / INDEX
    index.write_text(index.read_text(encoding="utf-8") + " ", encoding="utf-8")
    host.change(PAGE, "</h1>", " MỚI</h1>")
    host.publish()


def test_page_from_the_network_gets_nothing_of_another_edition_on_a_slow_line(page: Page, host: Host) -> None:
    save(page, host)
    publish_second(host)
    page.goto(host.address + PAGE)
    assert "MỚI" in page.locator("h1").inner_text() and not banner(page)
    host.open.clear()
    assert page.evaluate(TAKEN, [host.address + INDEX, 6]) == "late"
    host.open.set()


def test_page_from_the_copy_gets_nothing_of_another_edition_after_the_worker_restarts(page: Page, host: Host) -> None:
    save(page, host)
    former = (host.site / INDEX).read_text(encoding="utf-8")
    host.down = True
    page.goto(host.address + PAGE)
    assert banner(page)
    publish_second(host)
    host.down = False
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    assert page.evaluate(TAKEN, [host.address + INDEX, 20]) in (former, "failed")


def test_lost_file_is_healed_and_until_then_said(page: Page, host: Host) -> None:
    save(page, host)
    page.evaluate(LOSE, PAGE)
    answer = page.goto(host.address + PAGE)
    assert answer is not None and answer.status == 200 and NAME in page.locator("h1").inner_text()
    expect(page.locator(".keep [role=status]")).to_contain_text("Đã lưu ngày", timeout=20_000)
    assert page.evaluate(FAITHFUL) == ""
    page.evaluate(LOSE, PAGE)
    host.broken = {PAGE}
    page.goto(host.address)
    expect(page.locator(".keep [role=status]")).to_contain_text("thiếu một phần", timeout=20_000)
    assert page.get_by_role("button", name="Xóa bản đã lưu").is_visible()
    page.goto(host.address + PAGE)
    assert "Không có mạng" in page.locator("main").inner_text()
    host.broken = set()
    page.goto(host.address)
    expect(page.locator(".keep [role=status]")).to_contain_text("Đã lưu ngày", timeout=20_000)
    assert page.evaluate(FAITHFUL) == ""


def test_copy_that_was_only_begun_can_be_removed(page: Page, host: Host) -> None:
    page.goto(host.address)
    host.broken = {PAGE}
    page.get_by_role("button", name="Lưu bản đọc ngoại tuyến").click()
    expect(page.locator(".keep [role=status]")).to_contain_text("Chưa xong", timeout=60_000)
    page.goto(host.address)
    expect(page.locator(".keep [role=status]")).to_contain_text("thiếu một phần", timeout=20_000)
    page.get_by_role("button", name="Xóa bản đã lưu").click()
    expect(page.get_by_role("button", name="Xóa bản đã lưu")).to_be_hidden(timeout=20_000)
    assert page.evaluate("caches.keys()") == []


def test_address_without_its_slash_leads_on_as_a_server_would(page: Page, host: Host) -> None:
    save(page, host)
    host.down = True
    page.goto(f"{host.address}{PAGE.rstrip('/')}?a=1#{FIRST.anchor}")
    assert page.url == f"{host.address}{PAGE}?a=1#{FIRST.anchor}"
    assert page.evaluate("document.querySelector(':target').dataset.task") == FIRST.key


def test_notice_and_buttons_are_accessible_and_narrow(page: Page, host: Host) -> None:
    save(page, host, PAGE)
    page.set_viewport_size({"width": 320, "height": 640})
    host.down = True
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for address in (PAGE, f"en/{PAGE}"):
            page.goto(host.address + address)
            page.locator(".keep button:visible").wait_for()
            assert Axe().run(page).response["violations"] == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            end = page.locator(".md-footer").bounding_box()
            notice = page.locator(".saved-copy").bounding_box()
            assert end and notice and end["y"] + end["height"] <= notice["y"] + 1


def test_without_script_the_single_file_is_offered_alone(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address)
    assert page.locator(".keep a[download]").is_visible()
    assert page.locator(".keep button:visible").count() == 0
    context.close()


def test_whole_copy_is_within_its_budget(built: Path) -> None:
    files = (built / path / "index.html" if (built / path).is_dir() else built / path for path in listed(built))
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= BUDGET


def _redundant(page: Page) -> None:
    """Wait until an update has been tried and given up."""
    page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.ready;
            const coming = registration.installing ?? await new Promise(found => {
                registration.addEventListener("updatefound", () => found(registration.installing), { once: true });
                registration.update().catch(() => null);
            });
            while (coming.state !== "redundant") await new Promise(done => setTimeout(done, 20));
        }"""
    )
