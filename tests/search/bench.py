"""What search costs with many tasks: the index's time, a query's bytes and milliseconds, beside stock search."""

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

from playwright.sync_api import sync_playwright
from tests import synthetic
from tests.browser import chromium
from tests.conftest import PROJECT, Quiet

from plansite import site
from plansite.search import write_index

TASKS: Final = 20_000
STOCK_TASKS: Final = 1_000
"""Tasks on whose pages the theme's own search is built too, for its bytes."""

_ASK: Final = """async query => {
    const { Engine } = await import("/assets/search/engine.js");
    globalThis.engine ??= new Engine(new URL("/", location), "vi");
    await engine.load();
    if (query) await engine.search(query);
    const start = performance.now();
    const answer = await engine.search(query);
    return [performance.now() - start, answer.results.length];
}"""


def report() -> Iterator[str]:
    """The figures, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        synthetic.write(root / "docs", TASKS, agencies=20, documents=50)
        loaded = site.load(root / "docs")
        built = root / "site"
        (built / "assets").mkdir(parents=True)
        (built / "assets" / "search").symlink_to(PROJECT / "overrides" / "assets" / "search")
        (built / "index.html").write_text("<html lang=vi></html>")
        start = time.perf_counter()
        write_index(loaded.links, loaded.words, built)
        yield f"search: index of {TASKS} tasks in two languages {time.perf_counter() - start:.1f} s (bound 60)"
        yield from _queries(loaded, built)
    yield from _stock()


def _queries(loaded: site.Site, built: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built)))
    Thread(target=server.serve_forever, daemon=True).start()
    words = next(iter(loaded.links.plan.tasks.values())).name["vi"].split()
    vocabulary: list[str] = json.loads((built / "search-index/vi/start.json").read_text(encoding="utf-8"))["words"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=list(chromium.FLAGS))
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
        for name, query in (("start", ""), ("three words", " ".join(words[:3])), ("the commonest word", vocabulary[0])):
            asked.clear()
            took, found = page.evaluate(_ASK, query)
            files = [built / "/".join(url.split("/")[3:]) for url in dict.fromkeys(asked)]
            size = sum(_sent(file) for file in files if file.is_file())
            yield f"search: {name}: {size / 1024:.0f} KiB, {found} results, {took:.0f} ms once its pieces are there"
        browser.close()
    server.shutdown()


def _sent(file: Path) -> int:
    """Bytes as a host sends them."""
    return len(gzip.compress(file.read_bytes()))


def _stock() -> Iterator[str]:
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
        stock = len(gzip.compress((root / "site/search/search_index.json").read_bytes()))
        write_index(loaded.links, loaded.words, root / "ours")
        start = _sent(root / "ours" / "search-index" / "vi" / "start.json")
        sizes = f"stock {stock / 1024:.0f} KiB, ours {start / 1024:.0f} KiB"
        yield f"search: {STOCK_TASKS} tasks, loaded before the first answer: {sizes}"
