"""The grammar: a number, a year and a symbol to the canonical form, or to nothing."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from plansite.citations.symbols import JOINT, TYPES, is_known, is_party, issuer_of, organ_of, type_of

_PIECE: Final = re.compile(r"(\s{0,8})([-‐‑‒–—−_/.]|)(\s{0,8})([^\s\-‐‑‒–—−_/.]+)")
_LAW: Final = re.compile(r"(QH|UBTVQH)(\d{1,2})")
_OLD: Final = frozenset({"CP", "TTg", "HĐBT", "SL", "CT"})
_PAST: Final = frozenset({"HĐBT", "HĐNN"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol that was understood; `length` is how much of the candidate it takes."""

    canonical: str
    type: str | None
    issuer: str | None
    length: int
    lawlike: bool = False
    """Whether it is the National Assembly's, whose laws and resolutions have one form."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One group of a symbol: what separates it from what stands before, and where it ends."""

    separator: str
    spaced: bool
    group: str
    end: int


@lru_cache(maxsize=4096)  # The same few documents are cited over and over.
def read_symbol(
    number: str, year: str | None, symbol: str, *, lettered: bool, cued: bool, named: bool
) -> Symbol | None:
    """Read a candidate by what stands before it.

    `lettered`: words announce a letter; `cued`: a type word or "số" stands there; `named`: a type word.
    Returns None where the grammar knows no such form.
    """
    pieces = _pieces(symbol)
    if not pieces[0].separator and not (cued and _is_sure(pieces)):
        return None
    padded = number.zfill(2) if number.isdecimal() else number
    stem = f"{padded}/{year[-4:]}" if year else padded
    return (
        _law(stem, year, pieces)
        or _typed(stem, year, pieces)
        or _glued(stem, pieces)
        or _old(padded, pieces, cued, named)
        or _letter(stem, pieces, lettered, cued)
    )


def _pieces(symbol: str) -> tuple[_Piece, ...]:
    return tuple(
        _Piece("/" if match[2] == "/" else match[2] and "-", bool(match[1] and match[3]), match[4], match.end())
        for match in _PIECE.finditer(symbol)
    )


def _is_sure(pieces: tuple[_Piece, ...]) -> bool:
    """Whether a symbol that no sign parts from its number is one: a known type and a known issuer."""
    return len(pieces) > 1 and pieces[0].group in TYPES and is_known(organ_of(pieces[1].group))


def _law(stem: str, year: str | None, pieces: tuple[_Piece, ...]) -> Symbol | None:
    """`N/YYYY/QHnn`."""
    first = pieces[0]
    match = _LAW.fullmatch(first.group.upper())
    if match is None or year is None:
        return None
    kind = "Nghị quyết" if match[1] == "UBTVQH" else None
    return Symbol(f"{stem}/{match[0]}", kind, issuer_of(match[1]), first.end, kind is None)


def _typed(stem: str, year: str | None, pieces: tuple[_Piece, ...]) -> Symbol | None:
    """A type, then who issued it: state, joint and Party."""
    if len(pieces) < 2:
        return None
    first, second = pieces[0], pieces[1]
    kind = type_of(first.group)
    organ = organ_of(second.group)
    if kind is None or not _is_organ(organ):
        return None
    if not _is_upper(first.group) and first.group not in TYPES and not is_known(organ):
        return None
    if type_of(organ) and not is_known(organ) and first.separator == "/" and second.separator == "/":
        return None
    rest = _rest(pieces[2:])
    organs = [organ, *(organ_of(piece.group) for piece in rest)]
    length = (rest[-1] if rest else second).end
    if kind in JOINT:
        return Symbol(f"{stem}/{kind}-{'-'.join(organs)}", TYPES[kind], None, length)
    # State bodies before 1992 wrote as the Party does (26-LCT/HĐNN8); so do bodies that the table does not know.
    party_style = first.separator == "-" and second.separator == "/"
    dashed = is_party(organ) or (party_style and (not issuer_of(organ) or organ.rstrip("0123456789") in _PAST))
    if year is None and dashed:
        return Symbol(f"{stem}-{kind}/{'-'.join(organs)}", TYPES[kind], _issuers(organs), length)
    return Symbol(f"{stem}/{kind}-{'-'.join(organs)}", TYPES[kind], _issuers(organs), length)


