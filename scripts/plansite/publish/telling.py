"""What a build says of itself: its stages while it works, and in the end what it made."""

import json
import sys
from mmap import mmap
from pathlib import Path
from time import monotonic
from typing import Final

from plansite.addresses import INDEX

_OFTEN: Final = 0.1
"""Seconds from one look of the line to the next."""
_CLEAR: Final = "\r\x1b[K"


def stage(doing: str, began: float) -> None:
    """Say what is being done from now on; on a terminal also how long the whole work has taken, by `monotonic`."""
    after = f"{_CLEAR}{_comma(monotonic() - began)} giây: " if sys.stderr.isatty() else ""
    print(f"{after}{doing}…", file=sys.stderr, flush=True)


class Progress:
    """How many pages are done of all, and about how long the rest will take: on a terminal, in one line.

    Processes that are forked after it was made count together, each under its own number.
    """

    def __init__(self, pages: int, processes: int) -> None:
        self._all, self._began, self._shown = 2 * pages, 0.0, 0.0
        self._halves = memoryview(mmap(-1, 8 * processes)).cast("Q")

    def count(self, process: int) -> None:
        """Count half a page: each is rendered, then written. The first tells nothing of the time that one takes."""
        self._halves[process] += 1
        now, done = monotonic(), sum(self._halves)
        self._began = self._began or now
        if sys.stderr.isatty() and (now - self._shown > _OFTEN or done == self._all):
            self._shown = now
            left = round((now - self._began) * (self._all - done) / done)
            after = f", còn khoảng {left} giây" if now > self._began else ""
            print(f"{_CLEAR}{done // 2}/{self._all // 2} trang{after}", end="", file=sys.stderr, flush=True)


def made(site: Path) -> str:
    """What a finished site holds, how large it is and where to open it."""
    tasks = len(json.loads((site / "data" / "plan.json").read_text(encoding="utf-8"))["tasks"])
    size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6
    pages = sum(1 for _ in site.rglob(INDEX))
    return f"Đã dựng {pages} trang, {tasks} nhiệm vụ, {_comma(size)} MB. Mở: {site / 'index.html'}"


def _comma(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
