"""A built page, parsed once for all that is done to it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from plansite.addresses import INDEX


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page and where it is served, from the site's root: `co-quan/`, `404.html`."""

    address: str
    tree: LexborHTMLParser

    def target(self, address: str) -> str:
        """Where an address on this page leads: a path from `/`, or a whole address where it leads out."""
        return urljoin(f"/{self.address}", address)


def read_page(built: Path, file: Path) -> BuiltPage:
    """The page in a file of a built site."""
    return BuiltPage(address_of(built, file), LexborHTMLParser(file.read_text(encoding="utf-8")))


def address_of(built: Path, file: Path) -> str:
    """Where a file of a built site is served."""
    path = file.relative_to(built).as_posix()
    return path.removesuffix(INDEX) if file.name == INDEX else path


def page_files(built: Path) -> list[Path]:
    """The files of a built site's pages, the one for what is missing first."""
    return [file for file in (built / "404.html", *sorted(built.rglob(INDEX))) if file.is_file()]
