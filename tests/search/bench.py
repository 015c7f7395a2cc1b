"""What search costs with many tasks, and how well it answers, each beside stock search; every figure with its bound."""

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright
from tests import synthetic
from tests.browser import chromium
from tests.conftest import PROJECT, Quiet, make_site, serving
from tests.search import stock, success

from plansite import site
from plansite.search import write_index

TASKS: Final = 20_000
STOCK_TASKS: Final = 1_000
"""Tasks on whose pages the theme's own search is built too, for its bytes."""

INDEX: Final = 60
"""Seconds of CPU that the index of so many tasks may take."""
BYTES: Final = 400 * 1024
"""What a query of three words may fetch, compressed."""
ANSWER: Final = 200
"""Milliseconds to an answer once its pieces are there."""

_ASK: Final = """async query => {
    const { Engine } = await import("/assets/search/engine.js");
    globalThis.engine ??= new Engine(new URL("/", location), "vi");
    await engine.load();
    if (query) await engine.search(query);
    const start = performance.now();
    const answer = await engine.search(query);
    return [performance.now() - start, answer.results.length];
}"""


def report() -> Iterator[tuple[str, bool]]:
    """The figures, a line each, and whether its bound holds."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        synthetic.write(root / "docs", TASKS, agencies=20, documents=50)
        loaded = site.load(root / "docs")
        built = root / "site"
        (built / "assets").mkdir(parents=True)
        (built / "assets" / "search").symlink_to(PROJECT / "overrides" / "assets" / "search")
        (built / "index.html").write_text("<html lang=vi></html>")
        start = time.process_time()
        write_index(loaded.links, loaded.words, built, loaded.links.plan.langs)
        took = time.process_time() - start
        yield f"search: index of {TASKS} tasks in two languages {took:.1f} s CPU (bound {INDEX:.0f})", took <= INDEX
        yield from _queries(loaded, built)
    yield from _bytes()
    yield from _answers()


def _queries(loaded: site.Site, built: Path) -> Iterator[tuple[str, bool]]:
    words = next(iter(loaded.links.plan.tasks.values())).name["vi"].split()
    vocabulary: list[str] = json.loads((built / "search-index/vi/start.json").read_text(encoding="utf-8"))["words"]
    with _browser() as browser, serving(Quiet, built) as address:
        page = browser.new_page()
        page.goto(address)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
        for name, query in (("start", ""), ("three words", " ".join(words[:3])), ("the commonest word", vocabulary[0])):
            asked.clear()
            took, found = page.evaluate(_ASK, query)
            files = [built / "/".join(url.split("/")[3:]) for url in dict.fromkeys(asked)]
            size = sum(_sent(file) for file in files if file.is_file())
            line = f"search: {name}: {size / 1024:.0f} KiB (bound {BYTES // 1024}), {found} results"
            yield f"{line}, {took:.0f} ms once its pieces are there (bound {ANSWER})", size <= BYTES and took <= ANSWER


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=list(chromium.FLAGS))
        yield browser
        browser.close()


def _answers() -> Iterator[tuple[str, bool]]:
    """Every query set over the shipped plan: ours, Pagefind's over the same pages, and the theme's own search."""
    with tempfile.TemporaryDirectory() as folder, _browser() as browser:
        root = Path(folder)
        make_site(root / "site")
        asked = {name: success.queries(name) for name in success.SETS}
        every = [query for queries in asked.values() for query in queries]
        with serving(Quiet, root / "site") as address:
            ours = success.ask(browser, address, every)
        pagefind = stock.pagefind(browser, root / "site", every, root)
        material = stock.material(browser, PROJECT / "docs", every, root)
        for name, queries in asked.items():
            for peer, answers in (("ours", ours), ("Pagefind", pagefind), ("Material", material)):
                mine = [answer for answer in answers if answer.query in queries]
                first, three = (success.share(mine, count) for count in (1, 3))
                bounds = success.FLOORS[name]
                holds = peer != "ours" or (first >= bounds[0] and three >= bounds[1])
                yield f"search: {name}: {peer:8} {first:6.1%} first, {three:6.1%} in three", holds


def _sent(file: Path) -> int:
    """Bytes as a host sends them."""
    return len(gzip.compress(file.read_bytes()))


def _bytes() -> Iterator[tuple[str, bool]]:
    """The bytes that the theme's own search loads before its first answer, and ours, on the same pages."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        synthetic.write(root / "plan", STOCK_TASKS, agencies=20, documents=50)
        loaded = site.load(root / "plan")
        site.stage(loaded, root / "staged")
        config: dict[str, Any] = {
            "docs_dir": "staged/vi",
            "theme": "{name: material, font: false}",
            "plugins": "[search]",
        }
        (root / "mkdocs.yml").write_text("site_name: stock\n" + "".join(f"{k}: {v}\n" for k, v in config.items()))
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, check=True, capture_output=True)
        stock_size = len(gzip.compress((root / "site/search/search_index.json").read_bytes()))
        write_index(loaded.links, loaded.words, root / "ours", loaded.links.plan.langs)
        start = _sent(root / "ours" / "search-index" / "vi" / "start.json")
        sizes = f"stock {stock_size / 1024:.0f} KiB, ours {start / 1024:.0f} KiB"
        yield f"search: {STOCK_TASKS} tasks, loaded before the first answer: {sizes}", start <= stock_size
