"""`make bench`: what the core costs as plans grow, against the MkDocs build of the same pages."""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from tests import build_bench, synthetic
from tests.citations import labelled
from tests.search.bench import report as search_report

from plansite import site
from plansite.citations import find

SIZES: Final = (1_000, 5_000, 20_000)
PEER: Final = 1_000
"""Tasks in the plan that MkDocs builds too."""

GROWTH: Final = 1.3
"""The most that a task may cost in the largest plan, by what it costs in the smallest."""
SHARE: Final = 0.1
"""The most that the core may take of what MkDocs takes for the same pages."""

PROJECT: Final = Path(__file__).parent.parent


def core(docs: Path) -> None:
    """Read, check, link and emit every page."""
    loaded = site.load(docs)
    assert not [problem for problem in loaded.problems if problem.severity == "error"], loaded.problems[:3]
    for lang, path in loaded.links.plan.pages:
        loaded.page(lang, path)


def peer_config(config: str) -> str:
    """The site's own configuration without the hook, the pages' order and the theme's overrides, for both languages."""
    keys = ("hooks:", "nav:", "extra_css:", "extra_javascript:", "  custom_dir:")
    parts = re.split(r"(?m)^(?=\S)", config)
    kept = "".join(part for part in parts if not part.startswith(keys))
    kept = re.sub(r"(?m)^( +- )\{locale: vi.*\n", r"\g<0>\1{locale: en, name: en}\n", kept)
    return re.sub(r"(?m)^  custom_dir:.*\n", "", kept)


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def core_seconds(docs: Path) -> float:
    """How long the core takes for a docs folder in a process of its own, as the command runs it; imports left out."""
    command = [sys.executable, "-m", "tests.bench", str(docs)]
    return float(subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout)


def report() -> Iterator[tuple[str, bool]]:
    """The figures, a line each, and whether its bound holds.

    Of what is compared the least of three times, in turn: other work only adds to it.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        each: dict[int, float] = {}
        for tasks in SIZES:
            docs = root / str(tasks)
            synthetic.write(docs, tasks, agencies=20, documents=50)
            took = core_seconds(docs)
            each[tasks] = took / tasks
            yield f"core: {tasks:6} tasks {took:7.2f} s, {1000 * took / tasks:.3f} ms a task", True
        growth = each[SIZES[-1]] / each[SIZES[0]]
        yield f"core: time a task at {SIZES[-1]} / at {SIZES[0]}: {growth:.2f} (bound {GROWTH})", growth <= GROWTH
        site.stage(site.load(root / str(PEER)), root / "docs")
        (root / "mkdocs.yml").write_text(peer_config((PROJECT / "mkdocs.yml").read_text(encoding="utf-8")))
        build = [sys.executable, "-m", "mkdocs", "build", "-q"]
        pairs = [
            (
                core_seconds(root / str(PEER)),
                seconds(lambda: subprocess.run(build, cwd=root, check=True, capture_output=True)),
            )
            for _ in range(3)
        ]
        own, peer = map(min, zip(*pairs, strict=True))
        said = f"core / MkDocs build of the same {PEER} tasks: {own / peer:.1%} (bound {SHARE:.0%})"
        yield f"{said}, {own:.2f} of {peer:.1f} s", own / peer <= SHARE


def citation_speed() -> Iterator[str]:
    """Citations read a second, against a peer that only splits the same text into words."""
    pages = [file.read_text(encoding="utf-8") for file in sorted((PROJECT / "docs" / "vi").rglob("*.md"))]
    for name, chosen in (
        ("the shipped pages", pages),
        ("nothing but citations and traps", [sentence.text for sentence in labelled.sentences()]),
    ):
        text = "\n".join(chosen)
        text *= 5_000_000 // len(text.encode()) + 1
        megabytes = len(text.encode()) / 1e6
        ours = seconds(lambda text=text: find(text))  # type: ignore[misc]
        peer = seconds(lambda text=text: re.findall(r"\w+", text))  # type: ignore[misc]
        yield f"citations: {name}: {megabytes / ours:.1f} MB a second, {ours / peer:.1f} times splitting into words"


def main() -> int:
    """Print every figure; given a docs folder, only how many seconds the core takes for it.

    Returns 1 where one misses a bound.
    """
    if len(sys.argv) > 1:
        print(seconds(lambda: core(Path(sys.argv[1]))))
        return 0
    print(labelled.report(), flush=True)
    for line in citation_speed():
        print(line, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        missed = build_bench.tell(chain(report(), search_report(), build_bench.report(Path(folder))))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
