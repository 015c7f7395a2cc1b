"""A docs folder compared with itself at another revision."""

from pathlib import Path
from types import MappingProxyType

from plansite.language.words import load as load_words
from plansite.linking.links import Links, link
from plansite.model import SOURCE_LANG, Plan
from plansite.past.compare import Changes, compare
from plansite.past.git import history, texts_at
from plansite.past.snapshot import Snapshot, snapshot
from plansite.past.staleness import standings
from plansite.reading.assemble import assemble
from plansite.reading.read import parse_page


def plan_at(docs: Path, revision: str) -> Plan:
    """The plan as it stood at a revision. Raises UnknownRevision where there is no such revision."""
    pages = {
        (lang, path): parse_page(text, lang, path, f"{lang}/{path}")[0]
        for (lang, path), text in sorted(texts_at(docs, revision).items())
        if lang in load_words().langs
    }
    langs = sorted({lang for lang, _ in pages}, key=lambda lang: (lang != SOURCE_LANG, lang))
    return assemble(MappingProxyType(pages), tuple(langs))


def snapshot_at(docs: Path, revision: str) -> Snapshot:
    """A plan at a revision, ready to compare. Raises UnknownRevision where there is no such revision."""
    return snapshot(link(plan_at(docs, revision)))


def changes_since(docs: Path, revision: str, now: Links) -> Changes:
    """What changed from a revision to the plan as it stands. Raises UnknownRevision where there is no such revision."""
    return compare(snapshot_at(docs, revision), snapshot(now), standings(history(docs)))
