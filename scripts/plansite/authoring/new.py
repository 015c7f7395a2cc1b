"""Starting a task, an agency or a document, in every language and in the right place. Nothing is written here."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from plansite.authoring.files import Edited, end_of, lines_of, text_of
from plansite.authoring.translation import stub_of
from plansite.citations import Citation, Unknown, find, resolve
from plansite.language.folding import nfc, slugify
from plansite.language.words import Words
from plansite.linking.links import Links
from plansite.linking.names import Found, Index
from plansite.model import SOURCE_LANG, Page, Plan
from plansite.reading import labels
from plansite.reading.assemble import AGENCIES, DOCUMENTS
from plansite.reading.facts import format_date
from plansite.reading.grammar import marker
from plansite.report import Refusal

_FACTS: Final = (labels.PARTNERS, labels.BENEFICIARIES, labels.SOURCE)
"""The facts that nearly every task has; `check` asks for each that is left empty."""
_ANY_COMMITTEE: Final = "Ủy ban nhân dân"
"""What a symbol tells of an issuer that only its place would name."""
_SIGNS: Final = re.compile(r"[*`<>{}\\\[\]#|;\"]|^\s*NV-")
"""What a name may not hold: signs of Markdown, what parts names, what makes a heading a task's."""


def start_task(docs: Path, links: Links, words: Words, agency: str) -> tuple[Edited, ...]:
    """Each language's page of an agency, by its name or slug, with a task of the next free id after its last one.

    Raises Refusal where no agency's page goes by this in every language.
    """
    plan = links.plan
    match = links.names.agencies.match(agency)
    key = agency if agency in plan.agencies else match.key if isinstance(match, Found) else ""
    pages = [plan.pages.get((lang, f"{AGENCIES}/{key}.md")) for lang in plan.langs]
    if key not in plan.agencies or None in pages:
        known = "; ".join(each.name[SOURCE_LANG] for each in plan.agencies.values())
        told = f"Các cơ quan: {known}." if known else "Chưa có cơ quan nào."
        raise Refusal(
            f"Không có trang cơ quan nào tên “{agency}” đủ các ngôn ngữ. {told} Thêm bằng `plansite new agency`."
        )
    return tuple(_started(docs, page, plan.next_id, words) for page in pages if page)


def start_agency(docs: Path, links: Links, words: Words, name: str) -> tuple[Edited, ...]:
    """An agency's page in each language. Raises Refusal where the name is no name, or is known already."""
    named = _named(name, links.names.agencies, links.plan)
    body = [
        *(f"## {words.say(SOURCE_LANG, 'page.assigned')}", "", marker("chu-tri"), ""),
        *(f"## {words.say(SOURCE_LANG, 'page.joint')}", "", marker("phoi-hop")),
    ]
    about = words.say(SOURCE_LANG, "new.about.agency", name=named)
    return _pages(docs, links.plan, words, f"{AGENCIES}/{slugify(named)}.md", (named, about, body))


def start_document(docs: Path, links: Links, words: Words, name: str) -> tuple[Edited, ...]:
    """A document's page in each language, with what its number and date say; `check` asks for the rest.

    Raises Refusal where the name is no name, or is known already.
    """
    cited = next(iter(find(name)), None)
    whole = _titled(cited, links) if cited else name
    named = _named(whole, links.names.documents, links.plan)
    body = [
        *(f"- **{label}:** {value}".rstrip() for label, value in _said(cited)),
        *("", f"## {words.say(SOURCE_LANG, 'page.based')}", "", marker("dua-vao"), ""),
        *(f"## {words.say(SOURCE_LANG, 'page.cited')}", "", marker("noi-trich-dan")),
    ]
    about = words.say(SOURCE_LANG, "new.about.document", name=named)
    slug = slugify(named.replace(" số ", " "))
    return _pages(docs, links.plan, words, f"{DOCUMENTS}/{slug}.md", (named, about, body))


def _titled(cited: Citation, links: Links) -> str:
    """What a document's heading is; with its date where another document bears its number."""
    title = f"{cited.type or 'Văn bản'} số {cited.canonical}"
    others = links.names.numbers.get(cited.canonical, ())
    another = others and isinstance(resolve(cited, others), Unknown)
    return f"{title} ngày {format_date(cited.date)}" if another and cited.date else title


def _said(cited: Citation | None) -> Iterator[tuple[str, str]]:
    """What a document's number and date say of it, and what else there is to say."""
    if cited:
        yield labels.NUMBER, cited.canonical
    yield labels.TYPE, (cited and cited.type) or ""
    yield labels.ISSUER, cited.issuer if cited and cited.issuer and cited.issuer != _ANY_COMMITTEE else ""
    yield labels.DATE, format_date(cited.date) if cited and cited.date else ""
    yield labels.SUBJECT, ""


def _named(name: str, known: Index, plan: Plan) -> str:
    """A name as a heading may bear it."""
    named = " ".join(nfc(name).split())
    if not any(map(str.isalnum, named)) or _SIGNS.search(named):
        raise Refusal(f"“{name}” không dùng làm tên được: cần chữ, không có ký hiệu như * # | [ ] hay dấu chấm phẩy.")
    match = known.match(named)
    if isinstance(match, Found):
        entity = {**plan.agencies, **plan.groups, **plan.documents}[match.key]
        raise Refusal(f"“{named}” đã có: {entity.file}, dòng {entity.line}.")
    return named


def _pages(docs: Path, plan: Plan, words: Words, path: str, said: tuple[str, str, Sequence[str]]) -> tuple[Edited, ...]:
    """A new page in the source language, and its stub in every other."""
    title, about, body = said
    lines = ["---", f'description: "{about}"', "---", "", f"# {title}", "", *body, ""]
    text = "\n".join(lines)
    made = {lang: text if lang == SOURCE_LANG else stub_of(text, lang, words) for lang in plan.langs}
    files = {docs / lang / path: page for lang, page in made.items()}
    if there := next((file for file in files if file.exists()), None):
        raise Refusal(f"“{there}” đã có.")
    return tuple(Edited(file, None, page) for file, page in files.items())


def _started(docs: Path, page: Page, key: str, words: Words) -> Edited:
    file = docs / page.lang / page.path
    text = text_of(file)
    lines = lines_of(text)
    place = _place(page)
    while place > 1 and not lines[place - 2].strip():
        place -= 1
    task = ["", *_task(page, key, words)]
    end = end_of(lines[0]) if lines else "\n"
    above = "".join(lines[: place - 1])
    new = above + ("" if above.endswith(end) else end) + "".join(line + end for line in task)
    return Edited(file, text, new + "".join(lines[place - 1 :]))


def _task(page: Page, key: str, words: Words) -> Iterator[str]:
    yield f"### {key}. {words.say(page.lang, 'new.title')}"
    if page.lang == SOURCE_LANG:
        yield from ("", *(f"- **{label}:**" for label in _FACTS))


def _place(page: Page) -> int:
    """The line before which a task goes: after the last one, else after the first part below the title, else last."""
    tasks = [section for section in page.sections if section.task_id]
    above = tasks[-1:] or page.sections[1:2] or page.sections[:1]
    return above[0].end if above else len(page.lines) + 1
