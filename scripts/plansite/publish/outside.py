"""Links that lead out of the site: over a safe line, and with the name of the place they lead to."""

from typing import Final
from urllib.parse import urlsplit

from plansite.publish.built_page import BuiltPage

_LINKS: Final = "main article a[href^='http:'], main article a[href^='https:']"
_OWN: Final = ".languages, .states"
"""Where links lead to the page's own file in the repository, as their words say."""


def named(page: BuiltPage) -> None:
    """Say behind each link that leads out where it leads, unless its words do; a second time changes nothing."""
    own = {node.mem_id for around in page.tree.css(_OWN) for node in around.css("a")}
    for link in page.tree.css(_LINKS):
        address = (link.attributes["href"] or "").replace("http:", "https:", 1)
        link.attrs["href"] = address
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        after = link.next
        told = after is not None and (after.attributes or {}).get("class") == "leads-to"
        if link.mem_id in own or told or not host or host in link.text():
            continue
        place = page.tree.create_node("span")
        place.attrs["class"] = "leads-to"
        place.insert_child(f" ({host})")
        link.insert_after(place)
