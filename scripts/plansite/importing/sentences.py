"""What a sentence says of who does something: its subject, with whom, and what a closing bracket adds."""

import re
from dataclasses import dataclass, replace
from typing import Final

from plansite.importing.bodies import Body, bodies
from plansite.importing.headings import CALL, ISSUER
from plansite.importing.labels import TIME, Labelled, labelled, values
from plansite.importing.sections import acts
from plansite.importing.vocabulary import UPPERS

LEADS: Final = "chủ trì"
SUPPORTS: Final = "phối hợp"
ASKED: Final = "đề nghị"

_OPENER: Final = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Hằng|Hàng|Định kỳ|Trong|Quá trình|Trước|Nếu|Khi|Theo|Để|Nhằm|Chậm nhất|Trên đây|Sau"
    r"|Từ|Đến|Ngay|Đồng thời|Ngoài|Bên cạnh|Đầu|Cuối|Kịp thời|Vào|Tùy|Thực hiện|Ngoài ra)(?!\w)"
)
_WITH: Final = re.compile(
    r"(?:phối hợp|phối kết hợp|cùng phối hợp|hiệp đồng|thống nhất(?= với))\s*(?:chặt chẽ\s*|thường xuyên\s*|tốt\s*"
    r"|đồng bộ\s*)?(?:với|cùng với|cùng|giữa)?\s+(?=\S)"
    rf"|(?<!\w)cùng (?=[A-Z{UPPERS}])|(?<!\w)mời (?:đại diện (?:lãnh đạo )?|lãnh đạo )?(?=\S)"
    r"|(?<!\w)cùng với\s+|(?:(?<=chủ trì, )|(?<=chủ trì ))cùng\s+|với sự (?:phối hợp|tham gia)(?: chặt chẽ)? của\s+",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"(?<!\w)(?:[Dd]o|[Gg]iao(?: cho)?)\s+(?=\S)")
