"""The one table of labels: what facts may be said of what, in which order, and how each value is read.

A new label is a row of `_ROWS` and, for other languages, a row `fact.<label>` of `words.csv`: `check` then accepts it,
reads its value, and a page shows it, as its kind of value has it (`check.values`, `weaving.fact_list`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from plansite.language import words
from plansite.language.folding import fold
from plansite.model import SOURCE_LANG, Lang

Value: TypeAlias = Literal[
    "text",
    "names",
    "known",
    "agencies",
    "beneficiaries",
    "documents",
    "tasks",
    "term",
    "choice",
    "date",
    "moment",
    "period",
    "deadline",
    "source",
    "number",
    "telephone",
    "contact",
    "addresses",
]
"""How a value is read, checked and shown. `names` are words as they stand, apart by semicolons; `known` are names that
lead to a page where there is one."""

RESPONSIBLE: Final = "Cơ quan thực hiện"
LEAD: Final = "Chủ trì"
ROLE: Final = "Vai trò"
PARTNERS: Final = "Phối hợp"
INFERRED: Final = "Phối hợp (suy từ câu)"
BENEFICIARIES: Final = "Đối tượng"
BEARING: Final = "Nhiệm vụ liên quan"
BASIS: Final = "Căn cứ"
PERIOD: Final = "Giai đoạn"
DEADLINE: Final = "Thời hạn"
OUTPUTS: Final = "Sản phẩm"
INDICATORS: Final = "Chỉ tiêu"
BUDGET: Final = "Kinh phí"
REPORTS: Final = "Báo cáo"
SHORT: Final = "Tên tắt"
ALIAS: Final = "Tên gọi khác"
ENDED: Final = "Không còn từ"
SUCCESSORS: Final = "Cơ quan kế thừa"
GROUND: Final = "Theo"
NUMBER: Final = "Số, ký hiệu"
TYPE: Final = "Loại"
ISSUER: Final = "Cơ quan ban hành"
DATE: Final = "Ngày ban hành"
SUBJECT: Final = "Trích yếu"
IMPLEMENTS: Final = "Thực hiện"
EFFECT: Final = "Hiệu lực"
IN_FORCE_FROM: Final = "Có hiệu lực từ"
ENDED_FROM: Final = "Hết hiệu lực từ"
REPLACED_BY: Final = "Văn bản thay thế"
WHEN: Final = "Thời điểm"
PLAN: Final = "Văn bản"
AGENCY: Final = "Cơ quan"
TELEPHONE: Final = "Số điện thoại"
PARAGRAPHS: Final = "Số đoạn"
SOURCE_NAME: Final = "Tên nguồn"
CONTACT: Final = "Liên hệ"
SOURCE: Final = "Nguồn"
LOOKED_UP: Final = "Tra cứu ngày"
STATUS: Final = "Tình trạng"
EVERYDAY: Final = "Từ thường dùng"
FORMER: Final = "Địa chỉ cũ"

PARENT: Final = "Thuộc nhiệm vụ"
"""Said of a task by where it stands, under another; no fact says it."""
WITHDRAWN: Final = "Bãi bỏ"
IN_FORCE: Final = "Còn hiệu lực"
NO_LONGER: Final = "Hết hiệu lực"


@dataclass(frozen=True, slots=True)
class Label:
    """What an editor may write before a value."""

    name: str
    kinds: tuple[str, ...]
    """The kinds of headings under which it may stand (`assemble.kind_of`)."""
    value: Value = "text"
    lang: Lang | None = SOURCE_LANG
    """The language of the words that stand as they are; None where they are of none."""
    elsewhere: Literal["", "own", "instead"] = ""
    """Whether other languages have a label ("Tên tắt tiếng Anh") for words of their own, or for these words instead."""
    choices: tuple[str, ...] = ()
    """What the value begins with."""
    shown: bool = True
    """Whether a page shows it."""
    base: str = ""
    """The label of the source language, of which this is another language's."""
    older: tuple[str, ...] = ()
    """Other forms of the label that stay readable."""


_TASK: Final = ("task", "block")
"""A task, and a plain heading whose facts hold for the tasks under it."""
_PLAIN: Final = ("section", "block")
_NAMED: Final = ("agency", "group", "document", "beneficiary", "term")

