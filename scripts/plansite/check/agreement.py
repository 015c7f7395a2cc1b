"""Rules on a duty's facts beside its own words: they name the same partners and the same period."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.check.partners import partners
from plansite.linking.links import Links
from plansite.linking.prose import prose_blocks
from plansite.model import SOURCE_LANG, Page, Problem, Section
from plansite.reading import labels

_PERIOD: Final = re.compile(r"(?<![\d/])((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})(?!\d)")
_LEADS: Final = re.compile(
    r"\bchủ trì(?:,| và)? phối hợp"
    r"|(?:^|[.;] )(?:Sở|Công an|Ủy ban|UBND|Ban|Cơ quan)(?: \w+)?(?: phải| là| được giao)? chủ trì"
)
"""The page's agency leads, in a duty's words."""
_OTHER_ROLES: Final = frozenset({"phối hợp", "đề nghị"})
_FORCE: Final = re.compile(
    r"(?P<no>(?:không|chưa)\b[^.;]{0,60}?)?\b(?P<said>còn|hết) hiệu lực(?P<open> hay| hoặc)?", re.IGNORECASE
)


def role_and_force(links: Links) -> Iterator[Problem]:
    """A duty's role is the one that its words give; a document is in force where its text says so."""
    for task in links.plan.tasks.values():
        page = links.plan.pages[SOURCE_LANG, task.path]
        section = page.section_at(task.line)
        role = next((fact for fact in section.facts if fact.label == labels.ROLE), None)
        if role and role.value.lower() in _OTHER_ROLES and any(_LEADS.search(text) for text in _texts(page, section)):
            yield Problem(
                page.file, role.line, "fact-prose", f"“{labels.ROLE}” ghi {role.value}, lời văn ghi chủ trì.",
                f"Viết `- **{labels.ROLE}:** chủ trì`, hoặc sửa lời văn.",
            )  # fmt: skip
    for document in links.plan.documents.values():
        page = links.plan.pages[SOURCE_LANG, document.path]
        section = page.section_at(document.line)
        force = next((fact for fact in section.facts if fact.label == labels.EFFECT), None)
        for block in prose_blocks(section, notes=False) if force else ():
            text = page.text(block.start, block.end)
            for found in _FORCE.finditer(text):
                right = labels.IN_FORCE if found["said"].lower() == "còn" else labels.NO_LONGER
                if force and not found["no"] and not found["open"] and not force.value.startswith(right):
                    yield Problem(
                        page.file, block.start + text.count("\n", 0, found.start()), "fact-prose",
                        f"Lời văn ghi “{found.group().strip()}”; dòng {force.line} ghi {labels.EFFECT}: {force.value}.",
                        "Sửa lời văn hoặc dòng kia.",
                    )  # fmt: skip


def _texts(page: Page, section: Section) -> Iterator[str]:
    return (page.text(block.start, block.end) for block in prose_blocks(section, notes=False))


def facts_and_prose(links: Links) -> Iterator[Problem]:
    """A partner or a period that a duty's facts state is not another than the one that its words state."""
    for key, task in links.plan.tasks.items():
        page = links.plan.pages[SOURCE_LANG, task.path]
        section = page.section_at(task.line)
        said = {fact.label: fact for fact in section.facts}
        texts = {block.start: page.text(block.start, block.end) for block in prose_blocks(section, notes=False)}
        if period := said.get(labels.PERIOD):
            periods = {f"{a}-{b}" for text in texts.values() for a, b in _PERIOD.findall(text)}
            if len(periods) == 1 and "-" in period.value and period.value.replace("–", "-") not in periods:
                yield Problem(
                    page.file, period.line, "fact-prose", f"“{labels.PERIOD}” ghi {period.value}, lời văn ghi khác.",
                    f"Viết `- **{labels.PERIOD}:** {periods.pop()}`, hoặc sửa lời văn.",
                )  # fmt: skip
        stated = said.get(labels.PARTNERS)
        known = {*links.tasks[key].stated, *links.tasks[key].partners_inferred, *links.tasks[key].answering}
        mentions = links.mentions[SOURCE_LANG, task.path]
        for start, text in texts.items() if stated else ():
            for agency in partners(text, SOURCE_LANG, mentions.get(start, ())):
                if stated and agency in links.plan.agencies and agency not in known:
                    name = links.plan.agencies[agency].name[SOURCE_LANG]
                    yield Problem(
                        page.file, stated.line, "fact-prose", f"Lời văn ghi phối hợp với “{name}”; dòng này không ghi.",
                        f"Viết `- **{labels.PARTNERS}:** {stated.value}; {name}`, hoặc sửa lời văn.",
                    )  # fmt: skip
