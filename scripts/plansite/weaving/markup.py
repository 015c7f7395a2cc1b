"""HTML that Markdown passes on as it is: on one line, from parts that are HTML already.

Lists, tables and frames are woven so, their links resolved: only prose is converted.
"""

import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import Final

from plansite.language.escaping import as_html

_TAG: Final = re.compile(r"<[^>]*>")


def link(href: str, shown: str, more: str = "") -> str:
    """A link; `more` is further attributes, with a space before each."""
    return f'<a href="{as_html(href)}"{more}>{shown}</a>'


def bullets(items: Iterable[str], kind: str = "") -> str:
    """A list; nothing where there is nothing to list. `kind` names it to stylesheets."""
    return _list("ul", items, kind)


def numbered(items: Iterable[str], kind: str = "") -> str:
    """A list in which the order counts."""
    return _list("ol", items, kind)


def folded(kind: str, summary: str, inside: str, more: str = "") -> str:
    """What is shown when it is asked for; `more` is further attributes, with a space before each."""
    return f'<details class="{kind}"{more}><summary>{summary}</summary>{inside}</details>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str) -> str:
    """A table; `kind` names it to stylesheets.

    Each cell but a row's first carries its column's heading: on a phone, where each row is a card, it is shown.
    """
    labels = ["", *(f' data-label="{_plain(head)}"' for head in heads[1:])]
    top = "".join(f"<th>{head}</th>" for head in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row, labels))}</tr>" for row in rows)
    return f'<div class="table table--{kind}"><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(text: str, label: str) -> str:
    return f"<td{label if text else ''}>{text}</td>"


def _plain(heading: str) -> str:
    """A heading's words for an attribute."""
    return as_html(unescape(_TAG.sub("", heading)))


def _list(tag: str, items: Iterable[str], kind: str) -> str:
    shown = "".join(f"<li>{item}</li>" for item in items)
    name = f' class="{kind}"' if kind else ""
    return f"<{tag}{name}>{shown}</{tag}>" if shown else ""
