"""A docs folder made ready to publish: read, linked, checked; then woven, staged and exported."""

import json
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from plansite import report
from plansite.addresses import HOME, Desk, page_url
from plansite.check import check, clear
from plansite.language.words import Words
from plansite.language.words import load as load_words
from plansite.linking.links import Links, link
from plansite.model import SOURCE_LANG, Lang, Problem
from plansite.past.addresses import lost
from plansite.past.editions import Edition, editions
from plansite.past.git import History, PageKey, history
from plansite.past.staleness import Standings, standings
from plansite.publish import cards, export, leads_on, llms, sitemap
from plansite.publish import page_preview as share
from plansite.publish.feed import write_feeds
from plansite.publish.identity import Identity
from plansite.publish.kept import Kept, Shelf, make
from plansite.publish.linked_data import Described, linked_data
from plansite.publish.menu import Entry, editors_pages, menu
from plansite.publish.swap import write
from plansite.reading.assemble import EDITORS
from plansite.reading.harmless import fenced
from plansite.reading.read import Parse, parse_page, read
from plansite.search import write_index
from plansite.weaving import View, weave
from plansite.weaving.downloads import PAGE as DATA_PAGE
from plansite.weaving.overviews import ALL_TASKS
from plansite.weaving.translation import stand_in

# What draws, and what makes Word files and sheets, is read where it is used: a check needs none of it.
if TYPE_CHECKING:
    from plansite.publish.takeaway import Source


@dataclass(frozen=True)
class Site:
    """The plan with its links, the interface's words, and what is wrong with it."""

    docs: Path
    links: Links
    words: Words
    check: Callable[[], tuple[Problem, ...]]
    """What finds everything that is wrong."""
    clear: Callable[[], bool]
    """What tells fast whether nothing is that stops a build; False where it may be."""
    desk: Desk = field(default_factory=Desk)
    address: str = ""
    """The site's own, where it is known."""
    kept: Kept | None = None
    """The files to take away that earlier builds made."""

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, file by file."""
        return self.check()

    @cached_property
    def blocking(self) -> tuple[Problem, ...]:
        """The problems with which a site must not be built."""
        return () if self.clear() else report.blocking(self.problems)

    @cached_property
    def source(self) -> "Source":
        """What the files to take away are made from."""
        from plansite.publish import takeaway

        return takeaway.source_of(self.links, self.words, self.address)

    @cached_property
    def data(self) -> Mapping[str, bytes]:
        """The files to take away, by their path under the data's folder."""
        from plansite.publish import takeaway

        return dict(
            (
                *export.data_files(self.links, self.source.data, self.source.texts),
                *takeaway.files(self.source, self.kept),
            )
        )

    def prepare(self) -> None:
        """Keep files to take away, for a process beside one that asks for `data`."""
        from plansite.publish import takeaway

        if self.kept:
            takeaway.prepare(self.source, self.kept)

    @cached_property
    def history(self) -> History | None:
        """The docs folder's; None where there is none."""
        return history(self.docs)

    @cached_property
    def standings(self) -> Standings:
        """How the translations stand, by the docs folder's history; empty where there is none."""
        with _parsing(self.kept, "history") as parse:
            return standings(self.history, parse)

    @cached_property
    def dates(self) -> Mapping[PageKey, str]:
        """When each page last changed; empty where history is not there to tell."""
        return self.history.dates if self.history else {}

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """What changed from publication to publication; empty where no tag is known."""
        return editions(self.docs, self.links)

    def page(self, lang: Lang, path: str, shown: Lang | None = None) -> str:
        """The published Markdown of one page, without its front matter.

        `shown` is the language of the site in which it appears, where the page itself is in another.
        Raises KeyError where there is no such page.
        """
        page = self.links.plan.pages[lang, path]
        view = View(
            self.links, self.words, lang, path, self.standings, self.desk, self.editions, lambda: self.data, self.dates
        )
        woven = weave(page, view)
        return woven if shown in (None, lang) else stand_in(view, shown, woven)

    def meta(self, lang: Lang, path: str, shown: Lang | None = None) -> dict[str, object]:
        """The front matter of one page, nothing in it but plain values, and what `shared` says; `shown` as for `page`.

        Raises KeyError where there is no such page.
        """
        elsewhere = {} if shown in (None, lang) else {"search": {"exclude": True}}
        shared = self.shared(lang, path)
        own = {"shared": shared, "description": shared["description"]}
        return {**self.links.plan.pages[lang, path].meta, **elsewhere, **own}

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages that have both pages and words, the source's first."""
        return tuple(lang for lang in self.links.plan.langs if lang in self.words.langs) or (SOURCE_LANG,)

    @property
    def who(self) -> Identity:
        """What the site is called."""
        return Identity(self.links, self.words)

    def menu(self, lang: Lang) -> list[Entry]:
        """The menu of one language, as MkDocs takes it."""
        return menu(self.links, self.words, lang)

    def has(self, path: str) -> bool:
        """Whether the site has a page, for templates that would lead to it."""
        return (SOURCE_LANG, path) in self.links.plan.pages

    def door(self, lang: Lang, path: str) -> str:
        """For an editors' page, the title of the page that leads to it; nothing for a reader's."""
        index = f"{EDITORS}/{HOME}"
        if path == index or not self.has(index) or path not in editors_pages(self.links):
            return ""
        pages = self.links.plan.pages
        return (pages.get((lang, index)) or pages[SOURCE_LANG, index]).title

    def root_path(self, lang: Lang, path: str) -> str:
        """A path of one language, from the site's root, for templates."""
        return page_url(lang, "index.md") + path

    @cached_property
    def described(self) -> Described:
        """What machines are told of each page."""
        return Described(self.links.plan, self.source.data, self.address, DATA_PAGE)

    @cached_property
    def cards(self) -> Mapping[tuple[Lang, str], tuple[str, cards.Card]]:
        """For every page where its share card is published, and the card."""
        return share.card_addresses(
            self.links, {lang: self.who.name(lang) for lang in self.links.plan.langs}, self.words
        )

    def shared(self, lang: Lang, path: str) -> dict[str, str]:
        """What a page's head says to those who only see its link, for templates, which do not escape:
        `title`, `description`, `card`, the address of its picture from the site's root or nothing, and `linked`, what
        the page is about, for machines."""
        page = self.links.plan.pages[lang, path]
        card, _ = self.cards.get((lang, path), ("", None))
        said = {"title": page.title, "description": share.description(page), "card": card}
        shown = {name: escape(value) for name, value in said.items()}
        return shown | {"linked": linked_data(self.described, lang, path)}

    def script_words(self, lang: Lang, area: str) -> str:
        """What the scripts of one area say, as JSON: the words whose keys start with its name; where all tasks are."""
        start = f"{area}."
        keys = (key for key in self.words.rows if key.startswith(start))
        said = {key.removeprefix(start): self.words.say(lang, key) for key in keys}
        if self.has(ALL_TASKS):
            said["all.url"] = page_url(lang, ALL_TASKS)
        return json.dumps(said, ensure_ascii=False)


