"""The woven pages: what editors wrote, with anchors, facts in the page's language, links and lists."""

from plansite.emit.lists import MARKERS
from plansite.emit.view import View
from plansite.emit.weave import weave

__all__ = ["MARKERS", "View", "weave"]
