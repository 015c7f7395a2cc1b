"""Where a site is built and shown on this machine."""

from pathlib import Path
from typing import Final

SITE: Final = Path("site")
SIDE_BY_SIDE: Final = "PLANSITE_SIDE_BY_SIDE"
"""The environment's word for a build whose languages are built beside each other, and whose pages are finished."""
HOST: Final = "127.0.0.1"
PORT: Final = 8000
LEADS_ON: Final = "leads-on"
"""The class of the body of a page at a former address."""
