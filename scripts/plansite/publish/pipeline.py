"""The built pages made ready to serve: each is parsed once, goes through every step, and is written once."""

import json
import os
import signal
from functools import partial
from pathlib import Path

from plansite.language.words import Words
from plansite.publish import csp, hosting, outside
from plansite.publish.built_page import address_of, page_files, read_page
from plansite.publish.child import fork
from plansite.publish.kept import Keep, digest_of_files, make
from plansite.publish.offline import SavedCopy
from plansite.publish.scripts import Modules
from plansite.publish.single_file import SingleFile
from plansite.publish.styles import UNNAMED, Sheet


def finish(built: Path, words: Words, date: str, keep: Keep = make) -> None:
    """Make a folder of built pages the site; a second time changes nothing.

    `date` is that of the text, ISO 8601; empty where it is not known. What a page becomes is asked of `keep`. Raises
    OSError where a page names a file that is not there, ValueError for a page that cannot be served as it should.
    """
    modules, sheet = Modules(built), Sheet(built)
    single, saved = SingleFile(built, words, date), SavedCopy(built, words)
    scripts = digest_of_files([built / "assets"], "*.js")

    def page(file: Path) -> bytes:
        made = partial(_finished, built, file, modules, sheet, single, saved)
        return keep(made, address_of(built, file), scripts, file.read_text(encoding="utf-8"))

    files = page_files(built)
    # Beside this process, from the last page on, until they meet.
    helper = fork(lambda: [page(file) for file in reversed(files)]) if keep is not make else None
    try:
        for file in files:
            named, styled, led, held = json.loads(page(file).partition(b"\n")[0])
            modules.write(named)
            sheet.take(*styled)
            single.take(address_of(built, file), *led)
            saved.held.update(held)
    finally:
        if helper:
            os.kill(helper, signal.SIGKILL)
            os.waitpid(helper, 0)
    name = sheet.write(keep)  # when every page has said what it uses
    for file in files:
        file.write_bytes(page(file).partition(b"\n")[2].replace(UNNAMED, name))
    single.write()
    saved.write()  # takes hashes: what it lists changes no more
    hosting.publish(built)  # the sums of all that is there: nothing is written after it


def _finished(built: Path, file: Path, modules: Modules, sheet: Sheet, single: SingleFile, saved: SavedCopy) -> bytes:
    """What the steps noted of a page, on a line, and the page after every step."""
    page = read_page(built, file)
    outside.named(page)  # before the sheet, which keeps the classes that pages know
    scripts = modules.name(page)  # before the policy, for it changes inline scripts
    sheets = sheet.name(page)
    csp.secure(page)  # after all that changes a script
    # These two look at pages as they are served.
    noted = (scripts, sheets, single.note(page), saved.note(page))
    return b"\n".join((json.dumps(noted).encode(), (page.tree.html or "").encode()))
