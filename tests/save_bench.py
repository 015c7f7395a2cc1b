"""How long `plansite serve` takes to show a saved edit, as a browser that asks at once sees it."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Final
from urllib.request import urlopen

_TIMES: Final = 3
_TICKS: Final = os.sysconf("SC_CLK_TCK")


def save(root: Path, page: str) -> tuple[float, float]:
    """Seconds from saving a page of a project until it is shown, of wall and of the server's CPU: the least of each.

    `page` is its path in the folder of the source language.
    """
    command = [sys.executable, "-m", "plansite", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            address = next(found[0] for line in server.stdout or () if (found := re.search(r"http://\S+", line)))
            taken = [_shown(root / "docs" / "vi" / page, f"{address}{page[:-3]}/", server.pid) for _ in range(_TIMES)]
        finally:
            server.terminate()
    walls, cpus = zip(*taken, strict=True)
    return min(walls), min(cpus)


def _shown(file: Path, address: str, pid: int) -> tuple[float, float]:
    mark = f"Lưu lúc {time.time_ns()}."
    began, before = time.perf_counter(), _cpu(pid)
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{mark}\n", encoding="utf-8")
    while True:
        with urlopen(address) as answer:
            if mark in answer.read().decode():
                return time.perf_counter() - began, _cpu(pid) - before


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