_ROWS: Final = (
    Label(RESPONSIBLE, _TASK, "agencies"),
    Label(LEAD, _TASK, "agencies"),
    Label(ROLE, _TASK, "term"),
    Label(PARTNERS, _TASK, "agencies"),
    Label(INFERRED, _TASK, "agencies"),
    Label(BENEFICIARIES, _TASK, "beneficiaries"),
    Label(BASIS, _TASK, "documents"),
    Label(PERIOD, _TASK, "period", lang=None),
    Label(DEADLINE, _TASK, "deadline", elsewhere="instead"),
    Label(OUTPUTS, _TASK, "names", elsewhere="instead"),
    Label(INDICATORS, _TASK, "names", elsewhere="instead"),
    Label(BUDGET, _TASK, elsewhere="instead"),
    Label(REPORTS, _TASK, elsewhere="instead"),
    Label(NUMBER, ("document",), lang=None),
    Label(TYPE, ("document",), "term"),
    Label(ISSUER, ("document",), "term"),
    Label(DATE, ("document",), "date"),
    Label(SUBJECT, ("document",)),
    Label(IMPLEMENTS, ("document",), "documents"),
    Label(EFFECT, ("document",), "choice", choices=(IN_FORCE, NO_LONGER, "Không rõ")),
    Label(IN_FORCE_FROM, ("document",), "date"),
    Label(ENDED_FROM, ("document",), "date"),
    Label(REPLACED_BY, ("document",), "known"),
    Label(SHORT, ("agency",), "names", elsewhere="own"),
    Label(ALIAS, _NAMED, "names", elsewhere="own", older=("{Lang} khác",)),
    Label(BEARING, ("beneficiary",), "tasks", shown=False),
    Label(ENDED, ("agency",), "date"),
    Label(SUCCESSORS, ("agency",), "known", elsewhere="instead"),
    Label(GROUND, ("agency",), elsewhere="instead"),
    Label(WHEN, ("event",), "moment"),
    Label(PLAN, ("event",), "known"),
    Label(PLAN, _PLAIN, "documents"),
    Label(AGENCY, ("event",), "known"),
    Label(TELEPHONE, ("help",), "telephone", lang=None),
    Label(PARAGRAPHS, _PLAIN, "number", lang=None),
    Label(SOURCE_NAME, _PLAIN, elsewhere="instead"),
    Label(CONTACT, _PLAIN, "contact", lang=None),
    Label(SOURCE, (*_TASK, *_PLAIN[:1], "agency", "group", "document", "beneficiary", "event"), "source"),
    Label(LOOKED_UP, ("agency", "document", "event"), "date"),
    Label(STATUS, ("task",), "choice", choices=(WITHDRAWN,)),
    Label(EVERYDAY, ("task", *_NAMED, "help"), "names", elsewhere="own", shown=False),
    Label(FORMER, (*_PLAIN, "task", *_NAMED, "event", "help"), "addresses", lang=None, shown=False),
)
"""Each label once a kind of heading, in the order in which it is shown."""


def in_lang(label: str, lang: Lang) -> tuple[str, ...]:
    """A label as the editors write it for words of a language: its name there, then the older ones."""
    if lang == SOURCE_LANG:
        return (label,)
    return next(((row.name, *row.older) for row in _expanded() if row.base == label and row.lang == lang), ())


def find(name: str) -> Label | None:
    """The label of a name, whatever it stands under."""
    return _by_name().get(name)


def labels_of(kind: str) -> Mapping[str, Label]:
    """What may be said of a kind of heading, by name and in order, older forms last."""
    return _by_kind()[kind]


def meant(folded: str) -> str | None:
    """The label whose name folds to this."""
    return _by_fold().get(folded)


@cache
def _by_fold() -> Mapping[str, str]:
    return {fold(name): name for name in _by_name()}


@cache
def _by_name() -> Mapping[str, Label]:
    return {name: row for rows in _by_kind().values() for name, row in rows.items()}


@cache
def _expanded() -> tuple[Label, ...]:
    """The rows, each followed by those of the other languages."""
    return tuple(label for row in _ROWS for label in (row, *(_other(row, lang) for lang in _others(row))))


def _others(row: Label) -> tuple[Lang, ...]:
    return tuple(lang for lang in words.load().langs if lang != SOURCE_LANG) if row.elsewhere else ()


def _other(row: Label, lang: Lang) -> Label:
    called = words.load().say(lang, "lang.vietnamese")
    older = tuple(form.format(Lang=called[0].upper() + called[1:]) for form in row.older)
    return replace(row, name=f"{row.name} {called}", lang=lang, base=row.name, older=older)


@cache
def _by_kind() -> Mapping[str, Mapping[str, Label]]:
    kinds = dict.fromkeys(kind for row in _ROWS for kind in row.kinds)
    return MappingProxyType({kind: MappingProxyType(_named(kind)) for kind in kinds})


def _named(kind: str) -> dict[str, Label]:
    rows = [row for row in _expanded() if kind in row.kinds]
    return {row.name: row for row in rows} | {older: row for row in rows if row.base for older in row.older}
