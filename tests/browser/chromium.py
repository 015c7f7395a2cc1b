"""A Chromium to test with: one that is installed, else Debian's package, else Playwright's own download."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The one without a window first: it is the same browser, and quicker."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Keep the browser to the pages it is given; root cannot use the sandbox."""


def installed() -> str | None:
    """The path of a Chromium on this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def ensure() -> str | None:
    """The path of a Chromium, installed first where need be; None where Playwright brings its own.

    Raises RuntimeError saying what to install where neither way works.
    """
    if path := installed():
        return path
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
        for package in ("chromium-headless-shell", "chromium"):
            subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False, **quiet)  # type: ignore[call-overload]
            if path := installed():
                return path
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0:
        return None
    raise RuntimeError("The browser tests need Chromium: install the package `chromium` (or run as root), then again.")