@contextmanager
def _parsing(kept: Kept | None, what: str) -> Iterator[Parse]:
    """What makes a page of a text, by what earlier builds kept of such texts, where anything is kept."""
    if kept:
        with Shelf.open(kept, what) as shelf:
            yield partial(parse_page, keep=shelf.made)
    else:
        yield parse_page


def load(
    docs: Path, desk: Desk | None = None, address: str = "", kept: Kept | None = None, parse: Parse | None = None
) -> Site:
    """Read, link and check a docs folder; never raises for what the folder holds. `parse` is as for `read`."""
    with _parsing(None if parse else kept, "sections") as kept_parse:
        plan, reading = read(docs, parse or kept_parse)
    links = link(plan)

    def problems() -> tuple[Problem, ...]:
        return tuple(sorted((*check(links, reading), *lost(docs, links))))

    def is_clear() -> bool:
        return clear(links, reading, report.TOLERATED) and not any(lost(docs, links))

    # Nothing that a rule refuses is ever woven, whoever asks for the pages and in spite of which problems.
    safe = fenced(plan, links.dangers)
    return Site(
        docs, links if safe is plan else link(safe), load_words(), problems, is_clear, desk or Desk(), address, kept
    )


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
    for lang, path in sorted(site.links.plan.files):
        copy = target / lang / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site.docs / lang / path, copy)
    return len(site.links.plan.pages)


def write_data(site: Site, target: Path, put: Callable[[Path, bytes], object] = Path.write_bytes) -> None:
    """Write the files to take away into a folder, which is made where it is missing."""
    for name, data in site.data.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        put(target / name, data)


def index(site: Site, built: Path, langs: Iterable[Lang]) -> None:
    """Put the search index of some languages beside the built pages, as kept where nothing that it holds changed."""
    write_index(site.links, site.words, built, langs, site.kept.made if site.kept else make, partial(write, built))


def finish(site: Site, built: Path, searched: Collection[Lang] = ()) -> None:
    """Put beside the built pages what the generator does not make: the plan as data, the search index, share cards.

    Only a site that knows its own address names its cards, and only then are they drawn. The search index of the
    languages that are `searched` is there already.
    """
    write_data(site, built / "data", partial(write, built))
    index(site, built, [lang for lang in site.links.plan.langs if lang not in searched])
    llms.write(site.links.plan, site.who, site.words, site.data, site.address, built)
    sitemap.write(site.links.plan, built, site.address)
    leads_on.write(site.links, site.words, built)
    write_feeds(site.editions, replace(site.who, address=site.address), built)
    if not site.address:
        return
    from plansite.publish.card_drawing import draw

    for place, card in dict(site.cards.values()).items():
        file = built / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(draw(card))
