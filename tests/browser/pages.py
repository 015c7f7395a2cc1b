"""The pages of a built site."""

from collections.abc import Iterable
from pathlib import Path


def addresses(built: Path) -> list[str]:
    """Every page of the built site, those for wrong addresses too."""
    pages = [file.parent.relative_to(built).as_posix() for file in sorted(built.rglob("index.html"))]
    missing = [file.relative_to(built).as_posix() for file in sorted(built.rglob("404.html"))]
    return ["" if page == "." else f"{page}/" for page in pages] + missing


def share(pages: Iterable[str], number: int, of: int) -> list[str]:
    """Every page, but of the rules' pages, which are all of one form, one share of several."""
    each = list(pages)
    rules = [page for page in each if "/quy-tac/" in page]
    return [page for page in each if page not in rules or page in rules[number::of]]
