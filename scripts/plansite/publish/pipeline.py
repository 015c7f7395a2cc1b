"""The built pages made ready to serve: each is parsed once, goes through every step, and is written once."""

from pathlib import Path

from plansite.language.words import Words
from plansite.publish import csp, hosting, outside
from plansite.publish.built_page import page_files, read_page
from plansite.publish.offline import SavedCopy
from plansite.publish.scripts import Modules
from plansite.publish.single_file import SingleFile
from plansite.publish.styles import Sheet


def finish(built: Path, words: Words, date: str) -> None:
    """Make a folder of built pages the site; a second time changes nothing.

    `date` is that of the text, ISO 8601; empty where it is not known. Raises OSError where a page names a file that
    is not there, ValueError for a page that cannot be served as it should.
    """
    modules, sheet = Modules(built), Sheet(built)
    single, saved = SingleFile(built, words, date), SavedCopy(built, words)
    steps = (
        outside.named,  # before the sheet, which keeps the classes that pages know
        modules.name,  # before the policy, for it changes inline scripts
        sheet.name,
        csp.secure,  # after all that changes a script
        single.note,  # these two look at pages as they are served
        saved.note,
    )
    for file in page_files(built):
        page = read_page(built, file)
        for step in steps:
            step(page)
        file.write_text(page.tree.html or "", encoding="utf-8", newline="")
    sheet.write()  # when every page has said what it uses
    single.write()
    saved.write()  # takes hashes: what it lists changes no more
    hosting.publish(built)  # the sums of all that is there: nothing is written after it
