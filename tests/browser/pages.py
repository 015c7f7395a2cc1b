"""The pages of a built site."""

from pathlib import Path


def addresses(built: Path) -> list[str]:
    """Every page of the built site, those for wrong addresses too."""
    pages = [file.parent.relative_to(built).as_posix() for file in sorted(built.rglob("index.html"))]
    missing = [file.relative_to(built).as_posix() for file in sorted(built.rglob("404.html"))]
    return ["" if page == "." else f"{page}/" for page in pages] + missing
