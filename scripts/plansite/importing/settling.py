"""What can only be decided once the whole plan is known: duties that nobody is given, and duties said twice."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from plansite.importing.bodies import bodies
from plansite.importing.duties import Doubt, Duty, Entry, Facts, Passage
from plansite.importing.naming import same
from plansite.importing.spelling import bare

_ROWS: Final = r"(?:STT|số thứ tự|nhiệm vụ|mục)\s+(?:số\s+)?(?P<rows>\d[\d.]*(?:(?:,|;|\s+và)\s*\d[\d.]*)*)"
_ROWS_BY: Final = re.compile(rf"{_ROWS}\s+(?:do|giao(?:\s+cho)?)\s+(?=\S)", re.IGNORECASE)
_ROWS_IN: Final = re.compile(rf"\s*\({_ROWS}\)", re.IGNORECASE)
_SAME: Final = 93.0
"""The least likeness, of 100, of a duty said twice."""
_LONG: Final = 25
"""Letters; shorter duties are alike by chance."""


def settled(entries: Sequence[Entry], doubts: Sequence[Doubt]) -> tuple[tuple[Entry, ...], tuple[Doubt, ...]]:
    """The entries with each duty once, and those that a plan gives to nobody, where it gives others, to ask about."""
    asked = list(doubts)
    return tuple(_once(_given(_noted(entries), asked), asked)), tuple(asked)


def _noted(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, rows of a table with the lead that a note below it gives: "STT 5, 6 do Sở A chủ trì"."""
    found = list(entries)
    for place, entry in enumerate(found):
        note = entry.text if isinstance(entry, Passage) and "chủ trì" in entry.text else ""
        for told in _ROWS_BY.finditer(note):
            for body in bodies(note, told.end()):
                own = _ROWS_IN.match(note, body.end) or told
                for row in re.findall(r"\d[\d.]*\d|\d", own["rows"]):
                    above = [(n, each) for n, each in enumerate(found[:place]) if isinstance(each, Duty)]
                    for n, duty in [each for each in above if each[1].place.endswith(f"STT {row}")][-1:]:
                        found[n] = replace(duty, facts=Facts((body,), "chủ trì").over(duty.facts))
    return found


def _given(entries: Sequence[Entry], asked: list[Doubt]) -> list[Entry]:
    duties = [entry for entry in entries if isinstance(entry, Duty)]
    given = sum(duty.assigned for duty in duties)
    if given < 3 or given * 2 < len(duties) - given:
        return list(entries)
    found: list[Entry] = []
    lists = Counter({duty.place: 0 for duty in duties})
    for duty in duties:
        lists[duty.place] += 1 if duty.assigned else -1
    for entry in entries:
        # Among others that are given it is a duty all the same, and is asked about as one without an agency.
        if (
            not isinstance(entry, Duty)
            or entry.assigned
            or lists[entry.place] > 0
            or any(child.assigned for child in entry.children)
        ):
            found.append(entry)
            continue
        lines = {duty.line for duty in (entry, *entry.children)}
        asked[:] = [doubt for doubt in asked if doubt.line not in lines]
        asked.append(Doubt(entry.line, "unassigned", entry.text))
        found += [Passage(entry.line, text, placed=False, item=True) for text in _texts(entry)]
    return found


def _once(entries: Sequence[Entry], asked: list[Doubt]) -> list[Entry]:
    """The entries, a duty that repeats an earlier one as a passage; what it adds is the earlier one's."""
    found: list[Entry] = []
    seen: list[tuple[str, int]] = []
    for entry in entries:
        if not isinstance(entry, Duty) or len(bare(entry.text)) < _LONG:
            found.append(entry)
            continue
        text = bare(entry.text)
        place = _repeated(entry, text, seen, found)
        if place is None:
            seen.append((text, len(found)))
            found.append(entry)
            continue
        first = found[place]
        assert isinstance(first, Duty)
        found[place] = replace(first, facts=first.facts.over(entry.facts))
        asked.append(Doubt(entry.line, "repeated", entry.text, f"dòng {first.line}"))
        found += [Passage(entry.line, line, item=True) for line in _texts(entry)]
    return found


def _repeated(duty: Duty, text: str, seen: Iterable[tuple[str, int]], found: Sequence[Entry]) -> int | None:
    """Where an earlier duty stands that says the same and does not contradict this one."""
    for earlier, place in seen:
        first = found[place]
        if isinstance(first, Duty) and fuzz.ratio(text, earlier, score_cutoff=_SAME) and _agree(first, duty):
            return place
    return None


def _agree(first: Duty, second: Duty) -> bool:
    ours, theirs = ({same(body.name) for body in duty.facts.who} for duty in (first, second))
    days = [(d.start, d.end, d.recurs) for duty in (first, second) if (d := duty.facts.deadline)]
    return (not ours or not theirs or ours == theirs) and len(set(days)) < 2 and not second.children


def _texts(duty: Duty) -> list[str]:
    """A duty's words, and what its facts say that these do not."""
    own = [duty.text, *duty.details]
    said = bare(" ".join(own))
    own += [line for line in duty.facts.lines() if bare(line.partition(": ")[2]) not in said]
    return own + [text for child in duty.children for text in _texts(child)]
