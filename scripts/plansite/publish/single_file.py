"""The whole plan of one language in one file, to pass on by USB stick or chat: no script, nothing to load."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from html import escape, unescape
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborNode

from plansite.addresses import INDEX, page_url
from plansite.language.words import Words
from plansite.model import SOURCE_LANG, Lang
from plansite.publish.built_page import BuiltPage, read_page
from plansite.publish.csp import source
from plansite.publish.kept import Keep, make
from plansite.publish.single_part import HOME, Part, settle
from plansite.publish.swap import write
from plansite.reading.facts import format_date

CONTENTS: Final = "muc-luc"
LEFT_OUT: Final = frozenset(
    f"tra-cuu/{page}"
    for page in (
        "",
        "song-ngu/",
        "ban-dich/",
        "lich-su/",
        "tat-ca-nhiem-vu/",
        "theo-van-ban/",
        "tu-thuong-dung/",
        "ma-tran/",
    )
) | {"tim-kiem/", "du-lieu/", "tiep-can/"}
"""What is of use on the site alone: search, the other language beside this one, the state of the translation, files to
load; and what only shows again, in another order, what the file has."""
_PICTURE: Final = re.compile(r'<img\b[^>]*?\ssrc="([^"]*)"')
_FIRST_PART: Final = re.compile(r'<div class="part|<h2')
_HEADING: Final = re.compile(r"(</?h)([1-5])(?=[\s>])")
_TOKENS: Final = re.compile(r'\[data-md-color-scheme="(default|slate)"\]\s*\{([^}]*)\}')


@dataclass(slots=True)
class SingleFile:
    """The file of each language of a built site. `date` is that of the text, ISO 8601; empty where it is not known."""

    built: Path
    words: Words
    date: str
    origin: str = ""
    """The site's public address, as its home page gives it; empty where it was built without one."""
    following: dict[str, str] = field(default_factory=dict)
    """A page's address, from `/`, to that of the page that it leads on to."""
    names: dict[str, str] = field(default_factory=dict)
    """A page's address to the name under which it offers its language's file."""

    def note(self, page: BuiltPage) -> tuple[str, str, str]:
        """Where a page leads on to, under which name it offers the file, and its own public address."""
        marks = ("link[rel=next]", ".keep a[download]", "link[rel=canonical]")
        following, offered, own = ((node and node.attributes["href"]) or "" for node in map(page.tree.css_first, marks))
        return page.target(following) if following else "", unquote(offered).rpartition("/")[2], own

    def take(self, address: str, following: str, name: str, own: str) -> None:
        """Know what `note` said of a page."""
        self.following[f"/{address}"] = following
        if name:
            self.names[f"/{address}"] = name
        if not address:
            self.origin = own

    def write(self, keep: Keep = make) -> None:
        """Write the file of each language whose home page offers it; what it becomes is asked of `keep`.

        Raises ValueError as `document` does.
        """
        for lang in self.words.langs:
            root = page_url(lang, "index.md")
            if f"/{root}" in self.names:
                file = self.built / root / self.names[f"/{root}"]
                made = partial(self._encoded, lang)
                write(self.built, file, keep(made, "single", lang, self.date, self.origin, *self._seen(root)))

    def _encoded(self, lang: Lang) -> bytes:
        return self.document(lang).encode()

    def document(self, lang: Lang) -> str:
        """A language's file. Raises ValueError where the site's style has no colours to take over."""
        words = self.words
        parts = tuple(self._parts(page_url(lang, "index.md")))
        places = {(part.address, ""): part.name for part in parts}
        for part in parts:
            places |= {
                (part.address, each.attributes["id"] or ""): part.new_id(each) for each in part.article.css("[id]")
            }
        for part in parts:
            settle(part, places, self.origin, self.built)
        home, *rest = parts
        opening, others = _split(home.article)
        style = _style(*self._look())
        policy = f"default-src 'none'; style-src {source(style)}; img-src data:"
        when = _when(words, lang, self.date)
        body = "\n".join(_section(part, words.say(lang, "single.contents")) for part in rest)
        return f"""<!doctype html>
<html lang="{lang}" data-page="{escape(home.title)}" data-day="{escape(" · ".join(filter(None, (when, self.origin))))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(home.title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#{CONTENTS}">{words.say(lang, "single.contents")}</a>
<main>
<section id="{HOME}">
{opening}
{_notice(words, lang, when, self.origin)}
{_contents(rest, words.say(lang, "single.contents"))}
{others}
</section>
{body}
</main>
</body>
</html>
"""

    def _parts(self, root: str) -> Iterator[Part]:
        for address, file in self._files(root):
            if article := read_page(self.built, file).tree.css_first("main article"):
                yield Part(address[1:].removeprefix(root), address, article)

    def _files(self, root: str) -> Iterator[tuple[str, Path]]:
        """The pages in the order in which the site leads from one to the next: addresses and files."""
        address = f"/{root}"
        while address in self.following:
            if address[1:].removeprefix(root) not in LEFT_OUT:
                yield address, self.built / address[1:] / INDEX
            address = self.following[address]

    def _seen(self, root: str) -> Iterator[str]:
        """What a language's file is made from: pages, their pictures, and the style."""
        for address, file in self._files(root):
            text = file.read_text(encoding="utf-8")
            shown = (
                self.built / unquote(urljoin(address, unescape(each))).lstrip("/") for each in _PICTURE.findall(text)
            )
            yield from (address, text, *(sha256(each.read_bytes()).hexdigest() for each in shown if each.is_file()))
        yield from self._look()

    def _look(self) -> tuple[str, ...]:
        """The colours of the site's style, and the look of its pictures."""
        look = self.built / "assets" / "look"
        return tuple((look / name).read_text(encoding="utf-8") for name in ("roles.css", "pictures.css"))


