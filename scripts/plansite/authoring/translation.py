"""Another language for a plan: every page that it lacks, as far as it can be written, and a mark where it cannot."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from plansite.authoring.files import Edited, text_of
from plansite.authoring.init import shared_with_translation, skeleton, with_translation
from plansite.language.words import Words
from plansite.linking.links import Links
from plansite.linking.names import Found
from plansite.model import SOURCE_LANG, Lang, Page
from plansite.reading.assemble import GLOSSARY, kind_of
from plansite.reading.labels import labels_of
from plansite.report import Refusal

_HEADING: Final = re.compile(r"^(#+ (?:NV-\d+\. )?)(.*)$")
_KEPT: Final = re.compile(r"<!-- plansite: ")
_FENCED: Final = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_FACT: Final = re.compile(r"- \*\*[^*:]+:\*\*")
_GROUND: Final = "page."
"""How the rows of `words.csv` begin that are headings of pages and entries of glossaries."""


def start_language(docs: Path, links: Links, words: Words, lang: Lang) -> tuple[Edited, ...]:
    """The pages that a plan lacks in a language, and what joins its folder with it; none where nothing is missing.

    A page on which nobody has written counts as missing once somebody has written on its source.

    Raises Refusal where the tool does not speak the language.
    """
    known_language(words, lang)
    added = dict(_glossary(docs, links))
    known = {page.path: text_of(docs / SOURCE_LANG / page.path) for page in links.plan.pages_of(SOURCE_LANG)}
    added |= {path: text for path, text in with_translation(SOURCE_LANG).items() if path not in {*known, *added}}
    found = [Edited(docs / SOURCE_LANG / path, known.get(path), text) for path, text in added.items()]
    for path, text in {**known, **added}.items():
        file, new = docs / lang / path, _translated(path, text, lang, words)
        old = text_of(file) if (lang, path) in links.plan.pages else None
        if old is None or (old != new and old == with_translation(lang).get(path)):
            found.append(Edited(file, old, new))
    return (*found, *_beside(docs.parent))


def known_language(words: Words, lang: str) -> Lang:
    """A language into which a plan can be translated. Raises Refusal for any other."""
    others = [other for other in words.langs if other != SOURCE_LANG]
    if lang not in others:
        raise Refusal(f"Công cụ không có chữ giao diện cho “{lang}”; có: {', '.join(others)}.")
    return lang


def stub_of(text: str, lang: Lang, words: Words) -> str:
    """A page not yet translated: headings and markers stay, facts and prose go.

    A heading is marked where it or anything under it is still to be translated.
    """
    known = {row[SOURCE_LANG]: row[lang] for key, row in words.rows.items() if key.startswith(_GROUND)}
    mark = words.say(lang, "new.untranslated")
    body = _FENCED.sub("…", re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL))
    parts = re.split(r"(?m)^(?=#+ )", body)
    return "\n".join(line for part in parts if part.strip() for line in _part(part, known, mark)).rstrip() + "\n"


def _part(part: str, known: dict[str, str], mark: str) -> Iterator[str]:
    head, *rest = part.rstrip("\n").split("\n")
    signs, title = _HEADING.findall(head)[0]
    said = known.get(title)
    left = any(line.strip() and not _KEPT.match(line) and not _FACT.match(line) for line in rest)
    yield f"{signs}{said or title}" if said and not left else f"{signs}{mark} {said or title}"
    yield ""
    for line in rest:
        if _KEPT.match(line):
            yield from (line, "")


def _translated(path: str, text: str, lang: Lang, words: Words) -> str:
    """A page in the tool's own words as far as it is in the tool's own words, else a stub."""
    own = with_translation(lang).get(path, "").rstrip()
    first = {**skeleton(), **with_translation(SOURCE_LANG)}.get(path, "").rstrip()
    if not own or not first or not text.startswith(f"{first}\n"):
        return stub_of(text, lang, words)
    rest = text.removeprefix(first).strip()
    return f"{own}\n\n{stub_of(rest, lang, words)}" if rest else f"{own}\n"


def _glossary(docs: Path, links: Links) -> Iterator[tuple[str, str]]:
    """The glossary with an entry for each type, issuer and role that facts name."""
    pages = links.plan.pages_of(SOURCE_LANG)
    missing = dict.fromkeys(value for page in pages for value in _terms(page, links))
    if missing:
        file = docs / SOURCE_LANG / GLOSSARY
        text = text_of(file) if file.exists() else with_translation(SOURCE_LANG)[GLOSSARY]
        yield GLOSSARY, text.rstrip("\n") + "".join(f"\n\n## {value}" for value in missing) + "\n"


def _terms(page: Page, links: Links) -> Iterable[str]:
    for section in page.sections:
        known = labels_of(kind_of(page, section)) if section.facts else {}
        terms = (fact.value for fact in section.facts if fact.label in known and known[fact.label].value == "term")
        yield from (value for value in terms if value and not isinstance(links.names.terms.match(value), Found))


def _beside(folder: Path) -> Iterator[Edited]:
    """What joins a plan's folder: forms in which readers of the language report mistakes."""
    for name, before, text in shared_with_translation():
        file = folder / name
        old = text_of(file) if file.is_file() else None
        if old == before and (folder / ".github").is_dir():
            yield Edited(file, old, text)
