"""A Chromium to test with: one that is installed, else Debian's package, else Playwright's own download."""

import subprocess
import sys

from tests.debian import program

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The one without a window first: it is the same browser, and quicker."""
PACKAGES = ("chromium-headless-shell", "chromium")
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


def ensure() -> str | None:
    """The path of a Chromium, installed first where need be; None where Playwright brings its own.

    Raises RuntimeError saying what to install where neither way works.
    """
    if path := program(NAMES, PACKAGES):
        return path
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0:
        return None
    raise RuntimeError("The browser tests need Chromium: install the package `chromium` (or run as root), then again.")
