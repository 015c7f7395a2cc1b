"""Sites built where the build's own process is not what is tested: in a copy of this one, which has read the code."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

from mkdocs.__main__ import cli

from plansite.publish import build as building


def build(root: Path, target: Path) -> int:
    """Build the site of a project with the code of this process; returns MkDocs' exit code."""
    with patch.object(building, "run", _run):
        return building.build(root, target)


def _run(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    """What the words after `python -m mkdocs` ask for."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        code: object = 1
        try:
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(environment)
            cli(words[3:])
        except SystemExit as ended:
            code = ended.code
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(int(bool(code)))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)
