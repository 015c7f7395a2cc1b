"""The stylesheets of the built pages as one file without dead rules: the only thing that a first view waits for.

The theme styles far more than these pages hold, and its own script, which would add more, is left out.
The project's own sheets are kept whole.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import tinycss2
from selectolax.lexbor import LexborHTMLParser

_LINK: Final = re.compile(r'<link rel="stylesheet" href="([^"]*?)(assets/[^"]+\.css)">\s*')
_THEME: Final = "assets/stylesheets/"
_FOLDER: Final = "assets"
_CLASS: Final = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
_NOT: Final = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
_ANY: Final = re.compile(r":(?:is|where)\(")
_ATTRIBUTE: Final = re.compile(r"\[[^\]]*\]")
_COLOUR: Final = re.compile(r"\[data-md-color-(\w+)=\"?([\w-]+)\"?\]")
_LISTED: Final = re.compile(r",(?![^(\[]*[)\]])")
_PROPERTY: Final = re.compile(r"(?<=[{;\n ])(--[\w-]+)\s*:(?:\"[^\"]*\"|url\(\"[^\"]*\"\)|[^;{}\"])*;?")
_USED: Final = re.compile(r"var\(\s*(--[\w-]+)")


def bundle(built: Path) -> None:
    """Put one stylesheet, named after its contents, in place of each page's several, in their order.

    No sheet may name a file by a relative address. Raises OSError where a page names one that is not there.
    """
    files = sorted(built.rglob("*.html"))
    known = frozenset(name for file in files for name in _names(file.read_text(encoding="utf-8")))
    known |= {word for file in (built / _FOLDER).rglob("*.js") for word in re.findall(r"[\w-]+", file.read_text())}
    written: dict[tuple[str, ...], str] = {}
    for file in files:
        html = file.read_text(encoding="utf-8")
        links = list(_LINK.finditer(html))
        if links:
            sheets = tuple(link.group(2) for link in links)
            name = written.get(sheets) or written.setdefault(sheets, _write(built, sheets, known))
            between = _LINK.sub("", html[links[0].start() : links[-1].end()])
            one = f'<link rel="stylesheet" href="{links[0].group(1)}{name}">'
            text = html[: links[0].start()] + one + between + html[links[-1].end() :]
            file.write_text(text, encoding="utf-8", newline="")


def without_dead_rules(css: str, known: frozenset[str]) -> str:
    """A sheet without the rules none of whose selectors can match, by the class names and colours that pages know."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_alive(rules, known))


def without_dead_properties(css: str) -> str:
    """A sheet without the custom properties that nothing in it uses."""
    used = frozenset(_USED.findall(css))
    return _PROPERTY.sub(lambda found: found.group() if found.group(1) in used else "", css)


def _write(built: Path, sheets: Iterable[str], known: frozenset[str]) -> str:
    """Write these sheets as one; returns its address from the site's root."""
    texts = ((sheet, (built / sheet).read_text(encoding="utf-8")) for sheet in sheets)
    parts = (without_dead_rules(text, known) if sheet.startswith(_THEME) else text for sheet, text in texts)
    text = without_dead_properties("\n".join(parts))
    name = f"{_FOLDER}/style.{sha256(text.encode()).hexdigest()[:10]}.min.css"
    (built / name).write_text(text, encoding="utf-8", newline="")
    return name


def _names(html: str) -> Iterator[str]:
    """A page's class names, and its colour attributes as `name=value`."""
    for node in LexborHTMLParser(html).css("[class], [data-md-color-scheme]"):
        for name, value in node.attributes.items():
            if name == "class":
                yield from (value or "").split()
            elif name.startswith("data-md-color-"):
                yield f"{name.removeprefix('data-md-color-')}={value}"


def _alive(rules: Iterable[Any], known: frozenset[str]) -> Iterator[str]:
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


def _may_match(selector: str, known: frozenset[str]) -> bool:
    """Whether pages know every class and colour that a selector asks for; alternatives inside it are not weighed."""
    asked = _NOT.sub("", selector)
    if _ANY.search(asked):
        return True
    colours = all(f"{name}={value}" in known for name, value in _COLOUR.findall(asked))
    return colours and all(name.replace("\\", "") in known for name in _CLASS.findall(_ATTRIBUTE.sub("", asked)))
