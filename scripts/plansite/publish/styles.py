"""The stylesheets of the built pages as one file without dead rules: the only thing that a first view waits for.

The theme styles far more than these pages hold, and its own script, which would add more, is left out.
The project's own sheets are kept whole, but for their comments.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import tinycss2
from selectolax.lexbor import LexborHTMLParser

from plansite.publish.built_page import BuiltPage
from plansite.publish.kept import Keep, make

_LINKS: Final = "link[rel=stylesheet][href]"
_SHEET: Final = re.compile(r"(.*?)(assets/(?!style\.).+\.css)")
_NO_HASH: Final = "0" * 10
_UNNAMED: Final = f"assets/style.{_NO_HASH}.min.css"
UNNAMED: Final = _UNNAMED.encode()
"""Stands in the pages until all of them are known, and with them the sheet."""
_THEME: Final = "assets/stylesheets/"
_THEME_SCRIPTS: Final = "javascripts"
_FOLDER: Final = "assets"
_CLASS: Final = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
_NOT: Final = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
_ANY: Final = re.compile(r":(?:is|where)\(")
_ATTRIBUTE: Final = re.compile(r"\[[^\]]*\]")
_COLOUR: Final = re.compile(r"\[(?:data-md-color-)?(scheme|primary|accent|dir)=\"?([\w-]+)\"?\]")
_COMMENT: Final = re.compile(r"\s*/\*.*?\*/\s*", re.DOTALL)
_LISTED: Final = re.compile(r",(?![^(\[]*[)\]])")
_PROPERTY: Final = re.compile(r"(?<=[{;\n ])(--[\w-]+)\s*:(?:\"[^\"]*\"|url\(\"[^\"]*\"\)|[^;{}\"])*;?")
_USED: Final = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The one stylesheet of a built site: the pages' several, in the order in which they are first named."""

    built: Path
    sheets: dict[str, None] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    """The class names, colours and directions of all pages."""

    def name(self, page: BuiltPage) -> tuple[list[str], list[str]]:
        """Let a page name one sheet, by a name to be known later, in place of its several.

        Returns these, and the class names, colours and direction that the page knows.
        """
        found = [(node, _SHEET.fullmatch(node.attributes["href"] or "")) for node in page.tree.css(_LINKS)]
        named = [(node, sheet) for node, sheet in found if sheet]
        for node, sheet in named:
            node.attrs["href"] = f"{sheet[1]}{_UNNAMED}"
        for node in page.tree.css(f'link[href$="{_UNNAMED}"]')[1:]:
            node.decompose()
        return [sheet[2] for _, sheet in named], sorted(set(_names(page.tree)))

    def take(self, sheets: Iterable[str], known: Iterable[str]) -> None:
        """Know what a page names and knows."""
        self.sheets.update(dict.fromkeys(sheets))
        self.known.update(known)

    def write(self, keep: Keep = make) -> bytes:
        """Write the sheet under a name that carries its hash; returns that name, for the pages.

        What it becomes is asked of `keep`. No sheet may name a file by a relative address. Raises OSError where a page
        names one that is not there.
        """
        if not self.sheets:
            return UNNAMED
        scripts = [file for file in (self.built / _FOLDER).rglob("*.js") if _THEME_SCRIPTS not in file.parts]
        words = (re.findall(r"[\w-]+", file.read_text(encoding="utf-8")) for file in scripts)
        known = self.known.union(*words)
        texts = {sheet: (self.built / sheet).read_text(encoding="utf-8") for sheet in self.sheets}
        text = keep(partial(_alive_in, texts, known), "style", list(texts.items()), sorted(known)).decode()
        name = _UNNAMED.replace(_NO_HASH, sha256(text.encode()).hexdigest()[: len(_NO_HASH)])
        (self.built / name).write_text(text, encoding="utf-8", newline="")
        return name.encode()


def named_last(site: Path) -> bytes:
    """The name of a site's sheet; that of a sheet to be known later, where there is none, or more than one."""
    found = [file.relative_to(site).as_posix() for file in site.glob(_UNNAMED.replace(_NO_HASH, "*"))]
    return found[0].encode() if len(found) == 1 else UNNAMED


def _alive_in(texts: Mapping[str, str], known: Set[str]) -> bytes:
    """The sheets as one."""
    parts = (
        without_dead_rules(text, known) if sheet.startswith(_THEME) else _COMMENT.sub("\n", text).strip()
        for sheet, text in texts.items()
    )
    return without_dead_properties("\n".join(parts)).encode()


def without_dead_rules(css: str, known: Set[str]) -> str:
    """A sheet without the rules none of whose selectors can match, by what pages know."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_alive(rules, known))


def without_dead_properties(css: str) -> str:
    """A sheet without the custom properties that nothing in it uses."""
    used = frozenset(_USED.findall(css))
    return _PROPERTY.sub(lambda found: found.group() if found.group(1) in used else "", css)


def _names(tree: LexborHTMLParser) -> Iterator[str]:
    """A page's class names, and its colours and directions as `name=value`."""
    for node in tree.css("[class], [data-md-color-scheme], [dir]"):
        for name, value in node.attributes.items():
            if name == "class":
                yield from (value or "").split()
            elif name == "dir" or name.startswith("data-md-color-"):
                yield f"{name.removeprefix('data-md-color-')}={value}"


def _alive(rules: Iterable[Any], known: Set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _LISTED.split(tinycss2.serialize(rule.prelude)) if _may_match(each, known)]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            content = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if inner := "".join(_alive(content, known)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _may_match(selector: str, known: Set[str]) -> bool:
    """Whether pages know every class, colour and direction that it asks for; alternatives inside it are not weighed."""
    asked = _NOT.sub("", selector)
    if _ANY.search(asked):
        return True
    colours = all(f"{name}={value}" in known for name, value in _COLOUR.findall(asked))
    return colours and all(name.replace("\\", "") in known for name in _CLASS.findall(_ATTRIBUTE.sub("", asked)))
