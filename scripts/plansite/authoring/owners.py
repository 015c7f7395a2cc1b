"""Who reviews which pages: CODEOWNERS, made from one table.

The last line that fits a path decides (GitHub, "About code owners"), so the office that publishes is
named on every agency's line, and the agencies' lines come after those of whole folders.
"""

import csv
from pathlib import Path
from typing import Final

TABLE: Final = Path(".github") / "owners.csv"
TARGET: Final = Path(".github") / "CODEOWNERS"
_EVERYTHING: Final = "*"
_HEAD: Final = "# Made by `make owners` from owners.csv: edit that table."


def codeowners(table: str) -> str:
    """CODEOWNERS for a CSV table with the columns `path` and `owner`.

    Raises ValueError where a row is incomplete, an owner is no @name, or no row has the path `*`.
    """
    rows = [(row["path"], row["owner"]) for row in csv.DictReader(table.splitlines())]
    for path, owner in rows:
        if not path or not (owner or "").startswith("@") or " " in path + owner:
            raise ValueError(f"owners.csv: {path},{owner}")
    office = dict(rows).get(_EVERYTHING)
    if office is None:
        raise ValueError("owners.csv has no row for *")
    ordered = sorted(rows, key=lambda row: (row[0] != _EVERYTHING, not row[0].endswith("/"), row[0]))
    lines = (f"{path} {owner}" if owner == office else f"{path} {owner} {office}" for path, owner in ordered)
    return "\n".join((_HEAD, *lines, ""))
