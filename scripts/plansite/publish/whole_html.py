"""Woven blocks of HTML led past Markdown: they are finished, and reading them again takes most of a page's time."""

import re
from typing import Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)[ >]")
_ID: Final = re.compile(r'\sid="([^"]+)"')
_AFTER_CODE: Final = 22
"""Behind fenced code (25), before raw HTML is looked for (21.5 and less)."""


class WholeHtml(Extension):
    """Puts blocks of HTML that are whole where Markdown puts all that it leaves as it is. For one page after another.

    `ids` are those that stand in the blocks of the last page.
    """

    ids: frozenset[str] = frozenset()

    def extendMarkdown(self, md: Markdown) -> None:
        """Begin a page."""
        self.ids = frozenset()
        md.preprocessors.register(_Stash(md, self), "whole_html", _AFTER_CODE)


class _Stash(Preprocessor):
    def __init__(self, md: Markdown, extension: WholeHtml) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        chunks = re.split(r"(\n{2,})", "\n".join(lines))
        for number, chunk in enumerate(chunks):
            if self._is_whole(chunk):
                self.extension.ids |= frozenset(_ID.findall(chunk))
                chunks[number] = self.md.htmlStash.store(f"{chunk}\n")  # As Markdown itself keeps it.
        return "".join(chunks).split("\n")

    def _is_whole(self, chunk: str) -> bool:
        found = _TAG.match(chunk)
        if found is None or "markdown=" in chunk or not self.md.is_block_level(found[1]):
            return False
        opened = chunk.count(f"<{found[1]}>") + chunk.count(f"<{found[1]} ")
        return chunk.endswith(f"</{found[1]}>") and opened == chunk.count(f"</{found[1]}>")
