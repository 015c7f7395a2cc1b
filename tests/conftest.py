"""What several test modules share: the project's folder, one real build of its site, a server and a browser."""

import fcntl
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from subprocess import CalledProcessError
from threading import Thread
from time import sleep
from typing import Any, Final, NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser import chromium
from tests.projects import PROJECT as PROJECT
from tests.projects import SHIPPED
from xdist.scheduler import LoadScopeScheduling

from plansite.past.repository import Repository
from plansite.publish import build
from plansite.reading import read

BLOCK = re.compile(rb"<(?:article|div|footer|h[1-6]|li|ol|p|section|table|tr|ul)\b")
NESTED = re.compile(rb'<nav class="md-nav" aria-label[^>]*>\s*<ul[^>]*>')
"""A list within a list of a menu, before its first link."""
PAUSE = 0.03
"""Seconds: about two frames."""


APART: Final = "test_every_page.py"
"""The file whose tests are shared out one by one."""
_OTHERS: Final = "hostile offline kept access search single edits right_edits refusals check authoring verify"
LONG: Final = (APART, *(f"test_{name}.py" for name in _OTHERS.split()))
"""The longest first."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a log; a browser that goes on before all of one has come is no fault."""

    kept = "max-age=600"
    """As hosts have it: a file that a page shares with the last one is not asked for again."""

    def handle(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", self.kept)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Trickling(Quiet):
    """Sends a page in about nine pieces, each from the start of a block on, and one from within a menu."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        body = source.read()
        starts = [match.start() for match in BLOCK.finditer(body)] if b"</html>" in body else []
        within = [match.end() for match in NESTED.finditer(body)][-1:] if starts else []
        ends = sorted({*starts[len(starts) // 8 :: max(len(starts) // 8, 1)], *within, len(body)})
        for start, end in pairwise([0, *ends]):
            outputfile.write(body[start:end])
            sleep(PAUSE if end < len(body) else 0)


@contextmanager
def serving(handler: type[Quiet], folder: Path) -> Iterator[str]:
    """The address of a folder on this machine, served by a handler for as long as it is wanted."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="module")
def reading_once() -> Iterator[None]:
    """Pages that are as they were in an earlier test, under the same name, are not parsed again; none has a history."""

    def none(*words: object, **_: object) -> NoReturn:
        raise CalledProcessError(128, "git")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Repository, "_ask", none)
        patch.setattr(read, "parse_page", lru_cache(maxsize=1000)(read.parse_page))
        yield


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return SHIPPED


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """A file's tests share what they build, so they stay in one process, but those of the files that share nothing."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if file.endswith(APART) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """How tests are shared out between processes."""
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no process ends long after the others."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once a run, however many processes want it; none of them may change it."""
    root = factory.getbasetemp()
    shared = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / name).exists():
            make(shared / name)
    return shared / name


def make_site(target: Path) -> None:
    """Build the shipped site with the real MkDocs."""
    assert build.build(SHIPPED, target) == 0


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site, built once a run."""
    return once(tmp_path_factory, "built-site", make_site)


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The address of the built site on this machine."""
    with serving(Quiet, built) as address:
        yield address


@pytest.fixture(scope="session")
def trickled(built: Path) -> Iterator[str]:
    """The address of the built site as a poor line gives it: each page in pieces, time to paint between them."""
    with serving(Trickling, built) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium.ensure(), args=list(chromium.FLAGS))
        yield found
        found.close()
