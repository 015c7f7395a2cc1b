"""The built pages made ready to serve: each is parsed once, goes through every step, and is written once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from selectolax.lexbor import LexborHTMLParser

from plansite.language.words import Words
from plansite.publish import csp, hosting, outside
from plansite.publish.built_page import BuiltPage, address_of, page_files
from plansite.publish.kept import Keep, make
from plansite.publish.offline import SavedCopy
from plansite.publish.scripts import Modules
from plansite.publish.single_file import SingleFile
from plansite.publish.styles import UNNAMED, Sheet, named_last
from plansite.publish.swap import FORMER, write

_NOTED: Final = "noted.*.json"
"""Beside the site that is built: what was noted of the pages that are finished already, a file a process."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What a page goes through, and what is known when all have."""

    built: Path
    modules: Modules
    sheet: Sheet
    single: SingleFile
    saved: SavedCopy

    @classmethod
    def of(cls, built: Path, words: Words, date: str = "") -> Self:
        """The steps for a folder of built pages; `date` is that of the text, ISO 8601; empty where it is not known."""
        return cls(built, Modules(built), Sheet(built), SingleFile(built, words, date), SavedCopy(built, words))

    def page(self, address: str, html: str) -> tuple[Any, str]:
        """What the steps note of a page, as `take` takes it, and the page after every step, its sheet yet unnamed."""
        page = BuiltPage(address, LexborHTMLParser(html))
        outside.named(page)  # before the sheet, which keeps the classes that pages know
        scripts = self.modules.name(page)  # before the policy, for it changes inline scripts
        sheets = self.sheet.name(page)
        csp.secure(page)  # after all that changes a script
        # These two look at pages as they are served.
        return (scripts, sheets, self.single.note(page), self.saved.note(page)), page.tree.html or ""

    def take(self, address: str, noted: Any) -> None:
        """Know what was noted of a page."""
        named, styled, led, held = noted
        self.modules.write(named)
        self.sheet.take(*styled)
        self.single.take(address, *led)
        self.saved.held.update(held)


def note(built: Path, who: str, pages: Mapping[str, Any]) -> None:
    """Leave for `finish` what was noted of the pages, by address, that a process has finished and written."""
    built.with_name(_NOTED.replace("*", who)).write_text(json.dumps(pages), encoding="utf-8")


def guess(built: Path) -> bytes:
    """The name that the sheet of a site that is built is likely to get: the last site's."""
    return named_last(built.with_name(FORMER))


@dataclass(frozen=True, slots=True)
class Styled:
    """The one sheet of a finished site, by its address, and the class names and colours that all pages know."""

    sheet: str
    known: frozenset[str]


def finish(built: Path, words: Words, date: str, keep: Keep = make) -> Styled:
    """Make a folder of built pages the site; a second time changes nothing.

    `date` is that of the text. What the sheet becomes is asked of `keep`. Raises OSError where a page names a file
    that is not there, ValueError for a page that cannot be served as it should.
    """
    steps = Steps.of(built, words, date)
    noted: dict[str, Any] = {}
    for file in built.parent.glob(_NOTED) if built.with_name(FORMER).is_symlink() else ():
        noted |= json.loads(file.read_text(encoding="utf-8"))
    texts = {}
    for file in page_files(built):
        address = address_of(built, file)
        if address not in noted:
            noted[address], texts[file] = steps.page(address, file.read_text(encoding="utf-8"))
        steps.take(address, noted[address])
    name, meant = steps.sheet.write(keep), guess(built)  # when every page has said what it uses
    for file in page_files(built):
        if file in texts:
            write(built, file, texts[file].encode().replace(UNNAMED, name))
        elif name != meant:
            write(built, file, file.read_bytes().replace(meant, name))
    steps.single.write(keep)
    steps.saved.write()  # takes hashes: what it lists changes no more
    hosting.publish(built)  # the sums of all that is there: nothing is written after it
    return Styled(name.decode(), frozenset(steps.sheet.known))


def finish_page(built: Path, words: Words, styled: Styled, address: str, html: str) -> bytes:
    """A page of a finished site made anew: as `finish` would leave it. A sheet that it needs is there afterwards."""
    steps = Steps.of(built, words)
    noted, text = steps.page(address, html)
    steps.take(address, noted)
    if steps.sheet.known <= styled.known:
        return text.encode().replace(UNNAMED, styled.sheet.encode())
    steps.sheet.known.update(styled.known)
    return text.encode().replace(UNNAMED, steps.sheet.write())
