"""Rules on names in facts: each fits exactly one thing, and can be said in every language."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from plansite import facts
from plansite.links import Failure, Links
from plansite.model import SOURCE_LANG, Problem
from plansite.names import Ambiguous, Found, Unknown

_KINDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        facts.LEAD: ("agency", "cơ quan"),
        facts.PARTNERS: ("agency", "cơ quan"),
        facts.BENEFICIARIES: ("beneficiary", "đối tượng"),
        facts.BASIS: ("document", "văn bản"),
        facts.IMPLEMENTS: ("document", "văn bản"),
        facts.PLAN: ("document", "văn bản"),
    }
)


def unresolved(links: Links) -> Iterator[Problem]:
    """A name that fits nothing, or several things."""
    for failure in links.failures:
        kind, shown = _KINDS[failure.label]
        if isinstance(failure.match, Ambiguous):
            keys = ", ".join(failure.match.keys)
            yield Problem(
                failure.file, failure.line, f"ambiguous-{kind}",
                f"«{failure.name}» có thể là nhiều {shown}: {keys}.",
                "Viết tên đầy đủ, hoặc thêm ngày ban hành." if kind == "document" else "Viết tên đầy đủ.",
            )  # fmt: skip
        else:
            yield Problem(
                failure.file, failure.line, f"unknown-{kind}", f"Không có {shown} nào tên «{failure.name}».",
                _suggestion(failure),
            )  # fmt: skip


def untranslated(links: Links) -> Iterator[Problem]:
    """Issuers and types are glossary terms, so that every language can name them."""
    for document in links.plan.documents.values():
        for fact in document.facts:
            if fact.label in (facts.ISSUER, facts.TYPE) and fact.value:
                match = links.names.terms.match(fact.value)
                if not isinstance(match, Found):
                    near = match.nearest if isinstance(match, Unknown) else None
                    hint = f"Có phải «{near}»? " if near else ""
                    yield Problem(
                        document.file, fact.line, "unknown-term",
                        f"«{fact.value}» chưa có trong thuật ngữ nên không có tên tiếng Anh.",
                        f"{hint}Thêm một mục vào docs/{SOURCE_LANG}/thuat-ngu.md.",
                    )  # fmt: skip


def _suggestion(failure: Failure) -> str:
    if isinstance(failure.match, Unknown) and failure.match.nearest:
        return f"Có phải «{failure.match.nearest}»?"
    if isinstance(failure.match, Unknown) and failure.match.reason:
        return failure.match.reason
    return "Xem tên đúng ở trang của nó; tên mới thì thêm trang trước."
