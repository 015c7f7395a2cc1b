"""Rules on what a translation says: the same numbers, dates, citations, names, items and links."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plansite.check.meaning import duties, negations
from plansite.check.partners import partners
from plansite.check.sentences import gathered, lacks_sentence, short_title, slip_in
from plansite.language.quantities import counts_in_words, in_digits, quantities, unmatched
from plansite.linking.glossary import says
from plansite.linking.links import Links
from plansite.linking.prose import Mention, names_in
from plansite.linking.translation_pairs import Piece, pieces
from plansite.model import Page, Problem
from plansite.reading import labels

_LETTER: Final = re.compile(r"[^\n]")
_ADDRESS: Final = re.compile(r"\]\([^()\n]{1,500}\)|https?://\S{1,500}|\{#[^{}\n]{1,100}\}|<!--.{0,300}?-->")
_ID: Final = re.compile(r"NV-\d{2,9}\.?")


_PAIR: Final = 2
_SIGNS: Final = ("](", "://", "{#", "<!--", "NV-")
"""What an address has in it; most texts have none of it, and are told so fast."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of prose with what it names."""

    piece: Piece
    mentions: tuple[Mention, ...]
    """By offset; links already in the text are left out."""
    named: Mapping[str, Mention]
    """What the text names, in links too, each by its first mention."""
    bare: str
    """The text with names, citations, task ids and addresses blanked: digits in those are compared as names."""


def texts(links: Links) -> Iterator[Problem]:
    """Every text says the same numbers, names and terms as its translation."""
    for pair in links.pairs:
        both = [(_text(ours, links), _text(theirs, links)) for ours, theirs in pieces(pair)]
        yield from short_title(pair)
        if not (pair.source.blocks and pair.other.blocks):  # of a text that is not there, its section says so
            both = both[:1]
        for ours, theirs in both:
            yield from gathered(ours.piece, theirs.piece, tuple(_compared(ours, theirs, links)))
        yield from _terms([texts for texts in both if not lacks_sentence(texts[0].piece, texts[1].piece)], links)
    for pages in links.pairing.all():
        described = [_description(page) for page in (pages.source, pages.other)]
        if described[0] and described[1]:
            ours, theirs = (_text(piece, links) for piece in described if piece)
            yield from _compared(ours, theirs, links)
        elif any(described):
            lacks, has = (pages.source, pages.other) if described[1] else (pages.other, pages.source)
            yield Problem(
                lacks.file, 1, "translation-extra" if described[1] else "translation-missing",
                f"Phần đầu trang thiếu dòng `description:`, mà bản “{has.lang}” có.",
                f"Thêm mô tả, như ở {has.file}.",
            )  # fmt: skip


def _compared(ours: _Text, theirs: _Text, links: Links) -> Iterator[Problem]:
    names = (*_names(ours, theirs, links), *_names(theirs, ours, links))
    lacking = " ".join(problem.message for problem in names)
    # A number of a document that only one text cites in full is no fault of its own.
    yield from (each for each in _numbers(ours, theirs) if f" {_figure(each)}-" not in lacking.replace("/", "-"))
    yield from _instead(names, ours, theirs) or names or _roles(ours, theirs)
    yield from negations(ours.piece, theirs.piece, (ours.bare, theirs.bare))
    yield from duties(ours.piece, theirs.piece, (ours.bare, theirs.bare))


def _description(page: Page) -> Piece | None:
    """What a page's front matter says of it."""
    found = (n for n in range(1, page.body_start - 1) if page.lines[n - 1].startswith("description:"))
    line = next((n for n in found if page.lines[n - 1].partition(":")[2].strip(" \"'")), None)
    return Piece(page.file, page.lang, line, page.lines[line - 1], page.path, False) if line else None


