"""A real build, killed at each of its steps in turn: at the first, the middle and the last time that each is taken."""

import os
import subprocess
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final

from tests.fuzz import kills

HOOK: Final = Path(__file__).parent / "at_step"


def run(number: int, _: Path) -> None:
    """Kill a build at one of its steps; raises as `kills.run` does, and where the build does not say that it failed.

    Past the last step nothing is done, so that a number of runs that is too great does no harm.
    """
    project = kills.project()
    points = _points()
    if number >= len(points):
        return
    step, last = points[number].rsplit(" ", 1)
    # What an earlier build kept is not made again: the step may be taken less often than when it was listed.
    for spared, nth in enumerate(range(int(last), 0, -1)):
        kills.edit(project, number + 2 + 100 * spared)
        if _build(project, STEP_TO_DIE=f"{step} {nth}").returncode:
            break
    else:
        raise AssertionError(f"not killed at {points[number]}")
    kills.whole(project / "site")
    kills.ended(str(project))
    kills.build(project)


@cache
def _points() -> list[str]:
    """The steps at which to kill, each with its count, of a build after an edit."""
    project = kills.project()
    kills.edit(project, 1)
    listed = project.parent / "steps"
    found = _build(project, STEPS_FILE=str(listed))
    assert found.returncode == 0, found.stderr
    counts = defaultdict[str, set[int]](set)
    for line in listed.read_text(encoding="utf-8").splitlines():
        step, _, number = line.rpartition(" ")
        counts[step].add(int(number))
    return [f"{step} {n}" for step, taken in counts.items() for n in sorted({1, (1 + max(taken)) // 2, max(taken)})]


def _build(project: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(HOOK), **settings}
    return subprocess.run(kills.BUILD, cwd=project, env=environment, capture_output=True, text=True, encoding="utf-8")
