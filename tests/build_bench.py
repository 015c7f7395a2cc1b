"""The whole build beside its peers, in one run: made-up plans of some sizes, built by this project, by stock Material
and, where it is installed, by Zensical. The peers only render what `plansite stage` writes.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests import synthetic
from tests.save_bench import save

from plansite import site

PROJECT: Final = Path(__file__).parent.parent
DUTIES: Final = 8
"""On each agency's page."""
DOCUMENTS: Final = 50
SIZES: Final = (184, 500, 2_000)
"""Pages of the plans, both languages together."""
COMPARED: Final = 500
"""Pages from which on the peers are to be beaten: below them every start costs most."""
BOUNDS: Final = {"cold / stock Material": 0.5, "cold / Zensical": 0.6, "after one edit / Zensical": 0.15}
"""The most that the wall time may be of a peer's."""
MEMORY: Final = {2_000: 1_024, 10_000: 2_048}
"""MiB of the largest process, for plans of up to so many pages."""
SAVED: Final = {500: 1.0, 2_000: 3.0}
"""Seconds until a saved edit is shown, for plans of up to so many pages."""
GROWTH: Final = 1.2
"""The most that a page may cost in the largest plan, by what it costs in the smallest of at least 1,000 pages."""
ELEMENTS: Final = 5_000
"""Of a page."""
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
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # The peers came with theirs; ours is compiled once, as anywhere.
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read() if child.stderr else b""
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, [str(word) for word in command], stderr=errors)
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def project(root: Path, pages: int, lists: bool = True) -> Path:
    """A project of its own with a made-up plan of about so many pages, filled with the site's lists or without any."""
    for name in ("overrides", "scripts"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", root)
    agencies = max(pages // 2 - DOCUMENTS - 8, 1)
    synthetic.write(root / "docs", agencies * DUTIES, agencies, DOCUMENTS)
    if lists:
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


def figures(pages: int, folder: Path, lists: bool) -> Iterator[tuple[str, bool]]:
    """The figures for one plan, a line each, and whether its bound holds."""
    what = f"{pages} pages, {'with' if lists else 'no'} lists"
    own = project(folder / what, pages, lists)
    build: list[str | Path] = [Path(sys.executable).parent / "plansite", "build"]
    cold = run(build, own)
    page = next((own / "docs" / "vi" / "co-quan").glob("cq-9-*.md"))
    page.write_text(page.read_text(encoding="utf-8").replace(", theo Kế", ", nay theo Kế", 1), encoding="utf-8")
    again = run(build, own)
    made = sorted((own / "site").rglob("index.html"), key=lambda file: file.stat().st_size)
    memory = _bound(MEMORY, pages)
    yield f"{what}: ours, cold             {cold} (bound {memory} MiB)", cold.memory <= memory
    yield f"{what}: ours, after one edit   {again} (bound {memory} MiB)", again.memory <= memory
    size, place = made[-1].stat().st_size, made[-1].parent.relative_to(own / "site")
    yield f"{what}: largest page {place}: {size // 1024} KiB (bound {LARGEST // 1024})", size <= LARGEST
    most = max(len(re.findall(rb"<[a-z]", file.read_bytes())) for file in made)
    yield f"{what}: most elements of a page: {most} (bound {ELEMENTS})", most <= ELEMENTS
    bytes_ = sum(file.stat().st_size for file in (own / "site").rglob("*") if file.is_file())
    yield f"{what}: {bytes_ / len(made) / 1024:.0f} KiB a page, {1000 * cold.cpu / len(made):.1f} ms of CPU", True
    wall, cpu = save(own, f"co-quan/{page.name}")
    saved = _bound(SAVED, pages)
    yield f"{what}: a save is shown after {wall:.2f} s, {cpu:.2f} s of CPU (bound {saved} s)", wall <= saved
    staged = folder / f"{what}, staged"
    site.stage(site.load(own / "docs"), staged / "docs")
    for peer, taken in peers(staged):
        yield f"{what}: {peer:22} {taken}", True
        for after, ours in (("cold", cold), ("after one edit", again)):
            bound = BOUNDS.get(f"{after} / {peer}")
            if bound and pages >= COMPARED:
                ratio = ours.wall / taken.wall
                yield f"{what}: {after} / {peer}: {ratio:.2f} (bound {bound})", ratio <= bound


def _bound(bounds: Mapping[int, float], pages: int) -> float:
    """What holds for a plan of so many pages; nothing does for one that is larger than all."""
    return next((bound for most, bound in bounds.items() if pages <= most), float("inf"))


def growth(folder: Path, sizes: Sequence[int]) -> Iterator[tuple[str, bool]]:
    """What a page costs as plans grow: CPU seconds of a cold build, by their pages."""
    each = {}
    for pages in sizes:
        taken = run([Path(sys.executable).parent / "plansite", "build"], project(folder / f"{pages}, growth", pages))
        each[pages] = taken.cpu / pages
        yield f"{pages} pages: {1000 * each[pages]:.1f} ms of CPU a page, {taken}", True
    ratio = each[max(sizes)] / each[min(sizes)]
    yield f"a page at {max(sizes)} / at {min(sizes)} pages: {ratio:.2f} (bound {GROWTH})", ratio <= GROWTH


def report(folder: Path, sizes: Sequence[int] = SIZES) -> Iterator[tuple[str, bool]]:
    """The figures of every size, with lists and without."""
    for pages in sizes:
        for lists in (True, False):
            yield from figures(pages, folder, lists)


def tell(lines: Iterable[tuple[str, bool]]) -> int:
    """Print figures as they come; returns how many miss their bound."""
    missed = 0
    for line, holds in lines:
        print(line if holds else f"{line}  MISSED", flush=True)
        missed += not holds
    return missed


def main() -> int:
    """The figures of the sizes asked for, alone: 1,000 and 10,000 pages take an hour. Returns 1 where one is missed."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    large = [pages for pages in sizes if pages >= 1_000]
    with tempfile.TemporaryDirectory() as folder:
        missed = tell(report(Path(folder), sizes))
        missed += tell(growth(Path(folder), large)) if len(large) > 1 else 0
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
