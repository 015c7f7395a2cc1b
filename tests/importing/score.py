"""How well a plan was taken apart: found duties beside those that a person wrote down in a `truth.json`."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

from tests.importing import word

from plansite.importing.duties import Duty
from plansite.importing.naming import same
from plansite.importing.plan import Found, find_plan
from plansite.importing.spelling import bare

Truth: TypeAlias = dict[str, Any]
PLANS: Final = Path(__file__).parent / "plans"


@dataclass(frozen=True, slots=True)
class Score:
    """How many duties there are, were found, and were right; what was found that is none."""

    wanted: int
    found: int
    agencies: int
    deadlines: int
    parents: int
    outputs: int
    got: int
    false: int
    notes: tuple[str, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        names = ("wanted", "found", "agencies", "deadlines", "parents", "outputs", "got", "false", "notes")
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in names})

    def __str__(self) -> str:
        def share(part: int, whole: int) -> str:
            return f"{part}/{whole} {part / whole:6.1%}" if whole else f"{part}/{whole}"

        return (
            f"found {share(self.found, self.wanted)}  agencies {share(self.agencies, self.found)}  "
            f"deadlines {share(self.deadlines, self.found)}  outputs {share(self.outputs, self.found)}  "
            f"parents {share(self.parents, self.found)}  false {share(self.false, self.got)}"
        )


NOTHING = Score(0, 0, 0, 0, 0, 0, 0, 0)


def score(found: Found, truth: Truth) -> Score:
    """Compare what was found with what there is; a duty is the same where it begins with the same words."""
    rest = list(found.duties())
    notes: list[str] = []
    hits = agencies = deadlines = parents = outputs = 0
    for wanted in truth["duties"]:
        pair = next((pair for pair in rest if _begins(pair[0], wanted["begins"])), None)
        if pair is None:
            notes.append(f"missed: {wanted['begins']}")
            continue
        rest.remove(pair)
        duty, parent = pair
        hits += 1
        who = _names([body.name for body in duty.facts.who]) == _names(wanted["responsible"])
        partners = _names([body.name for body in duty.facts.partners]) == _names(wanted["partners"])
        agencies += who and partners
        if not who:
            notes.append(f"who: {wanted['begins']}: {wanted['responsible']}, got {[b.name for b in duty.facts.who]}")
        if not partners:
            notes.append(f"with: {wanted['begins']}: {wanted['partners']}, got {[b.name for b in duty.facts.partners]}")
        if _same_deadline(duty, wanted["deadline"]):
            deadlines += 1
        else:
            notes.append(f"when: {wanted['begins']}: {wanted['deadline']}, got {duty.facts.deadline}")
        above = parent.text if parent else None
        if (above is None) == (wanted.get("parent") is None):
            parents += 1
        else:
            notes.append(f"parent: {wanted['begins']}: {wanted.get('parent')}, got {above}")
        output = bare(wanted.get("output") or "")
        if output == bare("".join(duty.facts.outputs)):
            outputs += 1
        else:
            notes.append(f"output: {wanted['begins']}: {wanted.get('output')}, got {duty.facts.outputs}")
    rest = [pair for pair in rest if not any(_begins(pair[0], begins) for begins in truth.get("either_way", ()))]
    notes += [f"false: {duty.line}: {duty.text[:90]}" for duty, _ in rest]
    return Score(
        len(truth["duties"]), hits, agencies, deadlines, parents, outputs, hits + len(rest), len(rest), tuple(notes)
    )


def _begins(duty: Duty, begins: str) -> bool:
    return bare(duty.text).startswith(bare(begins))


def _names(names: Sequence[str]) -> set[str]:
    return {same(name) for name in names}


def _same_deadline(duty: Duty, wanted: dict[str, str | None] | None) -> bool:
    got = duty.facts.deadline
    if wanted is None or got is None:
        return wanted is None and got is None
    days = (got.start, got.end) == (wanted["from"], wanted["to"])
    return days and bool(got.recurs) == bool(wanted["recurs"])


def file_of(folder: Path, target: Path) -> Path:
    """The document in a folder: as it lies there, or the Word file that its description (`doc.docx.md`) stands for."""
    described = folder / "doc.docx.md"
    if described.exists():
        return word.write(described.read_text(encoding="utf-8"), target / f"{folder.name}.docx")
    return next(each for each in sorted(folder.iterdir()) if each.stem == "doc")


def truth_of(folder: Path) -> Truth:
    """What a person found in the document of a folder."""
    truth: Truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return truth


def main() -> None:
    """Print the score of each folder that holds a document and its truth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=sorted(PLANS.iterdir()))
    parser.add_argument("--notes", action="store_true", help="also print what is wrong")
    options = parser.parse_args()
    total = NOTHING
    with TemporaryDirectory() as target:
        for folder in options.folders:
            one = score(find_plan(file_of(folder, Path(target))), truth_of(folder))
            total += one
            print(f"{folder.name:34}{one}")
            if options.notes:
                print("".join(f"    {note}\n" for note in one.notes), end="")
    print(f"{'all':34}{total}")


if __name__ == "__main__":
    main()
