"""Rules on the numbers that a text says of the plan: how many duties an agency has, how many agencies have duties."""

from collections.abc import Iterator
from typing import Final

from plansite.addresses import HOME
from plansite.check.said import described, prose
from plansite.language.quantities import quantities
from plansite.language.tongue import language
from plansite.linking.links import Links
from plansite.model import Page, Problem

_FEW: Final = 1
"""So many may be some of all."""


def counts(links: Links) -> Iterator[Problem]:
    """A page of an agency, and of the whole plan, says the number that there are."""
    for page in links.plan.pages.values():
        tongue = language(page.lang)
        first = page.sections[0] if page.sections else None
        for number, line in (*described(page), *(prose(page, first) if first else ())):
            for what, found in ((what, each) for what, word in tongue.counted.items() for each in word.finditer(line)):
                said = next((q for q in quantities(line, page.lang) if q.start == found.start()), None)
                right = _right(what, page, line, links)
                count = int(said.value) if said and said.value.isdecimal() else 0
                if right and count > _FEW and count not in right:
                    yield Problem(
                        page.file, number, "item-count",
                        f"“{found.group()}”: trong kế hoạch có {' hay '.join(map(str, sorted(right)))}.",
                        "Sửa số ấy.",
                    )  # fmt: skip


def _right(what: str, page: Page, line: str, links: Links) -> set[int]:
    """The numbers that fit what is counted on a page; empty where any may."""
    plan = links.plan
    if what == "agencies" and page.slug == HOME.removesuffix(".md"):
        answering = {key for task in links.tasks.values() for key in task.answering if key in plan.agencies}
        return {len(answering), len(plan.agencies)}
    entity = links.entity_in(page.path, None)
    if what == "agencies" or entity is None or entity.key not in plan.agencies:
        return set()
    here = sum(task.path == page.path for task in plan.tasks.values())
    answers, supports = (len(table.get(entity.key, ())) for table in (links.answers, links.supports))
    return {here, answers, supports, answers + supports} - {0}
