"""What a site was built from: the commit, and the settings without which nobody could build the same again.

It stands in a file of its own and on no page, so that one edit changes one page.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from plansite.past.git import built_from

FILE: Final = "data/edition.json"
SETTINGS: Final = ("SITE_URL", "REPO_URL")
"""The environment's variables that change what is built."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The commit, empty without git; whether files differ from it; the history's wholeness; tags; settings."""

    commit: str
    changed: bool
    whole_history: bool
    tags: Mapping[str, str]
    """The publications' tags and what they name."""
    settings: Mapping[str, str]


def edition_of(root: Path) -> Edition:
    """What a project's folder is built from now."""
    commit, changed, whole, tags = built_from(root)
    return Edition(commit, changed, whole, tags, {name: os.environ.get(name, "") for name in SETTINGS})


def write(root: Path, built: Path) -> None:
    """Write the file into the built site of a project's folder."""
    file = built / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(edition_of(root)), ensure_ascii=False, indent=1, sort_keys=True)
    file.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def parse(text: str) -> Edition:
    """An edition from its file. Raises ValueError where it is none."""
    try:
        row: dict[str, Any] = json.loads(text)
        tags, settings = dict(row["tags"]), {name: str(row["settings"][name]) for name in SETTINGS}
        return Edition(str(row["commit"]), bool(row["changed"]), bool(row["whole_history"]), tags, settings)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error
