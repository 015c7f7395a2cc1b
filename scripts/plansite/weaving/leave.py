"""A way to leave at once a page on which somebody in danger may be found: docs-dev/decisions/leave-this-page.md."""

from typing import Final
from urllib.parse import urlsplit

from plansite.addresses import HOME
from plansite.weaving.markup import link
from plansite.weaving.view import View

AWAY: Final = "https://vi.wikipedia.org/"
"""A page that anybody may have open, and that shows nothing of who opens it."""


def leave(view: View) -> str:
    """On the help page, and where a page brings the help box: a link away, which needs no script."""
    helping = {entity.path for entity in view.plan.help.values()}
    if not helping or view.path == HOME or not (view.path in helping or view.holds(view.path, "can-giup")):
        return ""
    place = f'<span class="visually-hidden"> ({urlsplit(AWAY).hostname})</span>'
    shown = link(AWAY, view.say("leave.this") + place, ' rel="noreferrer nofollow"')
    return f'<p class="leave">{shown} <span class="keys">{view.say("leave.keys")}</span></p>'
