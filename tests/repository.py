"""A real git repository that holds the golden plan, for tests of what depends on history."""

import os
import shutil
import subprocess
from pathlib import Path

BASE = Path(__file__).parent / "golden" / "docs"


class Repository:
    """Its docs folder can be edited and committed."""

    def __init__(self, folder: Path, base: Path | None = BASE) -> None:
        """With the pages of `base` in it, or with what the folder holds."""
        self.folder = folder
        if base:
            shutil.copytree(base, folder / "docs")
        self.git("init", "-q", "-b", "main")
        self.commit("Start")

    def git(self, *words: str) -> None:
        names = ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL")
        environment = {**os.environ, **dict.fromkeys(names, "editor"), "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *words], cwd=self.folder, check=True, env=environment, capture_output=True)

    def edit(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text
        (self.folder / file).write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
