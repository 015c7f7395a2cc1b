"""Rules on what a translation says: the same numbers, dates, citations, names, items and links."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from plansite.links import Links
from plansite.model import SOURCE_LANG, Problem
from plansite.pairs import Piece, Side, pieces, section_pairs
from plansite.prose import Finder, Mention, names_in
from plansite.quantities import KNOWN, in_digits, quantities, unmatched
from plansite.terms import says, uses

_LINK: Final = re.compile(r"\]\([^()\s]")
_TARGET: Final = re.compile(r"\]\([^()\n]{1,500}\)|https?://\S{1,500}|\{#[^{}\n]{1,100}\}|<!--.{0,300}?-->")
_TASK_ID: Final = re.compile(r"NV-\d{2,}\.?")


def numbers(links: Links) -> Iterator[Problem]:
    """Numbers, dates and periods are the same; a number's word equals its digits."""
    for ours, theirs in _all_pieces(links):
        one, other = (quantities(_bare(piece, links), piece.lang) for piece in (ours, theirs))
        if theirs.lang in KNOWN:
            compared = ((ours, theirs, unmatched(one, other)), (theirs, ours, unmatched(other, one)))
        else:
            compared = ((ours, theirs, unmatched(in_digits(one), other)), (theirs, ours, ()))
        for piece, against, missing in compared:
            for quantity in missing:
                text = f"«{quantity.text}» ({piece.lang}) không có ở bản «{against.lang}»."
                yield from _both("translation-number", text, piece, quantity.start, against)


def names(links: Links) -> Iterator[Problem]:
    """Documents, agencies and programmes that one text names, the other names too."""
    for ours, theirs in _all_pieces(links):
        one, other = _named(ours, links.finders[ours.lang]), _named(theirs, links.finders[theirs.lang])
        for piece, against, mine, their in ((ours, theirs, one, other), (theirs, ours, other, one)):
            for key, mention in mine.items():
                if key not in their and not _said(key, against, links):
                    shown = " ".join(piece.text[mention.start : mention.end].split())
                    text = f"«{shown}» ({piece.lang}) không được nêu ở bản «{against.lang}»."
                    yield from _both("translation-name", text, piece, mention.start, against)


def items(links: Links) -> Iterator[Problem]:
    """Lists have as many items, prose as many links."""
    for pair in section_pairs(links.plan):
        for what, ours, theirs in (
            ("mục liệt kê", _items(pair.source), _items(pair.other)),
            ("liên kết", _links(pair.source), _links(pair.other)),
        ):
            if ours != theirs:
                source, lang = SOURCE_LANG, pair.other.page.lang
                text = f"Số {what} khác nhau: {ours} ở bản «{source}», {theirs} ở bản «{lang}»."
                for side, against in ((pair.source, pair.other), (pair.other, pair.source)):
                    hint = f"So với {against.page.file}:{against.section.start}."
                    yield Problem(side.page.file, side.section.start, "translation-items", text, hint)


def terms(links: Links) -> Iterator[Problem]:
    """A glossary term is rendered as the glossary fixes it, or by a form that it accepts."""
    plan = links.plan
    for pair in section_pairs(plan):
        # The title is a label, shorter than the text below it, but it may say a term for both.
        both = list(pieces(pair))
        told = "\n".join(theirs.text for _, theirs in both)
        for ours, theirs in both[1:]:
            for key in dict.fromkeys(use.key for use in uses(_bare(ours, links), plan, ours.lang)):
                term = plan.terms[key]
                fixed = names_in(term, theirs.lang)
                if fixed and term.file != ours.file and not says(told, fixed):
                    yield Problem(
                        theirs.file, theirs.line, "translation-term",
                        f"Thuật ngữ «{term.name[ours.lang]}» được dịch khác: bảng thuật ngữ ghi «{fixed[0]}».",
                        f"Dùng «{fixed[0]}», hoặc thêm cách dịch này vào «Tiếng Anh khác» ở {term.file}:{term.line}.",
                        "warning",
                    )  # fmt: skip


def _all_pieces(links: Links) -> Iterator[tuple[Piece, Piece]]:
    return (both for pair in section_pairs(links.plan) for both in pieces(pair))


def _both(rule: str, message: str, piece: Piece, offset: int, against: Piece) -> Iterator[Problem]:
    """A problem at both places; the one without the words is shown where its paragraph begins."""
    line = piece.line_of(offset)
    yield Problem(piece.file, line, rule, message, f"So với {against.file}:{against.line}.")
    yield Problem(against.file, against.line, rule, message, f"So với {piece.file}:{line}.")


def _bare(piece: Piece, links: Links) -> str:
    """The text with names, citations, task ids and addresses blanked: digits in those are compared as names."""
    spans = [(mention.start, mention.end) for mention in links.finders[piece.lang].mentions(piece.text)]
    spans += [match.span() for pattern in (_TARGET, _TASK_ID) for match in pattern.finditer(piece.text)]
    return _blanked(piece.text, spans)


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", "|", text[start:end]) + text[end:]
    return text


def _named(piece: Piece, finder: Finder) -> dict[str, Mention]:
    """What a text names, each by its first mention."""
    found: dict[str, Mention] = {}
    for mention in finder.mentions(_blanked(piece.text, (m.span() for m in _TARGET.finditer(piece.text)))):
        key = mention.key or (mention.citation.canonical if mention.citation else "")
        found.setdefault(key, mention)
    return found


def _said(key: str, piece: Piece, links: Links) -> bool:
    """Whether a text names a thing in other capitals, or is the thing's own page, where it is "the Department"."""
    plan = links.plan
    entity = plan.agencies.get(key) or plan.documents.get(key)
    if entity is None:
        return False
    if piece.lang not in entity.name:  # its own page is not translated yet, so no name is known
        return True
    text = " ".join(piece.text.casefold().split())
    own = piece.file.endswith(f"/{piece.lang}/{entity.path}")
    return own or any(name.casefold() in text for name in names_in(entity, piece.lang))


def _items(side: Side) -> int:
    return sum(block.items for block in side.blocks)


def _links(side: Side) -> int:
    return sum(len(_LINK.findall(side.page.text(block.start, block.end))) for block in side.blocks)
