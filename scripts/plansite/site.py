"""A docs folder made ready to publish: read, linked, checked; then woven, staged and exported."""

import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plansite import export
from plansite.check import check
from plansite.check.files import files
from plansite.emit import View, weave
from plansite.emit.translation import stand_in
from plansite.export import page_url
from plansite.fence import fenced
from plansite.history import history
from plansite.kinds import refused
from plansite.links import Links, link
from plansite.model import Lang, Problem
from plansite.read import read
from plansite.search import write_index
from plansite.staleness import Standings, standings
from plansite.words import Words
from plansite.words import load as load_words


@dataclass(frozen=True)
class Site:
    """The plan with its links, the interface's words, and everything that is wrong with it."""

    docs: Path
    links: Links
    words: Words
    problems: tuple[Problem, ...]
    edit: str = ""
    """The address under which a file of the docs folder is opened for editing; empty where there is none."""

    @cached_property
    def standings(self) -> Standings:
        """How the translations stand, by the docs folder's history; empty where there is none."""
        return standings(history(self.docs))

    def page(self, lang: Lang, path: str, shown: Lang | None = None) -> str:
        """The published Markdown of one page, without its front matter.

        `shown` is the language of the site in which it appears, where the page itself is in another.
        Raises KeyError where there is no such page.
        """
        page = self.links.plan.pages[lang, path]
        view = View(self.links, self.words, lang, path, self.standings, self.edit)
        woven = weave(page, view)
        return woven if shown in (None, lang) else stand_in(view, shown, woven)

    def meta(self, lang: Lang, path: str, shown: Lang | None = None) -> dict[str, object]:
        """The front matter of one page, nothing in it but plain values; `shown` as for `page`.

        Raises KeyError where there is no such page.
        """
        elsewhere = {} if shown in (None, lang) else {"search": {"exclude": True}}
        return {**self.links.plan.pages[lang, path].meta, **elsewhere}

    def root_path(self, lang: Lang, path: str) -> str:
        """A path of one language, from the site's root, for templates."""
        return page_url(lang, "index.md") + path

    def search_words(self, lang: Lang) -> str:
        """The words that the search scripts say, as JSON."""
        start = "search."
        keys = (key for key in self.words.rows if key.startswith(start))
        return json.dumps({key.removeprefix(start): self.words.say(lang, key) for key in keys}, ensure_ascii=False)


def load(docs: Path, edit: str = "") -> Site:
    """Read, link and check a docs folder; never raises for what the folder holds."""
    plan, reading = read(docs)
    links = link(plan)
    problems = check(links, (*reading, *files(docs)))
    # Nothing that a rule refuses is ever woven, whoever asks for the pages and in spite of which problems.
    safe = fenced(plan)
    return Site(docs, links if safe is plan else link(safe), load_words(), problems, edit)


def stage(site: Site, target: Path) -> int:
    """Write the woven pages of every language and the other files beside them under `target`.

    Returns how many pages were written. A stock generator that knows heading ids builds them.
    """
    for (lang, path), page in site.links.plan.pages.items():
        file = target / lang / path
        file.parent.mkdir(parents=True, exist_ok=True)
        front = "\n".join(page.lines[: page.body_start - 1])
        body = site.page(lang, path)
        file.write_text(f"{front}\n{body}" if front else body, encoding="utf-8", newline="\n")
    for lang in site.links.plan.langs:
        for file in sorted((site.docs / lang).rglob("*")):
            if file.is_file() and file.suffix != ".md" and not refused(site.docs, file):
                copy = target / lang / file.relative_to(site.docs / lang)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copy)
    return len(site.links.plan.pages)


def finish(site: Site, built: Path) -> None:
    """Put beside the built pages what the generator does not make: the plan as data, the search index."""
    export.write(site.links, built / "data")
    write_index(site.links, site.words, built)
