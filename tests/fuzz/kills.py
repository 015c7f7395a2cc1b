"""A real build, killed at any moment: what is served is one whole site, and the next build leaves nothing behind."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from plansite.publish.hosting import SUMS_FILE

PROJECT: Final = Path(__file__).parent.parent.parent
LONGEST: Final = 12
"""Seconds in which a build is over."""
_EDIT: Final = "Đây là một ấn bản khác."
_BUILD: Final = [sys.executable, "-m", "plansite", "build"]


def run(seed: int, folder: Path) -> None:
    """Kill a build of one of two editions over the other's site; raises where a lost, mixed or left thing is found."""
    chance = random.Random(seed)
    project = _project(folder / "project")
    assert subprocess.run(_BUILD, cwd=project, capture_output=True).returncode == 0
    whole(project / "site")
    before = {*_names(project)}
    page = project / "docs" / "vi" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{_EDIT}\n", encoding="utf-8")
    with subprocess.Popen(_BUILD, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(chance.random() * LONGEST * (0.5 + 0.5 * chance.random()))
        process.send_signal(chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)))
    whole(project / "site")
    _ended(str(project))
    found = subprocess.run(_BUILD, cwd=project, capture_output=True, text=True, encoding="utf-8")
    assert found.returncode == 0, found.stderr
    whole(project / "site")
    assert _EDIT in (project / "site" / "index.html").read_text(encoding="utf-8")
    assert {*_names(project)} == before, _names(project)


def whole(site: Path) -> None:
    """Raise where a site is not what its sums say, file by file."""
    command = ["sha256sum", "--check", "--strict", "--quiet", SUMS_FILE]
    found = subprocess.run(command, cwd=site, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr + found.stdout
    listed = len((site / SUMS_FILE).read_text(encoding="utf-8").splitlines())
    assert listed + 1 == sum(file.is_file() for file in site.rglob("*"))


def _project(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in ("docs", "scripts", "overrides"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def _ended(word: str) -> None:
    """Wait for every process of a project to end; they are killed with the one that started them."""
    for _ in range(200):
        if not [pid for pid in os.listdir("/proc") if pid.isdecimal() and word in _place(pid)]:  # noqa: PTH208
            return
        time.sleep(0.05)
    raise AssertionError("something of a killed build still runs")


def _place(pid: str) -> str:
    try:
        return os.readlink(f"/proc/{pid}/cwd")  # noqa: PTH115
    except OSError:
        return ""
