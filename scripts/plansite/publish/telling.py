"""What a build says of itself: its stages while it works, and in the end what it made."""

import json
import sys
from pathlib import Path
from time import monotonic

from plansite.addresses import INDEX


def stage(doing: str, began: float) -> None:
    """Say what is being done from now on; on a terminal also how long the whole work has taken, by `monotonic`."""
    after = f"{_comma(monotonic() - began)} giây: " if sys.stderr.isatty() else ""
    print(f"{after}{doing}…", file=sys.stderr, flush=True)


def made(site: Path) -> str:
    """What a finished site holds, how large it is and where to open it."""
    tasks = len(json.loads((site / "data" / "plan.json").read_text(encoding="utf-8"))["tasks"])
    size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6
    pages = sum(1 for _ in site.rglob(INDEX))
    return f"Đã dựng {pages} trang, {tasks} nhiệm vụ, {_comma(size)} MB. Mở: {site / 'index.html'}"


def _comma(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
