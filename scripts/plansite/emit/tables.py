"""Markdown tables."""

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already, their bars escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    body = "\n".join("| " + " | ".join(cell.replace("\n", " ") for cell in line) + " |" for line in lines)
    return f'<div class="table" markdown="1">\n\n{body}\n\n</div>'
