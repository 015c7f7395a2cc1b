"""A real build, killed at any moment: what is served is one whole site, and the next build leaves nothing behind."""

import atexit
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Final

from plansite.publish.hosting import SUMS_FILE

PROJECT: Final = Path(__file__).parent.parent.parent
_EDITION: Final = "\n\nĐây là một ấn bản"
BUILD: Final = [sys.executable, "-m", "plansite", "build"]
_longest = [10.0]
"""How many seconds the last whole build took."""


def run(seed: int, folder: Path) -> None:
    """Kill a build of an edition over another's site; raises where a lost, mixed or left thing is found.

    One process's runs share a project, so that a kill is followed by what the next build makes of it.
    """
    chance = random.Random(seed)
    root = project()
    edit(root, seed)
    with subprocess.Popen(BUILD, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        start = time.monotonic()
        wait = chance.random() * _longest[0]
        while process.poll() is None and time.monotonic() < start + wait:
            time.sleep(0.01)
        process.send_signal(chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)))
    whole(root / "site")
    ended(str(root))
    if seed % 4 == 0:
        build(root)


def edit(root: Path, number: int) -> None:
    """Make the text of a project's first page one of its editions."""
    page = root / "docs" / "vi" / "index.md"
    text = page.read_text(encoding="utf-8").partition(_EDITION)[0]
    page.write_text(f"{text}{_EDITION}{' khác nữa' * number}.\n", encoding="utf-8")


def build(root: Path) -> None:
    """Build a project's site whole; raises where it is not the edition of its pages, or where anything is left over."""
    start = time.monotonic()
    found = subprocess.run(BUILD, cwd=root, capture_output=True, text=True, encoding="utf-8")
    _longest[:] = [time.monotonic() - start]
    assert found.returncode == 0, found.stderr
    whole(root / "site")
    edition = (root / "docs" / "vi" / "index.md").read_text(encoding="utf-8").splitlines()[-1]
    assert edition in (root / "site" / "index.html").read_text(encoding="utf-8")
    assert {file.name for file in root.iterdir()} <= {"docs", "scripts", "overrides", "mkdocs.yml", "site", ".cache"}


def whole(site: Path) -> None:
    """Raise where a site is not what its sums say, file by file."""
    command = ["sha256sum", "--check", "--strict", "--quiet", SUMS_FILE]
    found = subprocess.run(command, cwd=site, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr + found.stdout
    listed = len((site / SUMS_FILE).read_text(encoding="utf-8").splitlines())
    assert listed + 1 == sum(file.is_file() for file in site.rglob("*"))


@cache
def project() -> Path:
    """A copy of the project with its site, for all runs of this process."""
    folder = Path(tempfile.mkdtemp(prefix="kills-")) / "project"
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    for name in ("docs", "scripts", "overrides"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    edit(folder, 0)
    build(folder)
    return folder


def ended(word: str) -> None:
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
