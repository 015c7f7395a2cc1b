"""What stood on a page and stands on another now: at its former anchor, the way to it."""

from plansite.addresses import page_url
from plansite.language.escaping import as_html
from plansite.model import SOURCE_LANG
from plansite.weaving.markup import bullets
from plansite.weaving.view import View


def gone(view: View) -> str:
    """The tasks and sections that have left this page, each with its former id; nothing where none has."""
    address = page_url(SOURCE_LANG, view.path)
    moved = [each for each in view.links.former if each.anchor and each.address == address]
    ways = ((e, view.place_link(e.place) if e.place.anchor else view.page_link(e.place.path)) for e in moved)
    links = (f'<span id="{as_html(each.anchor)}">{way}</span>' for each, way in ways)
    return f'<div class="moved"><p>{view.say("moved.sections")}</p>{bullets(links)}</div>' if moved else ""