def _split(article: LexborNode) -> tuple[str, str]:
    """The home page up to its first section, and the rest."""
    html = (article.inner_html or "").strip()
    first = _FIRST_PART.search(html)
    return (html[: first.start()], html[first.start() :]) if first else (html, "")


def _section(part: Part, contents: str) -> str:
    """A part with its headings a level lower, below the file's title."""
    html = _HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", (part.article.inner_html or "").strip())
    return f'<section id="{part.name}">\n{html}\n<p class="back"><a href="#{CONTENTS}">↑ {contents}</a></p>\n</section>'


def _contents(parts: list[Part], title: str) -> str:
    """The table of contents: pages below the page of their folder."""
    lines = [f'<nav id="{CONTENTS}" aria-labelledby="{CONTENTS}--h">', f'<h2 id="{CONTENTS}--h">{title}</h2>', "<ul>"]
    for part in (part for part in parts if _parent(part, parts) is None):
        below = [_entry(child) + "</li>" for child in parts if _parent(child, parts) is part]
        lines += [_entry(part), *(["<ul>", *below, "</ul>"] if below else []), "</li>"]
    return "\n".join([*lines, "</ul>", "</nav>"])


def _parent(part: Part, parts: list[Part]) -> Part | None:
    folder = part.path.rstrip("/").rpartition("/")[0]
    return next((each for each in parts if folder and each.path == f"{folder}/"), None)


def _entry(part: Part) -> str:
    return f'<li><a href="#{part.name}">{escape(part.called)}</a>'


def _when(words: Words, lang: Lang, date: str) -> str:
    """Of when this copy is."""
    months = None if lang == SOURCE_LANG else tuple(words.say(lang, "months").split(" "))
    return words.say(lang, "single.date", date=format_date(date, months)) if date else words.say(lang, "single.undated")


def _notice(words: Words, lang: Lang, when: str, origin: str) -> str:
    """What this copy is, of when, and where a newer one may be."""
    address = f'<a href="{escape(origin)}">{escape(origin)}</a>' if origin else words.say(lang, "single.site")
    newer = words.say(lang, "single.newer", address=address)
    return f'<p class="edition">{words.say(lang, "single.what")} {when} {newer}</p>'


def _style(roles: str, pictures: str) -> str:
    """The file's own style, with the colours of the site's and the look of its pictures."""
    tokens = dict(_TOKENS.findall(roles))
    if tokens.keys() != {"default", "slate"}:
        raise ValueError("roles.css sets no colours for light and dark")
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{{tokens['slate']}}} }}"
    own = files("plansite.publish").joinpath("single.css").read_text(encoding="utf-8")
    return f"\n:root {{{tokens['default']}}}\n{dark}\n{pictures.replace('.md-typeset ', '')}\n{own}"
