"""Rules on documents: the chain has an end, keys are unique, citations are in the right form."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plansite.check.said import described
from plansite.citations import Citation, find, normalise, resolve
from plansite.citations import Found as FoundCitation
from plansite.language.folding import fold, slugify
from plansite.language.lines import lines_before
from plansite.linking.links import Links
from plansite.linking.names import Ambiguous
from plansite.linking.prose import Mention, prose_blocks
from plansite.model import SOURCE_LANG, Document, Page, Problem
from plansite.reading import facts, labels
from plansite.reading.assemble import DOCUMENTS

_YEAR: Final = re.compile(r"/(?:19|20)\d{2}/")


def circles(links: Links) -> Iterator[Problem]:
    """No document carries out itself, however far round."""
    for key, document in links.plan.documents.items():
        reached: set[str] = set()
        queue = list(links.implements[key])
        while queue:
            target = queue.pop()
            if target not in reached:
                reached.add(target)
                queue += links.implements.get(target, ())
        if key in reached:
            line = next(fact.line for fact in document.facts if fact.label == labels.IMPLEMENTS)
            yield Problem(
                document.file, line, "circular-chain", "Văn bản này đi vòng: rốt cuộc nó thực hiện chính nó.",
                "Sửa dòng “Thực hiện” ở một trong các văn bản của vòng.",
            )  # fmt: skip


def duplicate_keys(links: Links) -> Iterator[Problem]:
    """Issuer, number and date together name one document."""
    for page in links.plan.pages_of(SOURCE_LANG):
        if page.folder != DOCUMENTS or page.slug == "index" or not page.sections:
            continue
        section = page.sections[0]
        if (page.path, section.start) not in links.entity_at and section.level == 1:
            yield Problem(
                page.file, section.start, "duplicate-document",
                "Đã có trang khác của văn bản cùng số, cơ quan ban hành và ngày.",
                "Sửa số, ngày hay cơ quan ban hành; hoặc gộp hai trang.",
            )  # fmt: skip


def same_numbers(links: Links) -> Iterator[Problem]:
    """A number that holds its year is of one document: the page named after it has it, or the first."""
    known: dict[str, list[Document]] = defaultdict(list)
    for document in links.plan.documents.values():
        if document.number and _YEAR.search(document.number):
            known[document.number].append(document)
    for number, found in known.items():
        own = next((each for each in found if slugify(number) in each.path), found[0])
        for each in (each for each in found if each is not own):
            fact = next(fact for fact in each.facts if fact.label == labels.NUMBER)
            text = f"Số hiệu {number} đã là của {own.file}."
            yield Problem(each.file, fact.line, "duplicate-document", text, "Ghi số hiệu của chính văn bản này.")


def numbers(links: Links) -> Iterator[Problem]:
    """A document's own number is in the right form, and of the type that its symbol says."""
    for document in links.plan.documents.values():
        number = document.number
        canonical = normalise(number) if number else None
        if not number or not canonical:
            continue
        for fact in document.facts:
            if fact.label == labels.NUMBER and fact.value != canonical:
                yield Problem(
                    document.file, fact.line, "citation-form", f"Số hiệu “{fact.value}” viết chưa đúng.",
                    f"Viết “{canonical}”.",
                )  # fmt: skip
            elif fact.label == labels.NUMBER and (other := _titled(document, links)) not in (None, canonical):
                yield Problem(
                    document.file, fact.line, "bad-value", f"Số hiệu ghi {fact.value}, tiêu đề của trang ghi {other}.",
                    f"Viết `- **{labels.NUMBER}:** {other}`, hoặc sửa tiêu đề.",
                )  # fmt: skip
            elif fact.label == labels.TYPE and fact.value and (said := _other_type(canonical, fact.value)):
                yield Problem(
                    document.file, fact.line, "bad-value", f"Loại “{fact.value}” không hợp với số hiệu “{canonical}”.",
                    f"Số hiệu này là của {said}; sửa loại hoặc số hiệu.",
                )  # fmt: skip


def _titled(document: Document, links: Links) -> str | None:
    """The number that a document's own heading, or the title of its page, gives."""
    page = links.plan.pages[SOURCE_LANG, document.path]
    first = (next(iter(find(title)), None) for title in (document.name[SOURCE_LANG], str(page.meta.get("title", ""))))
    own = (each.canonical for each in first if each and each.type and fold(each.type) == fold(document.type or ""))
    return next((number for number in own if number != document.number), None)


def _other_type(number: str, named: str) -> str | None:
    """The type that a number's symbol says, where it is another than the one named."""
    said = next((citation.type for citation in find(number)), None)
    # QĐ is a decision and, in the Party, a regulation.
    same = said is None or fold(said) == fold(named) or (said == "Quyết định" and fold(named) == fold("Quy định"))
    return None if same else said


def citation_forms(links: Links) -> Iterator[Problem]:
    """Citations in prose are written as the law writes them."""
    for page, line, mention in _citations(links):
        citation = mention.citation
        if citation is not None and not citation.wellformed:
            yield Problem(
                page.file, line, "citation-form", f"Số hiệu “{citation.text}” viết chưa đúng.",
                f"Viết “{citation.canonical}”.",
            )  # fmt: skip


