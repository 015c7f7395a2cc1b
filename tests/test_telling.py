"""What a build says of itself, on a terminal and in a pipe."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from plansite.publish.telling import made

SAID = (
    "from plansite.publish.telling import stage\nfrom time import monotonic\nstage('Dựng trang', monotonic() - 61.26)"
)


def on_terminal(code: str) -> str:
    """What a program writes where standard error is a terminal."""
    ours, its = pty.openpty()
    subprocess.run([sys.executable, "-c", code], stderr=its, stdout=subprocess.DEVNULL, check=True)
    told = os.read(ours, 4096).decode()
    os.close(its)
    os.close(ours)
    return told


def test_a_terminal_is_told_how_long_the_work_has_taken() -> None:
    assert re.fullmatch(r"\r\x1b\[K61,[3-9] giây: Dựng trang…\r\n", on_terminal(SAID))


def test_a_pipe_gets_plain_lines() -> None:
    told = subprocess.run([sys.executable, "-c", SAID], check=True, capture_output=True, text=True)
    assert (told.stdout, told.stderr) == ("", "Dựng trang…\n")


COUNTED = """
import os
from plansite.publish.telling import Progress
shown = Progress(3, 2)
if not (child := os.fork()):
    [shown.count(1) for _ in range(2)]
    os._exit(0)
os.waitpid(child, 0)
[shown.count(0) for _ in range(4)]
"""


def test_a_terminal_is_told_how_many_pages_are_done_in_all_processes() -> None:
    lines = on_terminal(COUNTED).split("\r\x1b[K")
    assert lines[0] == "" and lines[-1] == "3/3 trang, còn khoảng 0 giây"
    assert all(re.fullmatch(r"[0-3]/3 trang(, còn khoảng \d+ giây)?", line) for line in lines[1:])


def test_a_pipe_is_told_no_pages() -> None:
    told = subprocess.run([sys.executable, "-c", COUNTED], check=True, capture_output=True, text=True)
    assert (told.stdout, told.stderr) == ("", "")


def test_in_the_end_it_says_what_was_made(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "plan.json").write_text('{"tasks": [{}, {}, {}]}', encoding="utf-8")
    (tmp_path / "404.html").touch()
    for page in ("index.html", "a/index.html"):
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_bytes(b" " * 600_000)
    assert made(tmp_path) == f"Đã dựng 2 trang, 3 nhiệm vụ, 1,2 MB. Mở: {tmp_path / 'index.html'}"
