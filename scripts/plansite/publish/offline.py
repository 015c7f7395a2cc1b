"""The service worker: what a saved copy of the site holds, by hash, and the worker that keeps it."""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser

from plansite.language.words import Words
from plansite.model import Lang
from plansite.publish.csp import source
from plansite.reading.assemble import EDITORS

WORKER: Final = "sw.js"
_BANNER: Final = re.compile(r'<aside class="saved-copy" lang="[\w-]+" hidden>.*?<time></time>.*?</aside>', re.DOTALL)
_SCRIPTS: Final = ("assets/*.min.js", "assets/search/*.min.js", "pagefind/**/*")
"""What scripts load by themselves."""
_HASH: Final = 16
_STYLE: Final = "body { max-width: 34rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }"


def write(built: Path, words: Words) -> None:
    """Write the worker into a built site; nothing in it may change afterwards. Raises ValueError as `listed` does."""
    (built / WORKER).write_text(worker(listed(built), words), encoding="utf-8", newline="")


def listed(built: Path) -> Mapping[str, str]:
    """The files of a saved copy: address under the site's root to hash, pages by their folder.

    Raises ValueError for a page that could not say that it is a saved one.
    """
    found = sorted({file for page in _pages(built) for file in (page, *_parts(page, built))} | set(_loaded(built)))
    return {_address(file, built): sha256(file.read_bytes()).hexdigest()[:_HASH] for file in found}


def worker(listing: Mapping[str, str], words: Words) -> str:
    """The worker's script for a list of files."""
    version = sha256(json.dumps(listing).encode()).hexdigest()[:_HASH]
    plan = {"version": version, "files": listing, "missing": _missing(words)}
    code = files("plansite.publish").joinpath("worker.js").read_text(encoding="utf-8")
    return f"const PLAN = {json.dumps(plan, ensure_ascii=False, separators=(',', ':'))};\n\n{code}"


def _pages(built: Path) -> Iterator[Path]:
    for file in sorted(built.rglob("index.html")):
        if EDITORS not in file.relative_to(built).parts:
            if len(_BANNER.findall(file.read_text(encoding="utf-8"))) != 1:
                raise ValueError(f"{file} has no place to say that it is a saved copy")
            yield file


def _parts(page: Path, built: Path) -> Iterator[Path]:
    """The files that a page shows or runs."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    for node in tree.css("link[rel~=stylesheet], link[rel~=icon], script[src], img[src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        file = built / unquote(urljoin(f"/{_address(page, built)}", address)).lstrip("/")
        if file.is_file():
            yield file


def _loaded(built: Path) -> Iterator[Path]:
    return (file for pattern in _SCRIPTS for file in built.glob(pattern) if file.is_file())


def _address(file: Path, built: Path) -> str:
    path = file.relative_to(built).as_posix()
    return path.removesuffix("index.html") if file.name == "index.html" else path


def _missing(words: Words) -> str:
    """The page, in every language, that says that there is no connection and no saved page."""
    title = " – ".join(_in(lang, "span", words.say(lang, "offline.title")) for lang in words.langs)
    text = "".join(_in(lang, "p", _advice(words, lang)) for lang in words.langs)
    return f"""<!doctype html>
<html lang="{words.langs[0]}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {source(_STYLE)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{words.say(words.langs[0], "offline.title")}</title>
<style>{_STYLE}</style>
<main><h1>{title}</h1>{text}</main>
</html>
"""


def _advice(words: Words, lang: Lang) -> str:
    return f'{words.say(lang, "offline.text")} <a href="{{home}}">{words.say(lang, "offline.home")}</a>'


def _in(lang: Lang, tag: str, html: str) -> str:
    return f'<{tag} lang="{lang}">{html}</{tag}>'
