"""Long runs of what the tests run shortly: `python -m tests.fuzz [kind] [how many] [first seed]`."""

import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from multiprocessing import Pool
from pathlib import Path
from typing import Final

from tests.fuzz import histories, kills, pages, slips, steps

RUNS: Final[dict[str, tuple[Callable[[int, Path], None], int]]] = {
    "pages": (pages.run, 2000),
    "histories": (histories.run, 500),
    "kills": (kills.run, 100),
    "steps": (steps.run, 200),
    "slips": (slips.run, 20),
}


def tried(job: tuple[str, int]) -> str:
    """What came of one seed; empty where all is well."""
    name, seed = job
    try:
        with tempfile.TemporaryDirectory() as folder:
            RUNS[name][0](seed, Path(folder))
    except Exception:
        return f"{name} {seed}:\n{traceback.format_exc(limit=-4)}"
    return ""


def main() -> int:
    """Run one kind, or all of them; returns 1 where something was found."""
    names = sys.argv[1:2] if sys.argv[1:2] and sys.argv[1] in RUNS else list(RUNS)
    failures = 0
    for name in names:
        count = int(sys.argv[2]) if len(sys.argv) > 2 else RUNS[name][1]
        first = int(sys.argv[3]) if len(sys.argv) > 3 else 0
        start = time.monotonic()
        with Pool(2) as pool:
            found = [text for text in pool.imap_unordered(tried, ((name, first + n) for n in range(count)), 4) if text]
        failures += len(found)
        print("\n".join(found[:20]))
        print(f"{name}: {count} runs, {len(found)} with faults, {time.monotonic() - start:.0f} s", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
