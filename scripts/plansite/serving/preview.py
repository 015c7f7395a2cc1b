"""Shows the site as a build of the files as they stand would make it, and says at every save what is wrong.

No page that is shown is older than the files: each answer begins with a look at them. Where they have changed, the plan
is read anew, and each page is made anew as it is asked for. What is no page – data, search, feeds, former addresses –
comes from a whole build of the same files, for which the answer waits; of files with errors there is none, and the
last one stays.
"""

import gc
import json
import os
import runpy
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from threading import Condition
from typing import Any, Final, TypeAlias

from plansite import report
from plansite.model import SOURCE_LANG, Lang
from plansite.past.git import moving
from plansite.publish import provided
from plansite.publish.build import build
from plansite.publish.built_page import address_of
from plansite.publish.child import fork
from plansite.publish.pipeline import Styled, finish_page
from plansite.reading.read import parse_page
from plansite.site import Site

Standing: TypeAlias = frozenset[tuple[str, int, int]]
"""How files stand: each with its size and the moment of its last change."""
_STEP: Final = 50_000_000
"""Nanoseconds: longer than the steps in which a file system counts, within one of which two writes look like one."""
_PAUSE: Final = 0.3
"""Seconds from look to look while nobody asks."""
_GRACE: Final = 3.0
"""Seconds that a process has to end."""
_MANY: Final = 100_000
"""New objects after which circles among them are looked for."""
_REMEMBERED: Final = 30_000
"""Texts that are not parsed twice, at the most."""


def look(places: Iterable[Path]) -> Standing:
    """How the files at and under some places stand, none of them in the middle of being written."""
    while True:
        found = frozenset(each for place in places for each in _files(place))
        age = time.time_ns() - max((changed for _, _, changed in found), default=0)
        if not 0 <= age < _STEP:
            return found
        time.sleep(_STEP / 1e9)


def _files(place: Path) -> Iterator[tuple[str, int, int]]:
    inside = (f"{folder}/{name}" for folder, _, names in os.walk(place) for name in names)
    for file in (str(place), *(file for file in inside if "__pycache__" not in file)):
        with suppress(OSError):
            stat = os.lstat(file)
            yield file, stat.st_size, stat.st_ctime_ns


@dataclass(slots=True)
class _Now:
    """The plan as the files stood at one moment, and the pages made of it so far, by their paths in the built site."""

    standing: Standing
    pages_of: Callable[..., Any]
    """What MkDocs makes the pages of one language with."""
    pages: dict[Lang, Any]
    made: dict[str, bytes] = field(default_factory=dict)
    read: float = field(default_factory=time.time)

    @property
    def site(self) -> Site:
        """The site as read."""
        site: Site = self.pages[SOURCE_LANG].site
        return site

    def html(self, name: str) -> str | None:
        """A page before it is finished; None where there is none."""
        first = name.partition("/")[0]
        lang = first if first in self.site.langs[1:] else SOURCE_LANG
        if lang not in self.pages:
            self.pages[lang] = self.pages_of(lang, self.site)
        html: str | None = self.pages[lang].html(name)
        return html


