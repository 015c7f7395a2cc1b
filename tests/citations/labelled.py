"""The labelled sentences, and how well the module reads them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plansite.citations import find

FILE = Path(__file__).parent / "labelled.txt"
READINGS = Path(__file__).parent / "readings.txt"
_LABEL = re.compile(r"⟦([^⟧]*)⟧")


@dataclass(frozen=True, slots=True)
class Label:
    """What a sentence's citation is: its span, canonical form and date."""

    start: int
    end: int
    canonical: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its labels; `held` ones are for the final check only."""

    category: str
    text: str
    labels: tuple[Label, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the labels were found, and of those found, how many were read right."""

    sentences: int
    labels: int
    found: int
    hits: int
    canonical: int
    date: int

    def __str__(self) -> str:
        def share(part: int, whole: int) -> str:
            return f"{part / whole:6.1%}" if whole else "     –"

        return (
            f"{self.sentences:4} sentences {self.labels:4} citations  precision {share(self.hits, self.found)}  "
            f"recall {share(self.hits, self.labels)}  canonical {share(self.canonical, self.hits)}  "
            f"date {share(self.date, self.hits)}  false hits {self.found - self.hits}"
        )


def sentences() -> tuple[Sentence, ...]:
    """The labelled set, as written in the file."""
    lines = [line for line in FILE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return tuple(_sentence(line, number % 3 == 0) for number, line in enumerate(lines, 1))


def score(chosen: Sequence[Sentence]) -> Score:
    """Count what the module does on these sentences."""
    found = hits = canonical = date = 0
    for sentence in chosen:
        labels = {(label.start, label.end): label for label in sentence.labels}
        for citation in find(sentence.text):
            found += 1
            label = labels.get((citation.start, citation.end))
            if label is not None:
                hits += 1
                canonical += citation.canonical == label.canonical
                date += citation.date == label.date
    return Score(len(chosen), sum(len(s.labels) for s in chosen), found, hits, canonical, date)


def misses(chosen: Iterable[Sentence]) -> list[str]:
    """The sentences that are read wrongly, with what was read."""
    wrong = []
    for sentence in chosen:
        wanted = [(label.start, label.end, label.canonical, label.date) for label in sentence.labels]
        got = [(c.start, c.end, c.canonical, c.date) for c in find(sentence.text)]
        if wanted != got:
            wrong.append(f"{sentence.text!r}: wanted {wanted}, got {got}")
    return wrong


def readings() -> str:
    """Every citation of the set, each field as it was read, one a line."""
    rows = (
        (
            c.canonical,
            c.text,
            c.type,
            c.issuer,
            c.date,
            c.year,
            s.text[c.lead_start : c.start],
            s.text[c.end : c.date_end],
        )
        for s in sentences()
        for c in find(s.text)
    )
    return "".join(" | ".join("–" if field is None else repr(field) for field in row) + "\n" for row in rows)


def report() -> str:
    """The figures by category and by part, as the bench prints them."""
    everything = sentences()
    rows = [
        (name, [s for s in everything if s.category == name]) for name in dict.fromkeys(s.category for s in everything)
    ]
    rows += [("all", list(everything)), ("in use", [s for s in everything if not s.held])]
    rows.append(("held out", [s for s in everything if s.held]))
    return "\n".join(f"citations {name:15}{score(chosen)}" for name, chosen in rows)


def _sentence(line: str, held: bool) -> Sentence:
    category, _, marked = line.partition("\t")
    marked = marked.replace("¶", "\n")
    text, done = "", 0
    labels: list[Label] = []
    for match in _LABEL.finditer(marked):
        parts = [*match.group(1).split("|"), "", ""]
        written, canonical, date = parts[0], parts[1], parts[2]
        text += marked[done : match.start()] + written
        stripped = written.strip()
        start = len(text) - len(written.lstrip())
        labels.append(Label(start, start + len(stripped), canonical.strip() or stripped, date.strip() or None))
        done = match.end()
    return Sentence(category, text + marked[done:], tuple(labels), held)


if __name__ == "__main__":
    READINGS.write_text(readings(), encoding="utf-8")
