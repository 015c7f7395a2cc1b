"""Markdown tables."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_LINK: Final = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)")
_MARKUP: Final = re.compile(r"[\\`*_{}\[\]|<>&\"]")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str) -> str:
    """A table of cells that are Markdown already, their bars escaped; `kind` names it to stylesheets.

    Each cell but a row's first carries its column's heading: on a phone, where each row is a card, it is shown.
    """
    labels = ["", *map(_plain, heads[1:])]
    labelled = ([_cell(cell, label) for cell, label in zip(row, labels, strict=True)] for row in rows)
    lines = [heads, ["---"] * len(heads), *labelled]
    body = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f'<div class="table table--{kind}" markdown="1">\n\n{body}\n\n</div>'


def _cell(text: str, label: str) -> str:
    line = text.replace("\n", " ")
    return f'{line} {{: data-label="{label}" }}' if line and label else line


def _plain(heading: str) -> str:
    """A heading without what Markdown or HTML would read something into."""
    return _MARKUP.sub("", _LINK.sub(r"\1", heading))
