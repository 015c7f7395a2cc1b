"""Rules on names in facts: each fits exactly one thing, and can be said in every language."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from plansite.citations import find
from plansite.language.folding import fold
from plansite.language.tongue import language
from plansite.language.words import load as load_words
from plansite.linking.links import Links
from plansite.linking.names import Ambiguous, Found, Index, Unknown, is_slip, nearest
from plansite.linking.resolving import Failure
from plansite.model import SOURCE_LANG, Entity, Problem
from plansite.reading import facts, labels
from plansite.reading.assemble import kind_of
from plansite.reading.labels import ROLE, Value, labels_of

_AND: Final = re.compile(r",|&|\+|/|\s-\s|\s(?:và|cùng|với)\s")
"""What people write between two names."""
_NAMED: Final = frozenset({"agencies", "beneficiaries"})
"""Values that are names alone, without a number or a date."""
_GLUED: Final = re.compile(r"\*\*[^*]{2,40}?(?::\*\*|\*\*\s*:)")

_KINDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "agencies": ("agency", "cơ quan"),
        "beneficiaries": ("beneficiary", "đối tượng"),
        "documents": ("document", "văn bản"),
    }
)
"""A label's value, as the table of labels has it, to the rule and the word for what it names."""


def unresolved(links: Links) -> Iterator[Problem]:
    """A name that fits nothing, or several things."""
    taken: set[tuple[str, int]] = set()
    for failure in links.failures:
        place = failure.file, failure.line
        if kind := _of_another_kind(failure, links):
            if place not in taken:
                taken.add(place)
                text = f"“{failure.name}” là {_KINDS[kind][1]}, không phải {_KINDS[failure.value][1]}."
                yield Problem(*place, f"unknown-{_KINDS[failure.value][0]}", text, "Ghi dưới nhãn dành cho loại ấy.")
            continue
        if _GLUED.search(failure.name):  # a fact of its own, which has a message of its own
            continue
        kind, shown = _KINDS[failure.value]
        if isinstance(failure.match, Ambiguous):
            keys = ", ".join(failure.match.keys)
            yield Problem(
                failure.file, failure.line, f"ambiguous-{kind}",
                f"“{failure.name}” có thể là nhiều {shown}: {keys}.",
                "Viết tên đầy đủ, hoặc thêm ngày ban hành." if kind == "document" else "Viết tên đầy đủ.",
            )  # fmt: skip
        else:
            yield Problem(
                failure.file, failure.line, f"unknown-{kind}", f"Không có {shown} nào tên “{failure.name}”.",
                _suggestion(failure, links),
            )  # fmt: skip


def _of_another_kind(failure: Failure, links: Links) -> str | None:
    """Of which kind a name is that its label does not take."""
    others = (kind for kind in _KINDS if kind != failure.value)
    return next((kind for kind in others if isinstance(_index(kind, links).match(failure.name), Found)), None)


def marked(links: Links) -> Iterator[Problem]:
    """A name has no signs but those of the name that is meant; it may lack some."""
    for page in links.plan.pages_of(SOURCE_LANG):
        for section in page.sections:
            known = labels_of(kind_of(page, section)) if section.facts else {}
            for fact in section.facts:
                value = known[fact.label].value if fact.label in known else ""
                for name in map(str.strip, fact.value.split(";")) if value in _NAMED else ():
                    meant = _index(value, links).written.get(fold(name))
                    if meant and fold(meant) == fold(name) and _otherwise_marked(name, meant):
                        kind, shown = _KINDS[value]
                        yield Problem(
                            page.file, fact.line, f"unknown-{kind}", f"Không có {shown} nào tên “{name}”.",
                            f"Có phải “{meant}”?",
                        )  # fmt: skip


def _otherwise_marked(name: str, meant: str) -> bool:
    """Whether a word of a name has a sign that the word it stands for has not; on which vowel is all one."""
    words, others = name.lower().split(), meant.lower().split()
    return len(words) == len(others) and any(
        fold(one) == fold(other) and _signs(one) - _signs(other) for one, other in zip(words, others, strict=True)
    )


def _signs(word: str) -> Counter[str]:
    return Counter(sign for sign in unicodedata.normalize("NFD", word) if unicodedata.combining(sign))


def shared(links: Links) -> Iterator[Problem]:
    """No two agencies, beneficiaries or terms have one name."""
    plan, names = links.plan, links.names
    kinds: tuple[tuple[Index, Mapping[str, Entity]], ...] = (
        (names.agencies, {**plan.agencies, **plan.groups}),
        (names.beneficiaries, plan.beneficiaries),
        (names.terms, plan.terms),
    )
    for known, entities in kinds:
        # The first keeps the name; a name is kept in several forms, of which one message is enough.
        said: set[tuple[str, str]] = set()
        for form, keys in known.keys.items():
            first, *others = sorted((entities[key] for key in keys), key=lambda each: (each.file, each.line))
            for other in others:
                if (other.key, first.key) not in said:
                    said.add((other.key, first.key))
                    # Which of the two is new, a page does not know.
                    for one, against in ((first, other), (other, first)):
                        yield Problem(
                            one.file, _line_of(one, form), "duplicate-name",
                            f"“{known.written[form]}” cũng là tên ở {against.file}:{_line_of(against, form)}.",
                            "Đổi tên hay tên tắt ở một nơi, hoặc gộp hai mục.",
                        )  # fmt: skip


