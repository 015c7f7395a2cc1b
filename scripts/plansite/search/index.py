"""Records to Pagefind bundles, with a table of names and a list of words beside each."""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any, Final

from plansite.addresses import page_url
from plansite.language.words import Words
from plansite.linking.links import Links
from plansite.model import Document, Entity, Lang
from plansite.search.frequent_words import Folded, common_words, folded, thinned
from plansite.search.pagefind_order import settle
from plansite.search.records import records
from plansite.search.search_forms import forms
from plansite.weaving.view import View

FOLDER: Final = "pagefind"
_UNUSED: Final = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
_EXCERPT: Final = 240
"""Code points of a record's text that a result shows."""
_FIRST_SYMBOL: Final = 0x2800


def write_index(links: Links, table: Words, built: Path) -> None:
    """Write `pagefind/<language>/` under the built site for every language.

    Raises subprocess.CalledProcessError where Pagefind fails.
    """
    for lang in links.plan.langs:
        view = View(links, table, lang, "")
        found = tuple(folded(record) for record in records(view))
        common = common_words(found)
        target = built / FOLDER / lang
        _run(thinned(found, common), lang, target)
        for pattern in _UNUSED:
            for file in target.glob(pattern):
                file.unlink()
        settle(target)
        _write_json(target / "names.json", _names(view))
        _write_json(target / "words.json", {"words": _vocabulary(found), "common": common})


def record_html(found: Folded, lang: Lang) -> str:
    """A record as the page that Pagefind indexes: folded words inside, what is shown as metadata."""
    record = found.record
    shown = {
        "title": record.title,
        "url": record.url,
        "kind": record.kind,
        "key": record.key,
        "text": _excerpt(record.text),
        "by": record.by,
    }
    filters = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">'
        for name, value in (("kind", record.kind), *record.filters)
    )
    return (
        f'<html lang="{lang}"><body><main data-pagefind-body>{filters}'
        f'<meta data-pagefind-meta="shown[content]" content="{_as_symbols(shown)}">'
        f'<p data-pagefind-weight="9">{" ".join(found.title)}</p>'
        f'<p data-pagefind-weight="7">{" ".join(found.names)}</p><p>{" ".join(found.body)}</p></main></body></html>'
    )


def _run(found: Iterable[Folded], lang: Lang, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, record in enumerate(found):
            Path(folder, f"{number:06}.html").write_text(record_html(record, lang), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "pagefind", "--site", folder, "--output-path", str(target), "--force-language", lang,
             "--quiet"],
            check=True, capture_output=True,
        )  # fmt: skip


def _names(view: View) -> list[dict[str, Any]]:
    """What a query may name as a whole: its kind, key, title, address and joined forms."""
    plan = view.plan
    tables: Sequence[tuple[str, Iterable[Entity]]] = (
        ("agency", plan.agencies.values()),
        ("document", plan.documents.values()),
        ("beneficiary", plan.beneficiaries.values()),
        ("term", plan.terms.values()),
    )
    return [
        {
            "kind": kind,
            "key": entity.key,
            "title": view.name(entity),
            "forms": forms(entity, _kinds(view, entity)),
            "url": page_url(view.lang, entity.path, entity.anchor),
        }
        for kind, entities in tables
        for entity in entities
        if view.lang in entity.name
    ]


def _kinds(view: View, entity: Entity) -> tuple[str, ...]:
    """A document's type as Vietnamese and as the view's language name it."""
    kind = entity.type if isinstance(entity, Document) else None
    return tuple(dict.fromkeys((kind, view.term(kind)))) if kind else ()


def _vocabulary(found: Iterable[Folded]) -> list[str]:
    """Every word of the index, the commonest first: what a slip is mended with."""
    counts = Counter(word for record in found for word in (*record.title, *record.body, *record.names))
    return [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if len(word) > 1]


def _excerpt(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else flat[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def _as_symbols(value: object) -> str:
    """JSON as Braille patterns, one a byte: Pagefind indexes the words of metadata too, and passes over symbols."""
    return "".join(chr(_FIRST_SYMBOL + byte) for byte in _json(value).encode())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write_json(file: Path, value: object) -> None:
    file.write_text(_json(value), encoding="utf-8")