def _numbers(text: _Text, against: _Text) -> Iterator[Problem]:
    """Numbers, dates and periods are the same; a number's word equals its digits."""
    ours, theirs = text.piece, against.piece
    found, others = quantities(text.bare, ours.lang), quantities(against.bare, theirs.lang)
    if not found and not others:
        return
    in_words = counts_in_words(theirs.lang)
    back = unmatched(others, found) if in_words else ()
    missing = unmatched(found if in_words else in_digits(found), others)
    if len(missing) == len(back) == 1:
        (one,), (other,) = missing, back
        message = f"“{one.text}” ({ours.lang}) ở bản “{theirs.lang}” là “{other.text}”."
        for problem in _at_both("translation-number", message, (ours, one.start), (theirs, other.start)):
            swapped = sorted(one.value) == sorted(other.value) and one.value.count("-") > 1
            yield replace(problem, hint=f"{problem.hint} Ngày viết trước tháng.") if swapped else problem
        return
    for piece, opposite, lacking in ((ours, theirs, missing), (theirs, ours, back)):
        for quantity in lacking:
            message = f"“{quantity.text}” ({piece.lang}) không có ở bản “{opposite.lang}”."
            yield from _both("translation-number", message, piece, quantity.start, opposite)


def _names(text: _Text, against: _Text, links: Links) -> Iterator[Problem]:
    """Documents, agencies and programmes that one text names, the other names too."""
    for key, mention in text.named.items():
        cited = mention.citation.canonical if mention.citation else None
        others = [each.citation.canonical for each in against.named.values() if each.citation]
        # One that both cite, with another date, is no other document: the date says so.
        if key not in against.named and cited not in others and not _said(key, against.piece, links):
            shown = " ".join(text.piece.text[mention.start : mention.end].split())
            message = f"“{shown}” ({text.piece.lang}) không được nêu ở bản “{against.piece.lang}”."
            found = _both("translation-name", message, text.piece, mention.start, against.piece)
            yield from _mistyped(key, against.piece, found, links)


def _figure(problem: Problem) -> str:
    return problem.message[1:].partition("”")[0]


def _instead(names: Sequence[Problem], ours: _Text, theirs: _Text) -> tuple[Problem, ...]:
    """Of two names, each of which one text alone has, that one stands for the other."""
    messages = list(dict.fromkeys(problem.message for problem in names))
    lacking = [re.match(r"(“.+”) \((\w+)\)", message) for message in messages]
    if len(lacking) != _PAIR or not (lacking[0] and lacking[1]) or lacking[0][2] == lacking[1][2]:
        return ()
    message = f"{lacking[0].group()} ở bản “{lacking[1][2]}” là {lacking[1][1]}."
    at = {problem.file: problem for problem in reversed(names) if problem.message == messages[0]}
    return tuple(replace(problem, message=message) for problem in at.values())


def _mistyped(key: str, against: Piece, found: Iterable[Problem], links: Links) -> Iterator[Problem]:
    """The problems that a name is lacking; where it is there with a slip, at that line and with the right name."""
    entity = links.plan.agencies.get(key) or links.plan.documents.get(key)
    names = names_in(entity, against.lang) if entity else ()
    slip = next(filter(None, (slip_in(against.text, name) for name in names)), None)
    for problem in found:
        if slip and problem.file == against.file:
            hint = f"Viết `{slip.right}` thay cho `{slip.written}`."
            yield replace(problem, line=against.line_of(slip.start), hint=hint)
        else:
            yield problem


def _roles(ours: _Text, theirs: _Text) -> Iterator[Problem]:
    """Agencies do not change places: those with whom something is done are the same."""
    one, other = (partners(text.piece.text, text.piece.lang, text.mentions) for text in (ours, theirs))
    if one.keys() <= other.keys() or other.keys() <= one.keys():
        return
    for text, against, here, there in ((ours, theirs, one, other), (theirs, ours, other, one)):
        for key in sorted(here.keys() - there.keys()):
            mention = here[key]
            shown = text.piece.text[mention.start : mention.end]
            message = f"“{shown}” là bên phối hợp ở bản “{text.piece.lang}”, không phải ở bản “{against.piece.lang}”."
            yield from _both("translation-name", message, text.piece, mention.start, against.piece)


