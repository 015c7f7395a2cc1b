"""The documents that a plan cites, each once, and the plan's own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from plansite.citations import Citation, find, laws
from plansite.importing.bodies import bodies, normal
from plansite.importing.frame import Frame, Letterhead
from plansite.importing.name_extent import capital_head
from plansite.importing.source import Block, lines_of
from plansite.importing.vocabulary import UPPERS

_BY: Final = re.compile(
    rf"\s*,?\s*(?:của|do)\s+(?P<issuer>[A-Z{UPPERS}][^,;.()\d]{{2,70}}?)(?=\s+(?:về|phê duyệt|ban hành|quy định"
    r"|hướng dẫn|khóa|trình|tại|sửa đổi|triển khai|thực hiện)(?!\w)|[,;.()]|$)"
)
_ABOUT: Final = re.compile(
    r"\s*,?\s*(?P<about>(?:về|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|triển khai|thực hiện)(?!\w)[^;.()]{6,260})"
)
_LONGEST: Final = 160
"""Letters of a name that is made of what a plan is about."""
_PLACE: Final = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s")
_CARRIES: Final = re.compile(
    r"(?:^|[;.,]\s*)(?:Thực hiện|Triển khai(?: thực hiện)?|Để (?:triển khai|thực hiện)|Nhằm (?:triển khai"
    r"|thực hiện))(?!\w)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that the plan names by its number."""

    number: str
    line: int
    type: str | None
    issuer: str | None
    date: str | None
    about: str | None
    malformed: tuple[str, ...] = ()
    name: str | None = None
    """The title of a law that is named without its number."""

    @property
    def title(self) -> str:
        """How the document is called."""
        return self.name or f"{self.type or 'Văn bản'} số {self.number}"


@dataclass(frozen=True, slots=True)
class Own:
    """The plan's own document."""

    title: str
    short: str
    number: str | None
    type: str
    issuer: str | None
    date: str | None
    subject: str | None
    implements: tuple[str, ...]
    """As facts name documents."""


def cited_in(blocks: Iterable[Block], own: str | None) -> Mapping[str, Cited]:
    """Every document cited by number, by its right number, in the order of the text."""
    found: dict[str, Cited] = {}
    for line, text in lines_of(blocks):
        for citation in find(text):
            if citation.canonical == own:
                continue
            new = _cited(citation, text, line)
            old = found.get(citation.canonical)
            found[citation.canonical] = new if old is None else _merged(old, new)
        for law in laws(text):
            known = Cited("", line, law.type, "Quốc hội", law.date, None, (), law.title)
            found.setdefault(f"{law.title} {law.date}", known)
    return found


def own_document(frame: Frame, head: Letterhead, cited: Mapping[str, Cited]) -> Own:
    """What the plan's head says of the plan."""
    number = None if frame.wrapped else head.number
    kind = (next((citation.type for citation in find(number)), None) if number else None) or head.kind or "Kế hoạch"
    subject = head.subject
    about = _lowered(subject)[:_LONGEST].replace(";", ",")
    short = f"{kind} {number}" if number else f"{kind} {about}".strip()
    title = f"{kind} số {number}" if number else short
    named = [named_document(cited[key]) for key in _carried(frame) if key in cited]
    if frame.wrapped and head.number and head.number in cited:
        named = [named_document(cited[head.number])]
    return Own(title, short, number, kind, issuer_of(frame), head.date, subject, tuple(dict.fromkeys(named)))


def named_document(document: Cited) -> str:
    """A document as a fact names it."""
    dated = f" ngày {shown_date(document.date)}" if document.date else ""
    return f"{document.title}{dated}" if document.number else document.title


def shown_date(iso: str) -> str:
    """A date in the official form: 04/3/2013."""
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{day:02}/{month:02}/{year}" if month < 3 else f"{day:02}/{month}/{year}"


def issuer_of(frame: Frame) -> str | None:
    """Who issued the plan, by its letterhead: "UBND tỉnh An Hải", the last body of those above the number."""
    rows = frame.front[:14]
    number = next((n for n, row in enumerate(rows, 1) if re.search(r"[Ss]ố\s*:?\s*\d", row.text)), 6)
    found: list[str] = []
    for line in (_left(row.text) for row in rows[:number]):
        if (
            line
            and line.isupper()
            and found
            and (_PLACE.match(line) or not (bodies(line) or capital_head(normal(line), 0)))
        ):
            found[-1] = f"{found[-1]} {line}"
        elif line and line.isupper():
            found.append(line)
    if not found:
        return None
    inline = re.search(rf"\s({_PLACE.pattern}.+)$", found[-1])
    first, place = (found[-1][: inline.start()], inline.group(1)) if inline else (found[-1], None)
    body = re.sub(r"^[ỦU][ỶY] BAN NHÂN DÂN|^UBND", "UBND", first.replace("Uỷ", "Ủy"))
    if body != "UBND":
        known = bodies(body)
        party = re.match(r"(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) [ỦU][ỶY]", body)
        end = party.end() if party else known[-1].end if known else len(body)
        tail = re.sub(r"(?<!\w)(?!và\s)[^\W\d_]+", lambda word: _capital(word.group()), normal(body)[end:])
        body = f"{normal(body)[:end]}{tail}"
    return f"{body} {_titled(place)}" if place else body


def _capital(word: str) -> str:
    return word if word.isupper() else word.capitalize()


def _left(text: str) -> str:
    """The left column of a line of a letterhead."""
    left = re.split(r"\||CỘNG H[OÒ][AÀ]|ĐẢNG CỘNG SẢN|Độc lập", text)[0]
    return left.strip(" *_-–|") if not re.match(r"(?:Số|QUYẾT ĐỊNH|KẾ HOẠCH)", left) else ""


def _titled(place: str) -> str:
    unit = _PLACE.match(place)
    assert unit
    return f"{unit.group().strip().lower()} {place[unit.end() :].strip().title()}"


def _lowered(subject: str | None) -> str:
    if not subject:
        return ""
    return subject.lower() if subject.isupper() else subject[:1].lower() + subject[1:]


def _carried(frame: Frame) -> list[str]:
    """The numbers of the documents that the preamble says the plan carries out."""
    found: list[str] = []
    for row in frame.preamble:
        starts = [match.start() for match in _CARRIES.finditer(row.text)]
        if starts:
            found += [citation.canonical for citation in find(row.text) if citation.start > starts[0]]
    return found


def _cited(citation: Citation, text: str, line: int) -> Cited:
    by = _BY.match(text, citation.date_end)
    about = _ABOUT.match(text, by.end() if by else citation.date_end)
    issuer = citation.issuer if citation.issuer and citation.issuer != "Ủy ban nhân dân" else None
    named = " ".join(by["issuer"].split()) if by else None
    malformed = () if citation.wellformed else (citation.text,)
    subject = (
        re.split(r",\s+(?=UBND|Ủy ban|[A-ZĐ])|\s+(?:và|,)\s+(?=Kế hoạch số|Quyết định số)", about["about"])[0]
        if about
        else None
    )
    return Cited(
        citation.canonical, line, citation.type, named or issuer or citation.issuer, citation.date,
        subject.strip(" ,") if subject else None, malformed,
    )  # fmt: skip


def _merged(old: Cited, new: Cited) -> Cited:
    return replace(
        old, type=old.type or new.type, issuer=old.issuer or new.issuer, date=old.date or new.date,
        about=old.about or new.about, malformed=tuple(dict.fromkeys((*old.malformed, *new.malformed))),
    )  # fmt: skip
