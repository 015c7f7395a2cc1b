"""A site takes the last one's place whole, whatever happens at whatever moment, and leaves nothing behind."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plansite.publish import build, edition, pipeline, swap
from plansite.publish.child import run
from plansite.report import Refusal

SWAP = """
import os, signal, sys
from pathlib import Path
from plansite.publish import swap
target, step, exchange = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "exchange"
swap._exchanged = swap._exchanged if exchange else lambda one, other: False
steps = 0
def die(event, args):
    global steps
    if event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.rmtree", "open", "ctypes.call_function"):
        steps += 1
        if steps == step:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(die)
with swap.workplace(target) as folder:
    fresh = folder / "site"
    fresh.mkdir()
    (fresh / "index.html").write_text("new")
    (fresh / "more.html").write_text("new")
    swap.put(fresh, target)
print("done")
"""
"""A swap that is killed at one of its steps."""


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def texts(site: Path) -> set[str]:
    return {file.read_text() for file in site.iterdir()}


def last_site(folder: Path) -> Path:
    site = folder / "site"
    site.mkdir()
    for name in ("index.html", "more.html"):
        (site / name).write_text("old")
    return site


def fill(target: Path) -> None:
    with swap.workplace(target) as folder:
        (folder / "site").mkdir()
        (folder / "site" / "index.html").write_text("new")
        swap.put(folder / "site", target)


def test_what_the_last_site_has_as_well_is_its_file_and_stays_as_it_is(tmp_path: Path) -> None:
    site = last_site(tmp_path)
    (site / "more.html").chmod(0o600)
    before = (site / "index.html").stat().st_ino
    with swap.workplace(site) as folder:
        built = folder / "site"
        for name, text in (("index.html", "old"), ("more.html", "old"), ("deep/new.html", "new")):
            swap.write(built, built / name, text.encode())
        assert (built / "index.html").stat().st_ino == before
        assert (built / "more.html").stat().st_mode & 0o777 == 0o644  # Not one that only its owner may read.
        swap.write(built, built / "index.html", b"new")
        assert texts(site) == {"old"} and (built / "index.html").read_text() == "new"
        swap.put(built, site)
    assert names(site) == ["deep", "index.html", "more.html"]


@pytest.mark.parametrize("way", ["exchange", "rename"])
def test_kill_at_any_step_leaves_one_whole_site(tmp_path: Path, way: str) -> None:
    ended, step = False, 0
    while not ended:
        step += 1
        folder = tmp_path / str(step)
        folder.mkdir()
        site = last_site(folder)
        words = [sys.executable, "-c", SWAP, str(site), str(step), way]
        ended = "done" in subprocess.run(words, capture_output=True, text=True).stdout
        if way == "exchange":
            assert texts(site) in ({"old"}, {"new"})
        with swap.workplace(site):  # The next build puts right what a kill between two renames left.
            assert texts(site) in ({"old"}, {"new"})
        assert names(folder) == ["site"]
    assert step > 5 and texts(site) == {"new"}


def test_failing_second_rename_keeps_the_last_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = last_site(tmp_path)
    monkeypatch.setattr(swap, "_exchanged", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", _failing(Path.rename, 2))
    with pytest.raises(OSError, match="disk"):
        fill(site)
    assert texts(site) == {"old"} and names(tmp_path) == ["site"]


def _failing(rename: Callable[[Path, Path], Path], at: int) -> Callable[[Path, Path], Path]:
    calls: list[Path] = []

    def failing(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == at:
            raise OSError(5, "disk")
        return rename(self, target)

    return failing


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with swap.workplace(tmp_path / "site"), pytest.raises(Refusal, match="khác đang chạy"):
        fill(tmp_path / "site")
    fill(tmp_path / "site")
    assert names(tmp_path) == ["site"]


def test_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(Refusal, match="là một tệp"):
        fill(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_mount_is_refused() -> None:
    with pytest.raises(Refusal, match="mount"):
        fill(Path("/proc"))


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose generator writes one page, for what surrounds it."""
    page = "import sys, pathlib; f = pathlib.Path(sys.argv[1]); f.mkdir(); (f / 'index.html').write_text('<p>new')"
    monkeypatch.setattr(build, "_mkdocs", lambda *words: [sys.executable, "-c", page, words[-1]])
    monkeypatch.setattr(pipeline, "finish", lambda *_: None)
    monkeypatch.setattr(edition, "write", lambda *_: None)
    return tmp_path


def test_link_to_a_site_stays_and_its_folder_is_filled(small: Path) -> None:
    (small / "elsewhere").mkdir()
    (small / "project").mkdir()
    site = last_site(small / "elsewhere")
    (small / "project" / "site").symlink_to(site)
    assert build.build(small / "project", small / "project" / "site") == 0
    assert (small / "project" / "site").is_symlink() and texts(site) == {"<p>new"}


def test_everybody_may_read_what_is_published(small: Path) -> None:
    mask = os.umask(0o077)
    try:
        assert build.build(small, small / "site") == 0
    finally:
        os.umask(mask)
    modes = {stat.S_IMODE(file.stat().st_mode) for file in (small / "site", *(small / "site").iterdir())}
    assert modes == {0o755, 0o644}


# Where the tests run in a shell's background, interrupts are ignored, and a program started there ignores them too.
STARTS = """
import signal, subprocess, sys, time
from pathlib import Path
from plansite.publish.child import run, tidy_end
child = "import os, sys, time; from plansite.publish.child import end_with_parent\\n"
child += "pid = os.fork()\\nif pid == 0: end_with_parent()\\n"
child += "open(sys.argv[1] + str(os.getpid()), 'w').close(); time.sleep(600)"
signal.signal(signal.SIGINT, signal.default_int_handler)
with tidy_end():
    run([sys.executable, "-c", child, sys.argv[1]], Path("."), {"PYTHONPATH": sys.argv[2]})
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_what_was_started_ends_with_the_one_who_started_it(tmp_path: Path, number: int) -> None:
    scripts = str(Path(swap.__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", STARTS, f"{tmp_path}/", scripts], stderr=subprocess.DEVNULL
    ) as process:
        _until(lambda: len(names(tmp_path)) == 2)
        started = [int(name) for name in names(tmp_path)]
        process.send_signal(number)
    _until(lambda: not [pid for pid in started if _runs(pid)])


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _until(true: Callable[[], bool]) -> None:
    for _ in range(3000):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("still not so after half a minute")


def test_exit_code_is_the_programs(tmp_path: Path) -> None:
    assert run([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, {}) == 3
