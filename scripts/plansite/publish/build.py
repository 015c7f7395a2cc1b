"""Build and serve with MkDocs, in a process of its own; a failed build leaves the last site as it was."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from plansite.language import words
from plansite.past.git import history
from plansite.publish.pipeline import finish

SITE: Final = Path("site")
ADDRESS: Final = "127.0.0.1:8000"


def build(root: Path, target: Path) -> int:
    """Build the site of the project at `root` into the folder `target`; returns MkDocs' exit code."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".site-") as folder:
        fresh = Path(folder) / "site"
        code = _mkdocs(root, "build", "--strict", "--quiet", "--site-dir", str(fresh), PLANSITE_SIDE_BY_SIDE="1")
        if code == 0:
            past = history(root / "docs")
            finish(fresh, words.load(), past.edition if past else "")
            _swap(fresh, target, Path(folder) / "last")
    return code


def serve(root: Path) -> int:
    """Show the site and rebuild it on every change, until interrupted."""
    return _mkdocs(root, "serve", "--quiet", "--dev-addr", ADDRESS, "--watch", "scripts", "--watch", "overrides")


def _swap(fresh: Path, target: Path, last: Path) -> None:
    if target.exists():
        target.rename(last)
    fresh.rename(target)
    shutil.rmtree(last, ignore_errors=True)


def _mkdocs(root: Path, *words: str, **settings: str) -> int:
    # Material announces its successor on every run; MkDocs needs a fixed epoch for identical builds.
    environment = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1362355200", **os.environ, **settings}
    try:
        return subprocess.run([sys.executable, "-m", "mkdocs", *words], cwd=root, env=environment).returncode
    except KeyboardInterrupt:
        return 0
