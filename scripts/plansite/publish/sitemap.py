"""The sitemap: every page by its whole address, with the same page in the other languages (sitemaps.org, Google)."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin
from xml.sax.saxutils import escape, quoteattr

from plansite.addresses import page_url
from plansite.model import SOURCE_LANG, Lang, Plan

NAME = "sitemap.xml"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write(plan: Plan, built: Path, address: str) -> None:
    """Put the sitemap in place of the generator's, and say where it is; a site without an `address` has none."""
    for made in (built / NAME, built / f"{NAME}.gz"):
        made.unlink(missing_ok=True)
    named = f"Sitemap: {urljoin(address, NAME)}\n" if address else ""
    (built / "robots.txt").write_text(f"User-agent: *\nDisallow:\n{named}", encoding="utf-8", newline="\n")
    if address:
        (built / NAME).write_text(sitemap(plan, address), encoding="utf-8", newline="\n")


def sitemap(plan: Plan, address: str) -> str:
    """The sitemap's text. It names no date: a page's last change is not known from its files."""
    return _HEAD + "".join(_entry(plan, lang, path, address) for lang, path in sorted(plan.pages)) + "</urlset>\n"


def _entry(plan: Plan, lang: Lang, path: str, address: str) -> str:
    others = [other for other in plan.langs if (other, path) in plan.pages]
    twins = "".join(_twins(others, path, address)) if len(others) > 1 else ""
    return f"<url><loc>{escape(_whole(lang, path, address))}</loc>{twins}</url>\n"


def _twins(langs: list[Lang], path: str, address: str) -> Iterator[str]:
    names = [(lang, lang) for lang in langs] + [("x-default", SOURCE_LANG)] * (SOURCE_LANG in langs)
    for name, lang in names:
        yield f'<xhtml:link rel="alternate" hreflang="{name}" href={quoteattr(_whole(lang, path, address))}/>'


def _whole(lang: Lang, path: str, address: str) -> str:
    return urljoin(address, quote(page_url(lang, path)))
