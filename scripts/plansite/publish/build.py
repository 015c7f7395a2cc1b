"""Build with MkDocs, in a process of its own; a failed build leaves the last site as it was."""

import json
import os
import sys
import time
from pathlib import Path
from typing import Final

from plansite.language import words
from plansite.past.git import history
from plansite.publish import edition, provided
from plansite.publish.child import run, tidy_end
from plansite.publish.kept import Kept, forget, tool_of
from plansite.publish.places import SIDE_BY_SIDE
from plansite.publish.swap import put, workplace
from plansite.publish.telling import stage

_READABLE: Final = 0o022
"""What a web server of another user may read, whatever this user's own mask is."""


def build(root: Path, target: Path, note: Path | None = None) -> int:
    """Build the site of the project at `root` into the folder `target`; returns MkDocs' exit code.

    `note` is the file in which to write what `pipeline.finish` says of the sheet, for whoever makes a page anew. Where
    the target is a link to a folder, that folder is replaced and the link stays. Raises Refusal where the target cannot
    be replaced, and OSError where it cannot be written.
    """
    target = target.resolve()
    mask = os.umask(_READABLE)
    try:
        with tidy_end(), workplace(target) as folder:
            fresh = folder / "site"
            command = _mkdocs("build", "--strict", "--site-dir", str(fresh))
            start = time.monotonic()
            stage("Đọc, kiểm tra và dựng các trang", start)
            code = run(command, root, environment(**{SIDE_BY_SIDE: "1"}))
            if code == 0:
                from plansite.publish.pipeline import finish

                edition.write(root, fresh)
                past = history(root / "docs")
                began = time.time() - 1  # A file system may count in steps.
                kept = Kept(root / ".cache" / "finished", tool_of(root, provided.THEME))
                stage("Hoàn thiện các trang", start)
                styled = finish(fresh, words.load(), past.edition if past else "", kept.made)
                forget(kept.folder, began)
                put(fresh, target)
                if note:
                    note.write_text(json.dumps([styled.sheet, sorted(styled.known)]), encoding="utf-8")
    finally:
        os.umask(mask)
    return code


def _mkdocs(*words: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *words]


def environment(**settings: str) -> dict[str, str]:
    """What MkDocs is run with."""
    # Material announces its successor on every run; MkDocs needs a fixed epoch for identical builds.
    fixed = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    # What a plan's own `mkdocs.yml` takes from the tool.
    fixed |= {
        "PLANSITE_SETTINGS": str(provided.SETTINGS),
        "PLANSITE_THEME": str(provided.THEME),
        "PLANSITE_HOOK": str(provided.HOOK),
    }
    return {**os.environ, **fixed, "PYTHONUTF8": "1", **settings}
