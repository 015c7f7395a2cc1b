"""What a published page's Markdown becomes, and what of it only an attack would hold."""

import re
from html.parser import HTMLParser
from typing import Final

from markdown import Markdown

_TAGS: Final = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li a em strong code pre blockquote table thead tbody tr th td div span article details "
    "summary br hr img cite del ins".split()
)


class _Scan(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: re.sub(r"[\x00-\x20]", "", value or "") for name, value in attrs}
        if tag not in _TAGS or any(name.startswith("on") or name == "style" for name in values):
            self.found.append(self.get_starttag_text() or tag)
        if not safe(values.get("href", "")) or ":" in values.get("src", "") or values.get("src", "").startswith("//"):
            self.found.append(self.get_starttag_text() or tag)

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)


def safe(address: str) -> bool:
    """Whether a link's address leads to a page or an outside address, after a browser took out its spaces."""
    scheme = re.match(r"[^/?#]*?:", address)
    if scheme is None or re.fullmatch(r"tel:\+?[\d-]+", address):
        return not address.startswith("//")
    return scheme.group().lower() in ("http:", "https:", "mailto:")


def attack(text: str) -> list[str]:
    """The tags of a rendered text that the site itself never writes."""
    names = [
        "toc",
        "tables",
        "fenced_code",
        "attr_list",
        "md_in_html",
        "sane_lists",
        "pymdownx.tilde",
        "pymdownx.quotes",
    ]
    made = Markdown(extensions=names, extension_configs={"pymdownx.quotes": {"callouts": True}}).convert(text)
    scan = _Scan()
    scan.feed(made)
    return scan.found