def _terms(both: Sequence[tuple[_Text, _Text]], links: Links) -> Iterator[Problem]:
    """A glossary term is rendered as the glossary fixes it, or by a form that it accepts."""
    for ours, theirs in both[1:]:
        # The title is a label, shorter than the text below it, but it may say a term for both.
        for key in dict.fromkeys(use.key for use in links.glossaries[ours.piece.lang].uses(ours.bare)):
            term = links.plan.terms[key]
            fixed = names_in(term, theirs.piece.lang)
            in_title = key in {use.key for use in links.glossaries[ours.piece.lang].uses(both[0][0].bare)}
            told = (
                theirs.piece.text
                if in_title and " " in term.name[ours.piece.lang]
                else "\n".join(text.piece.text for _, text in both)
            )
            other = next(iter(labels.in_lang(labels.ALIAS, theirs.piece.lang)), labels.ALIAS)
            known = theirs.piece.lang in term.name and term.file != ours.piece.file
            if known and not says(told, fixed, theirs.piece.lang):
                yield Problem(
                    theirs.piece.file, theirs.piece.line, "translation-term",
                    f"Thuật ngữ “{term.name[ours.piece.lang]}” được dịch khác: bảng thuật ngữ ghi “{fixed[0]}”.",
                    f"Dùng “{fixed[0]}”, hoặc thêm cách dịch này vào “{other}” ở {term.file}:{term.line}.",
                )  # fmt: skip


def _text(piece: Piece, links: Links) -> _Text:
    finder = links.finders[piece.lang]
    known = links.mentions[piece.lang, piece.path]
    mentions = known.get(piece.line, ()) if piece.is_block else finder.mentions(piece.text)
    has_address = any(sign in piece.text for sign in _SIGNS)
    addresses = tuple(match.span() for match in _ADDRESS.finditer(piece.text)) if has_address else ()
    # A link's words name things too, which a blanked address lets the finder see.
    each = finder.mentions(_blanked(piece.text, addresses)) if "](" in piece.text else mentions
    ids = tuple(match.span() for match in _ID.finditer(piece.text)) if has_address else ()
    bare = _blanked(piece.text, (*((mention.start, mention.end) for mention in mentions), *addresses, *ids))
    named: dict[str, Mention] = {}
    for mention in each:
        named.setdefault(mention.key or (mention.citation.canonical if mention.citation else ""), mention)
    return _Text(piece, mentions, named, bare)


def _both(rule: str, message: str, piece: Piece, offset: int, against: Piece) -> Iterator[Problem]:
    """A problem at both places; the one without the words is shown where its paragraph begins."""
    return _at_both(rule, message, (piece, offset), (against, 0))


def _at_both(rule: str, message: str, *places: tuple[Piece, int]) -> Iterator[Problem]:
    (one, line), (other, against) = ((piece, piece.line_of(offset)) for piece, offset in places)
    yield Problem(one.file, line, rule, message, f"So với {other.file}:{against}.")
    yield Problem(other.file, against, rule, message, f"So với {one.file}:{line}.")


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + _LETTER.sub("|", text[start:end]) + text[end:]
    return text


def _said(key: str, piece: Piece, links: Links) -> bool:
    """Whether a text names a thing in other capitals, or is the thing's own page, where it is "the Department"."""
    plan = links.plan
    entity = plan.agencies.get(key) or plan.documents.get(key)
    if entity is None:
        return False
    if piece.lang not in entity.name:  # its own page is not translated yet, so no name is known
        return True
    text = " ".join(piece.text.casefold().split())
    own = piece.path == entity.path
    return own or any(name.casefold() in text for name in names_in(entity, piece.lang))