def _line_of(entity: Entity, form: str) -> int:
    """Where a thing is given a name: the line of the short form, or its heading's."""
    named = (fact.line for fact in entity.facts if form in map(fold, fact.value.split(";")))
    return next(named, entity.line)


def untranslated(links: Links) -> Iterator[Problem]:
    """Issuers, types and roles are glossary terms, so that every other language can name them."""
    others = " hay ".join(load_words().say(lang, "lang.vietnamese") for lang in links.plan.langs[1:])
    for page in links.plan.pages_of(SOURCE_LANG) if others else ():
        for section in page.sections:
            known = labels_of(kind_of(page, section)) if section.facts else {}
            for fact in section.facts:
                if fact.value and fact.label in known and known[fact.label].value == "term":
                    match = links.names.terms.match(fact.value)
                    if not isinstance(match, Found):
                        near = _heard(fact.value, links.names.terms)
                        near = near or (match.nearest if isinstance(match, Unknown) else None)
                        hint = f"Có phải “{near}”? " if near else ""
                        new = fact.label != ROLE and not (near and is_slip(fact.value, near))
                        yield Problem(
                            page.file, fact.line, "untranslated-term" if new else "unknown-term",
                            f"“{fact.value}” chưa có trong thuật ngữ nên không có tên {others}.",
                            f"{hint}Thêm một mục vào docs/{SOURCE_LANG}/thuat-ngu.md.",
                        )  # fmt: skip


def successors(links: Links) -> Iterator[Problem]:
    """What takes an agency's place is named in every language, as many in each."""
    for agency in links.plan.agencies.values():
        own = agency.values(labels.SUCCESSORS)
        if own and not agency.value(labels.ENDED):
            yield Problem(
                agency.file, agency.line, "bad-value", f"“{labels.SUCCESSORS}” có mà “{labels.ENDED}” không có.",
                f"Thêm `- **{labels.ENDED}:** ngày/tháng/năm`, hoặc bỏ “{labels.SUCCESSORS}”.",
            )  # fmt: skip
        for lang in links.plan.langs[1:] if own else ():
            facts = [fact for fact in agency.facts if fact.label in labels.in_lang(labels.SUCCESSORS, lang)]
            for fact in facts:
                count = len([part for part in fact.value.split(";") if part.strip()])
                if count != len(own):
                    yield Problem(
                        agency.file, fact.line, "bad-value",
                        f"“{fact.label}” có {count} tên, “{labels.SUCCESSORS}” có {len(own)}.",
                        "Ghi tên của từng cơ quan, cùng thứ tự, cách nhau bằng dấu chấm phẩy.",
                    )  # fmt: skip


def _heard(name: str, known: Index) -> str | None:
    """The name that sounds like one that is not known."""
    sound = language(SOURCE_LANG).sound or str
    heard = [sound(word) for word in name.split()]
    written = tuple(known.written.values())
    initials = (
        each for each in written if name.isupper() and "".join(word[0] for word in each.split()).upper() == name
    )
    return next((each for each in written if [sound(word) for word in each.split()] == heard), next(initials, None))


def _suggestion(failure: Failure, links: Links) -> str:
    several = _several(failure.name, _index(failure.value, links))
    if several:
        return f"Nhiều tên thì cách nhau bằng dấu chấm phẩy: “{several}”."
    if isinstance(failure.match, Unknown) and failure.match.nearest:
        return f"Có phải “{failure.match.nearest}”?"
    if isinstance(failure.match, Unknown) and failure.match.reason:
        return f"{failure.match.reason}{_numbered(failure.name, links)}"
    return "Xem tên đúng ở trang của nó; tên mới thì thêm trang trước."


def _index(value: Value | str, links: Links) -> Index:
    names = links.names
    return {"agencies": names.agencies, "beneficiaries": names.beneficiaries, "documents": names.documents}[value]


def _several(name: str, known: Index) -> str | None:
    """The names that were written as one, with the mark that must part them."""
    parts = [part.strip() for part in _AND.split(name) if part.strip()]
    each = len(parts) > 1 and all(isinstance(known.match(part), Found) for part in parts)
    return "; ".join(parts) if each else None


def _numbered(name: str, links: Links) -> str:
    """The documents with the number that a name cites, or with the most similar one, as they are cited."""
    cited = next(iter(find(name)), None)
    numbers = links.names.numbers
    number = cited and (cited.canonical if cited.canonical in numbers else nearest(cited.canonical, numbers))
    documents = numbers.get(number, ()) if number else ()
    known = " hay ".join(
        f"“{each.type or 'Văn bản'} {each.number}{f' ngày {facts.format_date(each.date)}' if each.date else ''}”"
        for each in documents
    )
    return f" Có phải {known}?" if known else ""