def _issuers(organs: list[str]) -> str | None:
    """Who issued it: the first body, and with a ministry every other ministry."""
    names = [name for organ in organs if (name := issuer_of(organ))]
    ministries = [name for name in names if name.startswith("Bộ ")]
    several = len(ministries) > 1 and len(ministries) == len(organs)
    return "; ".join(ministries) if several else issuer_of(organs[0])


def _glued(stem: str, pieces: tuple[_Piece, ...]) -> Symbol | None:
    """A type written together with a known issuer: `NĐCP`."""
    group = pieces[0].group
    for cut in range(2, min(len(group), 5)):
        kind, organ = type_of(group[:cut]), organ_of(group[cut:])
        if kind and is_known(organ) and len(organ) > 1 and _is_upper(group[:cut]):
            separated = f"{stem}-{kind}/{organ}" if is_party(organ) else f"{stem}/{kind}-{organ}"
            return Symbol(separated, TYPES[kind], issuer_of(organ), pieces[0].end)
    return None


def _old(number: str, pieces: tuple[_Piece, ...], cued: bool, named: bool) -> Symbol | None:
    """The Government's symbols of before 1997, issuer without type: `27/CP`, `115-TTg`, its chairman's `327-CT`."""
    organ = organ_of(pieces[0].group)
    # CT marks much else: only a word that names a document tells.
    told = named if organ == "CT" else cued
    if organ not in _OLD or not told or len(_rest(pieces[1:])) > 0:
        return None
    return Symbol(f"{number}{pieces[0].separator}{organ}", TYPES.get(organ), issuer_of(organ), pieces[0].end)


def _letter(stem: str, pieces: tuple[_Piece, ...], lettered: bool, cued: bool) -> Symbol | None:
    """An official letter, `N/ORGAN-UNIT`, only where a word before it says so; or after "số" a known issuer."""
    organs = [organ_of(piece.group) for piece in pieces[:1]]
    rest = _rest(pieces[1:])
    organs += [organ_of(piece.group) for piece in rest]
    if not all(_is_organ(organ) for organ in organs):
        return None
    if not rest:
        sure = is_known(organs[0]) or (len(organs[0]) > 3 and not type_of(organs[0]))
        alone = lettered and sure and pieces[0].separator == "/"
        return Symbol(f"{stem}/{organs[0]}", "Công văn", None, pieces[0].end) if alone else None
    known = is_known(organs[0]) or is_known(organs[-1]) or is_party(organs[-1])
    if not (lettered or (cued and known)):
        return None
    first = pieces[0].separator
    second = rest[0].separator if first == "-" else "-"
    length = rest[-1].end
    return Symbol(
        f"{stem}{first}{organs[0]}{second}{'-'.join(organs[1:])}", "Công văn" if lettered else None, None, length
    )


def _rest(pieces: tuple[_Piece, ...]) -> tuple[_Piece, ...]:
    """The units after the issuer, up to a common word, or a dash in spaces that stands before no ministry."""
    taken: list[_Piece] = []
    for piece in pieces:
        joint = (issuer_of(organ_of(piece.group)) or "").startswith("Bộ ")
        if (piece.spaced and not joint) or not _is_organ(piece.group):
            break
        taken.append(piece)
    return tuple(taken)


def _is_organ(group: str) -> bool:
    """Whether a group can be a body: two capitals at least, or one and a number ("C06"); few small letters."""
    capitals = sum(char.isupper() for char in group)
    small = sum(char.islower() for char in group)
    return small <= capitals and (capitals >= 2 or (capitals == 1 and small == 0 and len(group) > 1))


def _is_upper(group: str) -> bool:
    return sum(char.isupper() for char in group) * 2 >= len(group)