class Preview:
    """The site of the project at `root`. Many may ask at once; `tend` does what takes long, in processes of its own."""

    def __init__(self, root: Path) -> None:
        pages = runpy.run_path(str(provided.PAGES))["Pages"]
        self._pages_of = partial(pages, root, lru_cache(_REMEMBERED)(parse_page))
        gc.set_threshold(_MANY)
        self.root, self.folder = root, root / ".cache" / "preview"
        self._note = self.folder.with_suffix(".json")
        self._plan = (root / "docs", *moving(root))
        self._tool = {root / "mkdocs.yml", root / "scripts", root / "overrides", provided.THEME}
        self._begun = look(self._tool)
        self._turn = Condition()
        self._now: _Now | None = None
        self._told: Standing | None = None
        self._styled: Styled | None = None
        self._tried: Standing | None = None
        """What the last whole build was made from, well or with errors."""
        self._trying: Standing | None = None
        self._asked = False
        self._checking = self._building = 0

    @property
    def shows(self) -> bool:
        """Whether there was a whole build: none of what pages share is there before."""
        return self._styled is not None

    def page(self, name: str) -> bytes | None:
        """The page at a path of the built site, of the files as they stand; None where there is none."""
        with self._turn:
            while self._is_old():
                self._turn.wait()  # until this process is no more
            self._join()
            now = self._read()
            if name not in now.made and self._styled:
                html = now.html(name)
                if html is not None:
                    address = address_of(self.folder, self.folder / name)
                    now.made[name] = finish_page(self.folder, now.site.words, self._styled, address, html)
            return now.made.get(name)

    def is_newer(self, moment: float) -> bool:
        """Whether the plan was read anew after a moment, in seconds as `time.time` counts them."""
        return self._now is not None and self._now.read > moment

    def wait(self) -> None:
        """Wait until `folder` holds a whole build of the files as they stand, or these have errors."""
        with self._turn:
            while self._read().standing != self._tried:
                self._asked = True
                self._turn.wait()

    def tend(self) -> bool:
        """Do what is to be done, without waiting; returns False where the tool has changed: all is to begin anew."""
        if self._is_old():
            return False
        with self._turn:  # So that no page is in the making where the process is copied.
            self._join()
            now = self._read()
            if now.standing != self._told:
                self._told = now.standing
                now.site.standings  # noqa: B018 (every page asks for them)
                _end(self._checking)
                self._checking = fork(partial(_tell, now.site)) if self.shows else 0
            if self._checking and os.waitpid(self._checking, os.WNOHANG)[0]:
                self._checking = 0
            if self._building and self._trying != now.standing:
                _end(self._building)
                self._building = 0
            if not self._building and (self._asked or not self.shows) and now.standing != self._tried:
                self._trying = now.standing
                self._building = fork(partial(_build, self.root, self.folder, self._note))
            self._asked = self._asked and now.standing != self._tried
        time.sleep(_PAUSE)
        return True

    def end(self) -> None:
        """End what is at work."""
        _end(self._checking)
        _end(self._building)

    def _is_old(self) -> bool:
        """Whether this process runs what is not the tool any more."""
        return look(self._tool) != self._begun

    def _read(self) -> _Now:
        """The plan as the files stand."""
        standing = look(self._plan)
        if self._now is None or self._now.standing != standing:
            self._now = _Now(standing, self._pages_of, {SOURCE_LANG: self._pages_of(SOURCE_LANG)})
        return self._now

    def _join(self) -> None:
        """Take in a build that has ended."""
        ended, failed = os.waitpid(self._building, os.WNOHANG) if self._building else (0, 0)
        if ended:
            self._building, self._tried = 0, self._trying
            if not failed:
                sheet, known = json.loads(self._note.read_text(encoding="utf-8"))
                styled = Styled(sheet, frozenset(known))
                if styled != self._styled:  # The pages made so far name another.
                    self._styled, self._now = styled, None
            elif not self.shows:
                print("Sửa lỗi rồi lưu: trang sẽ được dựng lại.", flush=True)
            self._turn.notify_all()


def _end(child: int) -> None:
    """End a process that was started here, where it still runs: with time to put away what it was about."""
    if child:
        os.kill(child, signal.SIGTERM)
        until = time.monotonic() + _GRACE
        while not os.waitpid(child, os.WNOHANG)[0]:
            if time.monotonic() > until:
                os.kill(child, signal.SIGKILL)
            time.sleep(_PAUSE / 10)


def _tell(site: Site) -> None:
    """Say what is wrong."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # Of no use once there is another save.
    wrong = site.blocking
    said = f"{len(wrong)} lỗi\n{report.text(wrong)}" if wrong else "không có lỗi"
    print(f"{datetime.now():%H:%M:%S} Bản vừa lưu: {said}", flush=True)


def _build(root: Path, folder: Path, note: Path) -> None:
    """Build the whole site."""
    try:
        code = build(root, folder, note)
    except (report.Refusal, OSError) as error:
        print(error, file=sys.stderr, flush=True)
        code = 2
    if code:
        sys.exit(code)
