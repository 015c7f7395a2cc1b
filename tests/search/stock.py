"""The same queries asked of stock search: Pagefind over the built pages, and the search of the Material theme."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser
from tests.conftest import Quiet, serving
from tests.search.success import Answer, Query

from plansite import site

_PAGEFIND: Final = """async ([lang, texts]) => {
    const pagefind = await import("/pagefind/pagefind.js");
    await pagefind.options({ baseUrl: "/" });
    const rows = [];
    for (const text of texts) {
        const { results } = await pagefind.search(text);
        const read = await Promise.all(results.slice(0, 3).map(result => result.data()));
        rows.push(read.map(data => data.sub_results[0]?.url ?? data.url));
    }
    return rows;
}"""
_MATERIAL: Final = """text => new Promise(done => {
    const input = document.querySelector(".md-search__input");
    const read = () => [...document.querySelectorAll(".md-search-result__item > a")].map(link => link.href).slice(0, 3);
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    setTimeout(() => done(read()), 250);
})"""


def pagefind(browser: Browser, built: Path, asked: Sequence[Query], folder: Path) -> list[Answer]:
    """What Pagefind finds in the built pages, as it comes."""
    copy = folder / "pagefind"
    shutil.copytree(built, copy)
    command = [sys.executable, "-m", "pagefind", "--site", str(copy), "--root-selector", "article", "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
    answers: list[Answer] = []
    with serving(Quiet, copy) as address:
        for lang in dict.fromkeys(query.lang for query in asked):
            mine = [query for query in asked if query.lang == lang]
            page = browser.new_context(bypass_csp=True).new_page()
            page.goto(address + ("" if lang == "vi" else f"{lang}/"))
            rows: list[list[str]] = page.evaluate(_PAGEFIND, [lang, [query.text for query in mine]])
            answers += [Answer(query, tuple(row), False) for query, row in zip(mine, rows, strict=True)]
            page.close()
    return answers


def material(browser: Browser, docs: Path, asked: Sequence[Query], folder: Path) -> list[Answer]:
    """What the theme's own search finds in the woven pages, as it comes."""
    site.stage(site.load(docs), folder / "staged")
    answers: list[Answer] = []
    for lang in dict.fromkeys(query.lang for query in asked):
        mine = [query for query in asked if query.lang == lang]
        root = folder / f"material-{lang}"
        root.mkdir()
        extensions = "[attr_list, md_in_html, admonition, tables]"
        config: dict[str, Any] = {
            "site_name": "stock",
            "docs_dir": f"../staged/{lang}",
            "theme": f"{{name: material, font: false, language: {lang}}}",
            "plugins": "[search]",
            "markdown_extensions": extensions,
        }
        (root / "mkdocs.yml").write_text("".join(f"{key}: {value}\n" for key, value in config.items()))
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, check=True, capture_output=True)
        with serving(Quiet, root / "site") as address:
            page = browser.new_page()
            page.goto(address)
            page.click("label.md-search__icon[for=__search]", force=True)
            page.evaluate(_MATERIAL, "a")
            page.wait_for_timeout(2_000)
            answers += [Answer(query, tuple(page.evaluate(_MATERIAL, query.text)), False) for query in mine]
            page.close()
    return answers