_AFTER_BY: Final = re.compile(
    r"\s*(?:\([^()]{0,80}\))?\s*(?:là cơ quan |làm )?(?:chủ trì|thực hiện|tham mưu|chịu trách nhiệm|đầu mối"
    r"|phụ trách|đảm nhiệm|tổng hợp|theo dõi|triển khai|tổ chức|hướng dẫn|xây dựng|cơ quan|rà soát|kiểm tra"
    r"|nghiên cứu|bố trí|đôn đốc|cân đối|phối hợp)"
)
_BRACKET: Final = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;,/]*\s*$")
_GIVEN: Final = re.compile(r"(?:[Gg]iao(?: cho)?|[Dd]o|[Cc]hủ trì|[Đđ]ơn vị|[Cc]ơ quan|[Pp]hân công)\s*:?\s+")
_DATED: Final = re.compile(r"(?:Năm|Giai đoạn|Quý|Tháng|Đợt|Trước|Từ|Đến)\s[^:]{1,30}:\s+(?=\S)")
_GIVES: Final = re.compile(
    r"[\s,]*(?:giao|yêu cầu|đề nghị|phân công)(?:\s+(?:nhiệm vụ|trách nhiệm|cho|các|sở|ngành|cơ quan|đơn vị"
    r"|như sau|cụ thể|thực hiện|,))*\s*:\s*$"
)
_ROLE_WORDS: Final = re.compile(
    r"(?:\s|là|làm|cơ quan|đơn vị|chủ trì|đầu mối|phụ trách|chịu trách nhiệm|tham mưu|phối hợp|thực hiện|triển khai"
    r"|tổng hợp|chính|với|và|cùng|các)*"
)
_NO_PREDICATE: Final = re.compile(r"\s*(?:[,;:]|\(|-\s)")
_DIRECTS: Final = re.compile(rf"\s*(?:(?:,\s*)?(?:lãnh đạo|chỉ đạo)\s*)+(?=[A-Z{UPPERS}])")
_STANDING: Final = re.compile(r"(?:là )?(?:cơ quan|đơn vị) (?:thường trực|đầu mối)")


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says: who answers, in what role, with whom."""

    who: tuple[Body, ...] = ()
    role: str | None = None
    partners: tuple[Body, ...] = ()
    labels: tuple[Labelled, ...] = ()
    """What a closing bracket says."""
    predicate: int = 0
    """Where the predicate begins."""
    when: str = ""
    """What a closing bracket says after who."""
    sure: bool = True
    called: bool = False
    """Whether the sentence calls on its subject: "Yêu cầu chủ đầu tư …"."""


def said_in(text: str) -> Said:
    """What a sentence says of who acts."""
    dated = _DATED.match(text)
    if dated:
        said = said_in(text[dated.end() :])
        return replace(said, predicate=said.predicate + dated.end() if said.predicate else 0)
    bracket = _BRACKET.search(text)
    inner = _bracketed(bracket.group(1)) if bracket else None
    body = text[: bracket.start()] if inner and bracket else text
    subject = _subject(body)
    partners = _partners(body, subject.predicate if subject else 0)
    role = _role(body[subject.predicate :] if subject else body)
    if subject is None and inner is None:
        passive = _told_last(body) or _passive(body)
        if passive:
            return passive
    if inner:
        who = inner.who or (subject.who if subject else ())
        return Said(who, inner.role or role, _unique((*inner.partners, *partners)), inner.labels, 0, inner.when)
    if subject:
        return replace(subject, role=subject.role or role, partners=partners)
    return Said((), role, partners)


def _subject(text: str) -> Said | None:
    """The bodies that are the subject of a sentence's first clause."""
    start, asked = 0, False
    call = ISSUER.match(text) or CALL.match(text)
    if call:
        start, asked = call.end(), "nghị" in call.group().lower()
    who = bodies(text, start)
    if not who and not call and _OPENER.match(text):
        who, asked, start = _later_subject(text)
    if not who:
        return None
    rest = text[who[-1].end :]
    end = who[-1].end + (len(rest) - len(rest.lstrip(" ,:")))
    if not rest.strip(" .,;:") or (not call and _NO_PREDICATE.match(rest) and not re.match(r"\s*[,:(]", rest)):
        return None
    if _GIVES.match(rest):  # "UBND huyện giao:" gives what follows to others
        return None
    word = re.match(r"[\s,:(]*([^\W\d_]+)", rest)
    if word is None or (not word.group(1).islower() and ":" not in rest[:3]):
        return None
    return Said(who, ASKED if asked else None, (), (), end, called=bool(call))


def _later_subject(text: str) -> tuple[tuple[Body, ...], bool, int]:
    """The subject after an opening phrase and its comma: "Hằng năm, các sở …"."""
    for sign in re.finditer(r",\s+|\s(?=các\s)", text[:260]):
        place = sign.end()
        call = ISSUER.match(text, place) or CALL.match(text, place)
        who = bodies(text, call.end() if call else place)
        if who and re.match(r"\s+[^\W\d_]", text[who[-1].end :]):
            following = text[who[-1].end :].split()[:1]
            if following and following[0].islower() and following[0] not in ("và", "của", "là", "với"):
                return who, bool(call and "nghị" in call.group().lower()), place
    return (), False, 0


def _partners(text: str, start: int) -> tuple[Body, ...]:
    found: list[Body] = []
    for match in _WITH.finditer(text, start):
        found += bodies(text, match.end())
    return _unique(tuple(found))


def _role(predicate: str) -> str | None:
    small = predicate.lstrip(" ,:").lower()
    standing = _STANDING.match(small)
    if standing:
        return standing.group().removeprefix("là ")
    if small.startswith(("chủ trì", "chịu trách nhiệm chủ trì", "có trách nhiệm chủ trì", "làm chủ trì")):
        return LEADS
    if small.startswith(
        ("phối hợp", "có trách nhiệm phối hợp", "chủ động phối hợp", "tích cực phối hợp", "tham gia phối hợp")
    ):
        return SUPPORTS
    return None


