"""The service worker: what a saved copy of the site holds, by hash, and the worker that keeps it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from plansite.addresses import HOME, INDEX, page_url
from plansite.language.words import Words
from plansite.model import Lang
from plansite.publish.built_page import BuiltPage, address_of
from plansite.publish.csp import source
from plansite.publish.places import LEADS_ON
from plansite.reading.assemble import EDITORS

WORKER: Final = "sw.js"
_BANNER: Final = "aside.saved-copy[lang][hidden] time"
_PARTS: Final = "link[rel~=stylesheet], link[rel~=icon], script[src], img[src]"
_LOADED: Final = ("assets/*.min.css", "assets/*.min.js", "assets/search/*.min.js", "search-index/**/*")
"""What has its name later, and what scripts load by themselves."""
_HASH: Final = 16
_STYLE: Final = "body { max-width: 34rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }"


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """What a saved copy holds: the pages for readers, and what they show or run."""

    built: Path
    words: Words
    held: set[str] = field(default_factory=set)
    """Addresses from the site's root."""

    def note(self, page: BuiltPage) -> list[str]:
        """A page and its parts, where a copy holds it. Raises ValueError where it cannot say that it is a saved one."""
        led = page.tree.css_first(f"body.{LEADS_ON}")
        if led or page.address.endswith(".html") or EDITORS in page.address.split("/"):
            return []
        if len(page.tree.css(_BANNER)) != 1:
            raise ValueError(f"{page.address or '/'} has no place to say that it is a saved copy")
        parts = (node.attributes.get("href") or node.attributes.get("src") or "" for node in page.tree.css(_PARTS))
        return [page.address, *(unquote(page.target(part)).lstrip("/") for part in parts)]

    def listed(self) -> Mapping[str, str]:
        """The files of a copy: address to hash."""
        loaded = (file for pattern in _LOADED for file in self.built.glob(pattern))
        held = self.held.union(address_of(self.built, file) for file in loaded)
        files = {each: self.built / each / (INDEX if each.endswith("/") or not each else "") for each in sorted(held)}
        return {each: sha256(f.read_bytes()).hexdigest()[:_HASH] for each, f in files.items() if f.is_file()}

    def write(self) -> None:
        """Write the worker; nothing that it lists may change afterwards."""
        langs = tuple(lang for lang in self.words.langs if page_url(lang, HOME) in self.held)
        text = worker(self.listed(), self.words, langs)
        (self.built / WORKER).write_text(text, encoding="utf-8", newline="")


def worker(listing: Mapping[str, str], words: Words, langs: tuple[Lang, ...]) -> str:
    """The worker's script for a list of files of a site in some languages."""
    version = sha256(json.dumps(listing).encode()).hexdigest()[:_HASH]
    plan = {"version": version, "files": listing, "missing": _missing(words, langs)}
    code = files("plansite.publish").joinpath("worker.js").read_text(encoding="utf-8")
    return f"const PLAN = {json.dumps(plan, ensure_ascii=False, separators=(',', ':'))};\n\n{code}"


def _missing(words: Words, langs: tuple[Lang, ...]) -> str:
    """The page, in every language, that says that there is no connection and no saved page."""
    title = " – ".join(_in(lang, "span", words.say(lang, "offline.title")) for lang in langs)
    text = "".join(_in(lang, "p", _advice(words, lang)) for lang in langs)
    return f"""<!doctype html>
<html lang="{langs[0]}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {source(_STYLE)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{words.say(langs[0], "offline.title")}</title>
<style>{_STYLE}</style>
<main><h1>{title}</h1>{text}</main>
</html>
"""


def _advice(words: Words, lang: Lang) -> str:
    return f'{words.say(lang, "offline.text")} <a href="{{home}}">{words.say(lang, "offline.home")}</a>'


def _in(lang: Lang, tag: str, html: str) -> str:
    return f'<{tag} lang="{lang}">{html}</{tag}>'
