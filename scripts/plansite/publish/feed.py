"""The publications as an Atom feed (RFC 4287), one a language."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from plansite.addresses import HOME, page_url
from plansite.model import SOURCE_LANG, Lang
from plansite.past.compare import Change
from plansite.past.editions import Edition
from plansite.publish.identity import Identity
from plansite.weaving.history import PAGE as _HISTORY
from plansite.weaving.history import unchanged

FILE: Final = "thay-doi.xml"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_START: Final = "1970-01-01"
"""What a feed without a publication was last updated on, where the plan bears no date either."""


def write_feeds(editions: Iterable[Edition], who: Identity, built: Path) -> None:
    """Write each language's feed at its root; addresses in it are whole where the site knows its own,
    else relative to the feed's."""
    marked = tuple(edition for edition in editions if edition.tag)
    for lang in who.links.plan.langs:
        file = built / page_url(lang, HOME) / FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(feed(marked, who, lang))


def feed(editions: tuple[Edition, ...], who: Identity, lang: Lang) -> bytes:
    """A feed of tagged editions, the newest first; the same bytes for the same editions."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": lang})
    name = who.name(lang)
    written = who.document.date if who.document else None
    _add(root, "id", who.urn(lang, FILE))
    _add(root, "title", who.words.say(lang, "history.feed", name=name))
    _add(root, "updated", _moment(editions[0].date if editions else written or _START))
    _add(SubElement(root, "author"), "name", name)
    base = f"{who.address}{page_url(lang, HOME)}" if who.address else ""
    SubElement(root, "link", {"rel": "self", "href": f"{base}{FILE}"})
    for edition in editions:
        entry = SubElement(root, "entry")
        _add(entry, "id", who.urn(lang, FILE, edition.tag))
        _add(entry, "title", edition.reason or edition.tag)
        _add(entry, "updated", _moment(edition.date))
        told = (SOURCE_LANG, _HISTORY) in who.links.plan.pages
        place = (
            page_url(lang, _HISTORY, edition.tag).removeprefix(page_url(lang, HOME)) if told else "./"[2 * bool(base) :]
        )
        SubElement(entry, "link", {"href": f"{base}{place}"})
        said = "; ".join(_said(who, lang, change) for change in edition.changes.items)
        _add(entry, "summary", said or who.words.say(lang, unchanged(edition, editions)))
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _said(who: Identity, lang: Lang, change: Change) -> str:
    name = f"{change.key}. {change.name}" if change.kind == "task" else change.name
    return f"{name}: {', '.join(who.words.say(lang, f'how.{how}') for how in change.how)}"


def _add(parent: Element, name: str, text: str) -> None:
    # XML holds no control character, whatever an old page did.
    SubElement(parent, name).text = "".join(char if char.isprintable() else " " for char in text)


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"