def uncertain_citations(links: Links) -> Iterator[Problem]:
    """The first mention of a document on a page leaves no doubt which one is meant.

    A document with a page of its own here is certain by its link; any other needs its date.
    """
    seen: set[tuple[str, str]] = set()
    for page, line, mention in _citations(links):
        citation = mention.citation
        if citation is None:
            continue
        if mention.key is None and (date := _near_date(citation, links)):
            yield Problem(
                page.file, line, "citation-date",
                f"“{citation.text}” ở đây ghi ngày khác với trang của văn bản.",
                f"Trang văn bản ghi ngày {date}; nếu là văn bản khác cùng số thì ghi rõ cơ quan ban hành.",
            )  # fmt: skip
        elif mention.key is None and (number := _near_number(citation, links)):
            yield Problem(
                page.file, line, "citation-date",
                f"“{citation.text}” có ngày của văn bản {number}.",
                f"Viết “{number}”, nếu là văn bản ấy; văn bản khác thì xem lại số và ngày.",
            )  # fmt: skip
        if (page.file, citation.canonical) in seen:
            continue
        seen.add((page.file, citation.canonical))
        if isinstance(mention.match, Ambiguous):
            issued = (links.plan.documents[key].date for key in mention.match.keys)
            dates = " hay ".join(f"ngày {facts.format_date(date)}" for date in sorted(filter(None, issued)))
            yield Problem(
                page.file, line, "ambiguous-citation",
                f"“{citation.text}” có thể là nhiều văn bản.",
                f"Thêm ngày ban hành: {dates}.",
            )  # fmt: skip
        elif mention.key is None and citation.date is None and citation.year is None:
            yield Problem(
                page.file, line, "undated-citation",
                f"Lần đầu nhắc “{citation.text}” chưa ghi ngày ban hành.",
                "Thêm “ngày …” sau số hiệu.",
            )  # fmt: skip


def dated_otherwise(links: Links) -> Iterator[Problem]:
    """A document without a page of its own has one date, wherever it is cited with its number and year."""
    places: dict[str, list[tuple[Page, int, Citation]]] = defaultdict(list)
    cited = ((page, line, mention.citation) for page, line, mention in _citations(links) if mention.key is None)
    for page, line, citation in (*cited, *_grounds(links)):
        if (
            citation
            and citation.date
            and _YEAR.search(citation.canonical)
            and not links.names.numbers.get(citation.canonical)
        ):
            places[citation.canonical].append((page, line, citation))
    for number, found in places.items():
        dates = Counter(citation.date for _, _, citation in found)
        (usual, times), *rest = dates.most_common(2)
        for page, line, citation in found if rest else ():
            if citation.date != usual or times == rest[0][1]:
                others = " hay ".join(sorted(facts.format_date(day) for day in dates if day and day != citation.date))
                yield Problem(
                    page.file, line, "citation-date", f"“{number}” ở đây ghi ngày khác với nơi khác.",
                    f"Nơi khác ghi ngày {others}; xem lại ngày nào đúng.",
                )  # fmt: skip


def _grounds(links: Links) -> Iterator[tuple[Page, int, Citation]]:
    """The citations of the facts that say on what ground an agency ended, in every language."""
    names = {name for lang in links.plan.langs for name in labels.in_lang(labels.GROUND, lang)}
    for agency in links.plan.agencies.values():
        page = links.plan.pages[SOURCE_LANG, agency.path]
        for fact in (fact for fact in agency.facts if fact.label in names):
            yield from ((page, fact.line, citation) for citation in find(fact.value))


def _near_date(citation: Citation, links: Links) -> str | None:
    """The date of the site's document of this number and year: numbers begin anew each year, so one is wrong."""
    documents = links.names.numbers.get(citation.canonical, ()) if citation.date else ()
    found = resolve(replace(citation, date=None), documents)
    if isinstance(found, FoundCitation):
        issued = links.plan.documents[found.key].date
        return facts.format_date(issued) if issued else None
    found = resolve(replace(citation, date=None, year=None), documents)
    issued = links.plan.documents[found.key].date if isinstance(found, FoundCitation) else None
    # The same day of another year: one digit is a slip more often than a second document is of that day.
    return facts.format_date(issued) if issued and citation.date and issued[4:] == citation.date[4:] else None


def _near_number(citation: Citation, links: Links) -> str | None:
    """The number of the site's document of this type, issuer and date whose number has the same digits but one."""
    for document in links.plan.documents.values() if citation.date else ():
        parts = [
            re.split(r"(?<=\d)(?=\D)", number, maxsplit=1) for number in (citation.canonical, document.number or "")
        ]
        if (
            document.date == citation.date
            and citation.canonical != document.number
            and all(len(each) == 2 for each in parts)
        ):
            (digits, rest), (known, end) = parts
            if rest == end and (sorted(digits) == sorted(known) or _apart(digits, known) == 1):
                return document.number
    return None


def _apart(one: str, other: str) -> int:
    """In how many digits two numbers of one length differ."""
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else len(one)


def _citations(links: Links) -> Iterator[tuple[Page, int, Mention]]:
    """Every citation in prose, with its page and line; in descriptions, of documents with another date."""
    for page in links.plan.pages.values():
        for line, text in described(page):
            for mention in links.finders[page.lang].mentions(text):
                if mention.citation and mention.key is None and _near_date(mention.citation, links):
                    yield page, line, mention
        for section in page.sections:
            for block in prose_blocks(section, notes=True):
                text = page.text(block.start, block.end)
                for mention in links.mentions[page.lang, page.path].get(block.start, ()):
                    if mention.citation is not None:
                        yield page, block.start + lines_before(text, mention.citation.start), mention
