"""A Content-Security-Policy for each built page, from what the page itself holds.

No host but the site's own, no inline code but what the theme wrote at build time, by hash.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from plansite.publish.built_page import BuiltPage

_NAME: Final = "Content-Security-Policy"
_INLINE: Final = "script:not([src], [type^='application/'])"

HEADER: Final = "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
"""What a server says beside the pages' own policies: what a meta tag cannot say, and what holds for every file.

Hashes stay in the pages. Two policies must both allow, so a union of hashes here would permit nothing more, and
a server that still had the last build's would stop the scripts of this one.
"""


def secure(page: BuiltPage) -> None:
    """Give a page its policy, in place of one that it has, as the first thing after its character set."""
    for former in page.tree.css(f"meta[http-equiv={_NAME}]"):
        former.decompose()
    meta = page.tree.create_node("meta")
    meta.attrs["http-equiv"] = _NAME
    meta.attrs["content"] = policy(node.inner_html or "" for node in page.tree.css(_INLINE))
    for charset in page.tree.css("meta[charset]"):
        charset.insert_after(meta)


def policy(scripts: Iterable[str]) -> str:
    """The policy that lets these inline scripts run, and nothing else of that kind."""
    sources = " ".join(["'self'", *dict.fromkeys(map(source, scripts))])
    rules = (
        "default-src 'none'",
        f"script-src {sources}",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    )
    return "; ".join(rules)


def source(text: str) -> str:
    """The source expression of an inline script or style (CSP Level 3, section 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
