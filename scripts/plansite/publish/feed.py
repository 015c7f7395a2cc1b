"""The publications as an Atom feed (RFC 4287), one a language."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from plansite.addresses import page_url
from plansite.language.words import Words
from plansite.model import Lang
from plansite.past.compare import Change
from plansite.past.editions import Edition

FILE: Final = "thay-doi.xml"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_ID: Final = "urn:plansite:22-kh-ubnd"
_START: Final = "2013-03-04"
"""The plan's own date: what a feed without a publication was last updated on."""
_HISTORY: Final = "tra-cuu/lich-su.md"


def write_feeds(editions: Iterable[Edition], words: Words, langs: Iterable[Lang], built: Path) -> None:
    """Write each language's feed at its root; addresses in it are relative to the feed's own."""
    marked = tuple(edition for edition in editions if edition.tag)
    for lang in langs:
        file = built / page_url(lang, "index.md") / FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(feed(marked, words, lang))


def feed(editions: tuple[Edition, ...], words: Words, lang: Lang) -> bytes:
    """A feed of tagged editions, the newest first; the same bytes for the same editions."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": lang})
    _add(root, "id", f"{_ID}:{lang}")
    _add(root, "title", words.say(lang, "history.feed"))
    _add(root, "updated", _moment(editions[0].date if editions else _START))
    _add(SubElement(root, "author"), "name", words.say(lang, "history.author"))
    SubElement(root, "link", {"rel": "self", "href": FILE})
    for edition in editions:
        entry = SubElement(root, "entry")
        _add(entry, "id", f"{_ID}:{lang}:{edition.tag}")
        _add(entry, "title", edition.reason or edition.tag)
        _add(entry, "updated", _moment(edition.date))
        history = page_url(lang, _HISTORY, edition.tag).removeprefix(page_url(lang, "index.md"))
        SubElement(entry, "link", {"href": history})
        said = "; ".join(_said(words, lang, change) for change in edition.changes.items)
        _add(entry, "summary", said or words.say(lang, "history.first"))
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _said(words: Words, lang: Lang, change: Change) -> str:
    name = f"{change.key}. {change.name}" if change.kind == "task" else change.name
    return f"{name}: {', '.join(words.say(lang, f'how.{how}') for how in change.how)}"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"
