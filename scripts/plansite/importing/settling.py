"""What can only be decided once the whole plan is known: duties that nobody is given, and duties said twice."""

from collections.abc import Sequence

from plansite.importing.duties import Doubt, Duty, Entry, Passage


def settled(entries: Sequence[Entry], doubts: Sequence[Doubt]) -> tuple[tuple[Entry, ...], tuple[Doubt, ...]]:
    """The entries, where a plan gives its duties to someone those that it gives to nobody as passages to ask about."""
    duties = [entry for entry in entries if isinstance(entry, Duty)]
    given = sum(duty.assigned for duty in duties)
    if given < 3 or given * 2 < len(duties) - given:
        return tuple(entries), tuple(doubts)
    found: list[Entry] = []
    asked = list(doubts)
    for entry in entries:
        if not isinstance(entry, Duty) or entry.assigned or any(child.assigned for child in entry.children):
            found.append(entry)
            continue
        asked = [doubt for doubt in asked if doubt.line != entry.line]
        asked.append(Doubt(entry.line, "unassigned", entry.text))
        found += [Passage(entry.line, text, placed=False, item=True) for text in _texts(entry)]
    return tuple(found), tuple(asked)


def _texts(duty: Duty) -> list[str]:
    return [duty.text, *duty.details, *(text for child in duty.children for text in _texts(child))]
