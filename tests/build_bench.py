"""The whole build beside its peers, in one run: made-up plans of some sizes, built by this project, by stock Material
and, where it is installed, by Zensical. The peers only render what `plansite stage` writes.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests import synthetic

from plansite import site

PROJECT: Final = Path(__file__).parent.parent
DUTIES: Final = 8
"""On each agency's page."""
DOCUMENTS: Final = 50
SIZES: Final = (500, 2_000)
"""Pages of the plans, both languages together."""
BOUNDS: Final = {"cold / stock Material": 0.5, "cold / Zensical": 0.6, "after one edit / Zensical": 0.15}
"""The most that the wall time may be of a peer's."""
MEMORY: Final = {500: 1_024, 2_000: 1_024}
"""MiB of the largest process."""
LARGEST: Final = 500 * 1024
"""Bytes of a page, the single file apart."""
_STOCK: Final = """site_name: Peer
theme: {name: material, font: false}
plugins: [search]
use_directory_urls: true
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - toc
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds of wall and of CPU, MiB of its largest process."""

    wall: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:6.1f} s wall, {self.cpu:6.1f} s CPU, {self.memory:5.0f} MiB"


def run(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command to its end, its processes counted in. Raises CalledProcessError where it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read() if child.stderr else b""
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, [str(word) for word in command], stderr=errors)
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def project(root: Path, pages: int) -> Path:
    """A project of its own with a made-up plan of about so many pages."""
    for name in ("overrides", "scripts"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", root)
    agencies = max(pages // 2 - DOCUMENTS - 8, 1)
    synthetic.write(root / "docs", agencies * DUTIES, agencies, DOCUMENTS)
    synthetic.write_lists(root / "docs")
    return root


def peers(root: Path) -> Iterator[tuple[str, Run]]:
    """What each peer takes for the staged pages."""
    (root / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    yield "stock Material", run([sys.executable, "-m", "mkdocs", "build", "-q"], root)
    zensical = Path(sys.executable).parent / "zensical"
    if zensical.exists():
        shutil.rmtree(root / "site", ignore_errors=True)
        yield "Zensical", run([zensical, "build", "--clean"], root)


def figures(pages: int, folder: Path) -> Iterator[tuple[str, bool]]:
    """The figures for one size, a line each, and whether its bound holds."""
    own = project(folder / str(pages), pages)
    build: list[str | Path] = [Path(sys.executable).parent / "plansite", "build"]
    cold = run(build, own)
    page = next((own / "docs" / "vi" / "co-quan").glob("cq-9-*.md"))
    page.write_text(page.read_text(encoding="utf-8").replace(", theo Kế", ", nay theo Kế", 1), encoding="utf-8")
    again = run(build, own)
    largest = max((own / "site").rglob("index.html"), key=lambda file: file.stat().st_size)
    staged = folder / f"{pages}-staged"
    site.stage(site.load(own / "docs"), staged / "docs")
    yield f"{pages}: ours, cold             {cold}", cold.memory <= MEMORY[pages]
    yield f"{pages}: ours, after one edit   {again}", True
    size, name = largest.stat().st_size, largest.parent.relative_to(own / "site")
    yield f"{pages}: largest page {name}: {size // 1024} KiB (bound {LARGEST // 1024})", size <= LARGEST
    for peer, taken in peers(staged):
        yield f"{pages}: {peer:22} {taken}", True
        for what, ours in (("cold", cold), ("after one edit", again)):
            bound = BOUNDS.get(f"{what} / {peer}")
            if bound:
                ratio = ours.wall / taken.wall
                yield f"{pages}: {what} / {peer}: {ratio:.2f} (bound {bound})", ratio <= bound


def report(folder: Path, sizes: Sequence[int] = SIZES) -> Iterator[tuple[str, bool]]:
    """The figures of every size."""
    for pages in sizes:
        yield from figures(pages, folder)
