"""A Content-Security-Policy for each built page, from what the page itself holds.

No host but the site's own, no inline code but what the theme wrote at build time, by hash. Pagefind
compiles WebAssembly, hence `wasm-unsafe-eval`.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

HEADER: Final = "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
"""What a server says beside the pages' own policies: what a meta tag cannot say, and what holds for every file.

Hashes stay in the pages. Two policies must both allow, so a union of hashes here would permit nothing more, and
a server that still had the last build's would stop the scripts of this one.
"""

_INLINE: Final = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"?application/)[^>]*>(.*?)</script>", re.DOTALL)
_HEAD: Final = re.compile(r'<meta charset="utf-8">')


def secure(built: Path) -> None:
    """Give every page under a built site its policy."""
    for file in sorted(built.rglob("*.html")):
        file.write_text(with_policy(file.read_text(encoding="utf-8")), encoding="utf-8", newline="")


def with_policy(html: str) -> str:
    """The page with its policy as the first thing after its character set."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(html))}">'
    return _HEAD.sub(lambda head: head.group() + meta, html, count=1)


def policy(html: str) -> str:
    """The policy that lets this page's own inline scripts run, and nothing else of that kind."""
    scripts = dict.fromkeys(source(match.group(1)) for match in _INLINE.finditer(html))
    sources = " ".join(["'self'", "'wasm-unsafe-eval'", *scripts])
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
