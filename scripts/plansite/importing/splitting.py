"""Paragraphs of several sentences, each with a subject of its own; and the formulas with which plans end."""

import re
from typing import Final

from plansite.importing.dues import due
from plansite.importing.patterns import PATTERNS
from plansite.importing.sections import acts
from plansite.importing.sentences import roles, said_in
from plansite.importing.vocabulary import UPPERS

_SENTENCE: Final = re.compile(rf"(?<=[.;])\s+(?=[A-Z{UPPERS}])")
_GOES_ON: Final = re.compile(
    r"(?:(?:kịp thời|khẩn trương|đồng thời|hằng năm|hàng năm)\s+)?(?:gửi|đưa vào|trình|nhận|chấm|thực hiện"
    r"|thường xuyên|định kỳ|sơ kết|tổng kết|cập nhật|xong|lập biên bản|báo cáo|phối hợp|triển khai thực hiện"
    r"|hoàn thành(?=[.,;]|$| (?:trước|trong|vào|xong|chậm|đến|từ)))(?!\w)"
)
"""How a clause begins that says what becomes of what the one before it makes."""
_SHORTENED: Final = re.compile(r"(?:TP|Tp|ThS|TS|GS|PGS|BS|Q|P|H|TX|tr|v\.v)\.$")
_REFERS: Final = re.compile(r"\(xem (?:mục|phần|điểm|phụ lục)\s[^()]{1,30}\)\s*[.;]?$", re.IGNORECASE)
_FORMULA, _ENDING, _NOTHING = (re.compile(pattern) for _, pattern in PATTERNS["formulas"])
_ON_GROUNDS: Final = re.compile(r"[Cc]ăn cứ (?:(?:nội dung )?[Kk]ế hoạch|chức năng|nhiệm vụ)")


def closes(text: str) -> bool:
    """Whether a paragraph is the formula at a plan's end."""
    return _FORMULA.match(text) is not None or _ENDING.search(text) is not None


def refers(text: str) -> bool:
    """Whether a line only says where else in the plan a body's duties stand: "(xem mục II.1)"."""
    return len(text.split()) < 25 and _REFERS.search(text) is not None


def says_nothing(predicate: str) -> bool:
    """Whether what a subject is to do is only to carry out the plan."""
    return _NOTHING.fullmatch(predicate.strip()) is not None


def gives(sentence: str) -> bool:
    """Whether a sentence gives a named body something of its own to do."""
    said = said_in(sentence)
    predicate = sentence[said.predicate :].lstrip(" ,:")
    return bool(said.who) and said.sure and acts(predicate) and not closes(sentence) and not says_nothing(predicate)


def says_only(text: str, predicate: str) -> bool:
    """Whether a text only says that all do their part: "Căn cứ Kế hoạch này, … chủ động triển khai thực hiện"."""
    return any(_ON_GROUNDS.match(each.lstrip()) for each in (text, predicate)) and says_nothing(predicate)


def parted(text: str) -> tuple[str, ...]:
    """A paragraph cut before each sentence that begins with a body of its own as its subject."""
    pieces: list[str] = []
    for sentence in sentences(text):
        said = said_in(sentence)
        before = said_in(pieces[-1]) if pieces else None
        if (
            before
            and pieces[-1].endswith(";")
            and not (before.who and before.predicate and acts(pieces[-1][before.predicate :].lstrip(" ,:")))
        ):
            pieces[-1] = f"{pieces[-1]} {sentence}"
            continue
        given = bool(pieces) and re.match(r"[Gg]iao\s", sentence) and not said_in(pieces[-1]).who
        if pieces and (given or not (said.who and said.predicate)):
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.append(sentence)
    return tuple(pieces)


def tasks_in(text: str) -> tuple[str, ...]:
    """A text that one body answers for, cut into its sentences where each of them begins as a duty does."""
    found = sentences(text)
    return found if all(acts(piece) and not closes(piece) and piece.endswith(".") for piece in found) else (text,)


def clauses(text: str) -> tuple[str, ...]:
    """What a body is to do, cut before a clause with a subject or a time of its own, wrong of what stands before.

    An item of a list is a duty as the document counts them, whatever its clauses.
    """
    pieces: list[str] = []
    for clause in re.split(r"(?<=;)\s+", text):
        apart = bool(pieces) and acts(clause) and not _GOES_ON.match(clause)
        dated = apart and (
            ((at := due(clause, None)) and at.recurs != "ongoing") or says_nothing(pieces[-1].rstrip(" ;"))
        )
        if pieces and not (dated or (gives(clause) and not roles(clause))):
            pieces[-1] = f"{pieces[-1]} {clause}"
        else:
            pieces.append(clause)
    return tuple(pieces)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a shortened word ends none."""
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        if found and _SHORTENED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return tuple(found)
