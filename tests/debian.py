"""Programs the tests need, as Debian's packages: installed where they are missing, by one test process at a time."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

_PLACES = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))
"""Servers lie where only root looks."""


def program(names: Sequence[str], packages: Sequence[str]) -> str | None:
    """The path of the first of these programs on this machine; as root, of what the first package to install brings.

    None where neither is to be had.
    """
    # apt refuses a second run beside the first, and tests run in several processes.
    with (Path(tempfile.gettempdir()) / f"plansite-apt-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path := _found(names):
            return path
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            return None
        _apt("update")
        for package in packages:
            _apt("install", "-y", package)
            if path := _found(names):
                return path
    return None


def _found(names: Sequence[str]) -> str | None:
    return next((path for name in names if (path := shutil.which(name, path=_PLACES))), None)


def _apt(*words: str) -> None:
    # Another program's run, such as the machine's own upgrade, is waited for.
    command = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *words]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL, env=environment)
