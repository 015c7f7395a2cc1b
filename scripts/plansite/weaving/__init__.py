"""The woven pages: what editors wrote, with anchors, facts in the page's language, links and lists.

In: `Links`, the interface's words, a page's language and path. Out: its Markdown.
May import `check`, `past` and what they may.
"""

from plansite.weaving.lists import MARKERS
from plansite.weaving.view import View
from plansite.weaving.weave import weave

__all__ = ["MARKERS", "View", "weave"]