def _passive(text: str) -> Said | None:
    """ "… do Sở Y tế chủ trì", "Giao Sở Y tế chủ trì …" in a later sentence."""
    for match in _BY.finditer(text):
        who = bodies(text, match.end())
        if who and (_AFTER_BY.match(text, who[-1].end) or match.group()[0] == "G"):
            rest = text[who[-1].end :]
            return Said(who, _role(rest), _partners(text, who[-1].end), (), 0, sure=match.group()[0] in "GD")
    for colon in re.finditer(r":\s+(?=\S)", text):  # "… máy tính: Văn phòng chủ trì, phối hợp …"
        who = bodies(text, colon.end())
        if who and (_AFTER_BY.match(text, who[-1].end) or acts(text[who[-1].end :].lstrip())):
            charged = text.startswith("chịu trách nhiệm", who[-1].end + 1)
            return Said(who, _role(text[who[-1].end :]), _partners(text, who[-1].end), (), 0, sure=charged)
    for end in re.finditer(rf"\.\s+(?=[A-Z{UPPERS}])", text):  # "Tổ chức cuộc thi. Sở Y tế tham mưu thể lệ."
        if later := _subject(text[end.end() :]):
            return replace(later, partners=_partners(text, end.end()), predicate=0, sure=False)
    return None


def _told_last(text: str) -> Said | None:
    """What a sentence after the duty's own says, where it says only that: "… 02 lớp. Sở Y tế làm đầu mối"."""
    ends = re.finditer(rf"[.;]\s+(?=[A-Z{UPPERS}])|:\s+(?=\S)", text)
    pieces = [text[end.end() :] for end in ends]
    return next(
        (said for piece in (*pieces, *(piece.split(". ")[0] for piece in pieces)) if (said := roles(piece))), None
    )


def roles(text: str) -> Said | None:
    """What a text says that names who leads, perhaps who supports and until when, and nothing else."""
    text = re.sub(r"^Giao(?: cho)?\s+", "", text)
    who = bodies(text)
    if not who:
        return None
    rest = text[who[-1].end :]
    partners, covered = list[Body](), 0
    for sign in sorted((*_WITH.finditer(rest), *re.finditer(r"[;,]\s+", rest)), key=lambda match: match.end()):
        if sign.end() > covered and (others := bodies(rest, sign.end())):
            partners += others
            covered = others[-1].end
    for body in partners:
        rest = rest.replace(body.name, "")
    pieces = [piece for piece in re.split(r"\s*[;,]\s*", rest.strip(" ./")) if piece]
    dues = [label.value for piece in pieces for label in labelled(piece) if label.kind == TIME]
    said = [piece for piece in pieces if not labelled(piece)]
    if not all(_ROLE_WORDS.fullmatch(piece) for piece in said):
        return None
    return Said(who, LEADS if "chủ trì" in rest else None, _unique(tuple(partners)), (), 0, "; ".join(dues))


def _bracketed(text: str) -> Said | None:
    """What a closing bracket says: who answers, with whom, until when; None where it says nothing of that."""
    if _STANDING.match(text.lower()):
        return None
    labels = tuple(values(text))
    if labels:
        first = text.find(labels[0].label)
        before = _bracketed(text[:first].rstrip(" ;,.")) if labels[0].label and first > 3 else None
        return replace(before, labels=labels) if before else Said((), None, (), labels)
    given = _GIVEN.match(text)
    start = given.end() if given else 0
    told = roles(text[start:])
    if told:
        return replace(told, role=LEADS if given and given.group().lower().startswith("chủ trì") else told.role)
    who = bodies(text, start)
    if not who:
        partners = _partners(text, 0) if _WITH.match(text) else ()
        return Said((), None, partners) if partners else None
    directs = _DIRECTS.match(text, who[-1].end)
    who += bodies(text, directs.end()) if directs else ()
    rest = text[who[-1].end :].lstrip(" ,")
    if not (given or acts(rest) or re.match(r"[;.–-]|là |làm |đầu mối|phụ trách", rest)):
        return None
    leads = rest.startswith("chủ trì") or (given and given.group().lower().startswith("chủ trì"))
    return Said(who, LEADS if leads else None, _partners(text, who[-1].end), (), 0, rest.strip(" ,;.-–"))


def _unique(found: tuple[Body, ...]) -> tuple[Body, ...]:
    return tuple({body.name.casefold(): body for body in reversed(found)}.values())[::-1]
