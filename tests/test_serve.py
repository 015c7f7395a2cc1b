"""What `plansite serve` shows: never older than the files, and the bytes that a build of them makes."""

import os
import re
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from tests import building
from tests.test_kept import commit, in_language, replace, write

from plansite.publish.hosting import HEADERS

WAIT = 120
"""Seconds, where this machine has other things to do."""


@dataclass(frozen=True)
class Served:
    """A plan's folder, the process that shows it, where, and the lines that it says."""

    root: Path
    process: "subprocess.Popen[str]"
    address: str
    said: "Queue[str]"

    def get(self, path: str) -> str:
        with urlopen(self.address + path, timeout=WAIT) as answer:
            return str(answer.read().decode())

    def status(self, path: str) -> int:
        try:
            self.get(path)
        except HTTPError as error:
            return error.code
        except ConnectionError:
            return 0
        return 200


def hears(said: "Queue[str]", pattern: str) -> str:
    """The next line that says something."""
    while not re.search(pattern, line := said.get(timeout=WAIT)):
        pass
    return line


@pytest.fixture(scope="module")
def served(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """It begins with an error in the plan, and waits until that is mended."""
    root = write(project, tmp_path_factory.mktemp("served"))
    page = root / "docs" / "vi" / "co-quan" / "so-y-te.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("đoạn 1", "đoạn 9"), encoding="utf-8")
    command = [sys.executable, "-m", "plansite", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(root / "scripts")}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as process:
        said: Queue[str] = Queue()
        Thread(target=lambda: deque(map(said.put, process.stdout or ())), daemon=True).start()
        try:
            hears(said, "Sửa lỗi rồi lưu")
            page.write_text(text, encoding="utf-8")
            yield Served(root, process, hears(said, "http://127.0.0.1:").split()[-1], said)
        finally:
            process.terminate()


def test_an_edit_is_there_at_once_in_every_place_that_shows_it(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Sở sửa đường" in served.get("co-quan/so-gtvt/")
    replace("docs/vi/co-quan/so-gtvt.md", "Sở sửa đường", "Sở làm cầu")(served.root, monkeypatch)
    assert "Sở làm cầu" in served.get("co-quan/so-gtvt/")
    replace("docs/vi/co-quan/so-gtvt.md", "# Sở Giao thông", "# Sở Đường bộ")(served.root, monkeypatch)
    assert "Sở Đường bộ" in served.get("") and "Sở Đường bộ" in served.get("co-quan/so-y-te/")
    assert "làm cầu" in served.get("data/plan.json")


def test_a_page_may_come_change_its_name_and_go(served: Served) -> None:
    docs = served.root / "docs"
    for lang in ("vi", "en"):
        text = in_language(
            "# {Sở Xây dựng}\n\n## {Việc}\n\n### NV-03. {Xây nhà}\n\n[- **Nguồn:** đoạn 1]\n\n{Xây}.\n", lang
        )
        (docs / lang / "co-quan" / "so-xd.md").write_text(text, encoding="utf-8")
    assert "E Xây nhà" in served.get("en/co-quan/so-xd/")
    assert 'href="co-quan/so-xd/"' in served.get("")
    for lang in ("vi", "en"):
        (docs / lang / "co-quan" / "so-xd.md").rename(docs / lang / "co-quan" / "so-xay.md")
    assert 'href="co-quan/so-xay/"' in served.get("") and "Xây nhà" in served.get("co-quan/so-xay/")
    for lang in ("vi", "en"):
        (docs / lang / "co-quan" / "so-xay.md").unlink()
    assert served.status("co-quan/so-xay/") == 404
    assert "so-xay" not in served.get("")


def test_an_error_is_told_with_its_place_and_the_rest_is_shown(served: Served) -> None:
    page = served.root / "docs" / "vi" / "co-quan" / "so-y-te.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("đoạn 1", "đoạn 9").replace("Sở cấp cứu", "Sở cứu"), encoding="utf-8")
    assert hears(served.said, r"^docs/").startswith("docs/vi/co-quan/so-y-te.md:8: error[bad-value]: ")
    assert "Sở cứu" in served.get("co-quan/so-y-te/")
    page.write_text(text, encoding="utf-8")
    hears(served.said, "không có lỗi")
    assert "Sở cấp cứu" in served.get("co-quan/so-y-te/")


def test_every_page_and_file_is_as_a_build_makes_it(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    replace("docs/en/co-quan/so-y-te.md", "# E Sở Y tế", "# The People's Health & Care")(served.root, monkeypatch)
    commit(served.root, monkeypatch)
    replace("docs/vi/co-quan/index.md", "Lời văn", "Lời cuối")(served.root, monkeypatch)
    assert "Lời cuối" in served.get("co-quan/")
    pages = {
        path: served.get(path) for path in ("", "en/", "co-quan/", "en/co-quan/", "co-quan/so-gtvt/", "thuat-ngu/")
    }
    assert building.build(served.root, served.root / "built") == 0
    built = {path: (served.root / "built" / path / "index.html").read_text(encoding="utf-8") for path in pages}
    assert pages == built
    files = {file.relative_to(served.root / "built").as_posix(): file for file in (served.root / "built").rglob("*.*")}
    own = re.compile(r".*\.(xlsx|docx|png|map)|sw\.js|assets/site\.\w+\.min\.js")
    for name in (name for name in files if not own.fullmatch(name)):
        if files[name].is_file():
            assert served.get(name).encode() == files[name].read_bytes(), name


def test_it_answers_as_the_host_does_but_with_nothing_saved(served: Served) -> None:
    with urlopen(served.address, timeout=WAIT) as answer:
        assert dict(HEADERS).items() <= dict(answer.headers).items()
    assert served.status("sw.js") == 404
    assert served.status("../docs/vi/index.md") == served.status("%2e%2e/preview.json") == 404


def test_a_page_hears_of_a_save_from_its_own_script(served: Served) -> None:
    script = re.findall(r"assets/site\.\w+\.min\.js", served.get(""))[0]
    assert served.get(script).endswith("}, 1000);\n")
    now = time.time() * 1000
    assert served.get(".changed?0") == "1" and served.get(f".changed?{now:f}") == ""
    (served.root / "docs" / "vi" / "thuat-ngu.md").touch()
    served.get("")
    assert served.get(f".changed?{now:f}") == "1"


def test_a_changed_tool_begins_anew(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    replace("overrides/main.html", "{% block config %}", "{% block config %}<p>Mới</p>")(served.root, monkeypatch)
    hears(served.said, "http://")
    assert "<p>Mới</p>" in served.get("co-quan/")


def test_a_signal_leaves_no_process(served: Served) -> None:
    (served.root / "docs" / "vi" / "thuat-ngu.md").touch()
    asking = Thread(target=served.status, args=("data/plan.json",), daemon=True)
    asking.start()
    while len(family := _family(served.process.pid)) < 3:  # with a build, and what it runs
        pass
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(WAIT) == 128 + signal.SIGTERM
    assert not [pid for pid in family if _alive(pid)]


def _family(pid: int) -> set[int]:
    """A process and all that descend from it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return set()
    return {pid}.union(*(_family(int(each)) for each in children))


def _alive(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
