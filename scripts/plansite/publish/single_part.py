"""A page of the site as a part of the single file: its ids, links, terms and pictures made fit for it."""

import mimetypes
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from plansite.reading.grammar import TASK_HEADING

HOME: Final = "trang-chu"
"""The id of the home page's part."""
_DEAD: Final = (
    "script, style, form, .actions, .contents, .chips, .files, .used, .leave, .cite-as, .in-words, "
    ".entries p, .on-paper"
)
_DEAD_AT_HOME: Final = f"{_DEAD}, .part--danh-sach-co-quan"
"""The table of contents names the agencies."""
_DEAD_ELSEWHERE: Final = (
    f"{_DEAD}, .prevails, .standing, .call, .help p + p, .whom, .whom + .picture, "
    ".picture:is(.picture--resting, .picture--timeline)"
)
"""Said on the home page and, of help, on its own; drawn once for all agencies; drawn from the words below."""
_REFERENCES: Final = ("aria-labelledby", "aria-describedby", "for", "headers")


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the site as a part of the file."""

    path: str
    """Its address under its language's root; empty for the home page."""
    address: str
    """Its address on the site, from `/`."""
    article: LexborNode

    @property
    def name(self) -> str:
        """The id of the part, and what the ids in it start with."""
        return self.path.strip("/").replace("/", "-") or HOME

    @property
    def title(self) -> str:
        """The page's title."""
        heading = self.article.css_first("h1")
        return " ".join(heading.text().split()) if heading else self.name

    @property
    def called(self) -> str:
        """Its title without what it is about, for the table of contents."""
        about = self.article.css_first("h1 .subject")
        return self.title.removesuffix(" ".join(about.text().split())).strip() if about else self.title

    def new_id(self, node: LexborNode) -> str:
        """An id that is unique in the file. A task keeps its own: it is cited by it."""
        own = node.attributes["id"] or ""
        return own if "data-task" in node.attributes else f"{self.name}--{own}"


def settle(part: Part, places: Mapping[tuple[str, str], str], origin: str, built: Path) -> None:
    """Make a part fit for the file: its links, ids, terms and pictures."""
    for node in part.article.css(_DEAD_AT_HOME if part.name == HOME else _DEAD_ELSEWHERE):
        node.decompose()
    for term in part.article.css(".term"):
        _unfold(term)
    for link in part.article.css("a[href]"):
        _lead(link, part, places, origin)
    for image in part.article.css("img[src]"):
        image.attrs["src"] = _picture(built, urljoin(part.address, image.attributes["src"] or ""))
    for node in part.article.css("*"):
        for name in _REFERENCES:
            if value := node.attributes.get(name):
                new = (places.get((part.address, each), each) for each in value.split())
                node.attrs[name] = " ".join(new)
    for node in part.article.css("[id]"):
        node.attrs["id"] = part.new_id(node)


def _unfold(term: LexborNode) -> None:
    """A term explained on the spot becomes a link to the glossary, which is in the file."""
    shown, link = term.css_first("[role=term]"), term.css_first(".definition a")
    if shown is None or link is None:
        return
    _fill(link, *list(shown.iter(include_text=True)))
    link.attrs["class"] = "term"
    term.replace_with(link)


def _lead(link: LexborNode, part: Part, places: Mapping[tuple[str, str], str], origin: str) -> None:
    """Let a link lead to its place in the file, else to the site; without a known site only its words stay.

    A link that is a place itself, for a duty not yet translated, stays one.
    """
    target = urlsplit(urljoin(part.address, link.attributes["href"] or ""))
    if target.scheme or target.netloc:
        return
    place = places.get((target.path, unquote(target.fragment))) or places.get((target.path, ""))
    around = link.parent
    if place:
        link.attrs["href"] = f"#{place}"
        _shorten(link)
    elif origin:
        link.attrs["href"] = urljoin(origin, target._replace(path=target.path.lstrip("/")).geturl())
    elif "id" in link.attributes:
        del link.attrs["href"]
    elif around and around.tag in ("p", "li") and around.text(strip=True) == link.text(strip=True):
        around.decompose()
    else:
        link.unwrap()


def _shorten(link: LexborNode) -> None:
    """Let a task be named by its id, but where people choose by titles: the title stands over the task itself."""
    named = TASK_HEADING.fullmatch(link.text())
    listed = link.parent.parent if link.parent else None
    if named and not (listed and "entries" in (listed.attributes.get("class") or "")):
        _fill(link, named[1])


def _fill(node: LexborNode, *inside: str | LexborNode) -> None:
    for child in list(node.iter(include_text=True)):
        child.remove()
    for part in inside:
        node.insert_child(part)


def _picture(built: Path, address: str) -> str:
    """A picture of the site as a `data:` address."""
    file = built / unquote(address).lstrip("/")
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(file.read_bytes()).decode()}"
