"""A section's Markdown as text to read: what a result shows and what is looked for in it."""

import html
import re
from collections.abc import Iterable
from typing import Final

from plansite.model import Block, Page

_START: Final = re.compile(r"^\s*(?:>\s?)*\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[![A-Z]+\]\s*)?")
"""What begins a line of a list, a quotation, a note."""
_ITEM: Final = re.compile(r"^\s*(?:>\s?)*\s*(?:[-*+]|\d{1,9}[.)])\s")
_RULED: Final = re.compile(r"^[\s|:\-]+$")
_SIGNS: Final = (
    (re.compile(r"<((?:https?:|mailto:)[^<>\s]+)>"), r"\1"),
    (re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL), ""),
    (re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*\\])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def shown(page: Page, blocks: Iterable[Block]) -> str:
    """The blocks' text, each block and each item of a list on a line of its own."""
    return "\n".join(text for block in blocks if (text := _block(page, block)))


def inline(text: str) -> str:
    """A line of Markdown without its signs."""
    for sign, kept in _SIGNS:
        text = sign.sub(kept, text)
    return " ".join(html.unescape(text).split())


def _block(page: Page, block: Block) -> str:
    parts: list[str] = []
    for line in page.text(block.start, block.end).split("\n"):
        text = _START.sub("", line)
        if block.kind == "table":
            text = "" if _RULED.match(line) else "; ".join(cell for c in line.split("|") if (cell := c.strip())) + "."
        elif _ITEM.match(line) and parts:
            parts.append("\n")
        parts += [" ", text]
    return "\n".join(line for each in "".join(parts).split("\n") if (line := inline(each)))
