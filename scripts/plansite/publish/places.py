"""Where a site is built and shown on this machine."""

from pathlib import Path
from typing import Final

SITE: Final = Path("site")
ADDRESS: Final = "127.0.0.1:8000"
