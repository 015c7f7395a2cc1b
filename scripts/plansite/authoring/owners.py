"""Who reviews which pages: CODEOWNERS, made from one table.

The last line that fits a path decides (GitHub, "About code owners"), so the office that publishes is
named on every agency's line, and the agencies' lines come after those of whole folders.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from plansite.report import Refusal

TABLE: Final = Path(".github") / "owners.csv"
TARGET: Final = Path(".github") / "CODEOWNERS"
_EVERYTHING: Final = "*"
_EVERY: Final = "docs/*/"
_LANGUAGE: Final = re.compile(r"docs/[a-z]+/")
_HEAD: Final = "# Made by `make owners` from owners.csv: edit that table."


def codeowners(table: str) -> str:
    """CODEOWNERS for a CSV table with the columns `path` and `owner`.

    Raises ValueError, which says what is wrong, where a row is incomplete, an owner is no @name, or none is for `*`.
    """
    table_rows = csv.DictReader(table.splitlines(), strict=True)
    try:
        rows = [(row.get("path") or "", row.get("owner") or "") for row in table_rows]
    except csv.Error as error:
        raise ValueError(f"dòng {table_rows.line_num} không phải CSV.") from error
    for number, (path, owner) in enumerate(rows, 2):
        if not path or not owner.startswith("@") or " " in path + owner:
            raise ValueError(f"dòng {number} cần một đường dẫn và một @tên, không có dấu cách: “{path},{owner}”.")
    office = dict(rows).get(_EVERYTHING)
    if office is None:
        raise ValueError(f"thiếu dòng “{_EVERYTHING},@tên” cho mọi trang khác.")
    ordered = sorted(rows, key=lambda row: (row[0] != _EVERYTHING, not row[0].endswith("/"), row[0]))
    lines = (f"{path} {owner}" if owner == office else f"{path} {owner} {office}" for path, owner in ordered)
    return "\n".join((_HEAD, *lines, *_translated(dict(rows), office), ""))


def _translated(owners: Mapping[str, str], office: str) -> Iterator[str]:
    """A page of every language that someone owns has, in a language that others own, both."""
    folders = {path: owner for path, owner in owners.items() if _LANGUAGE.fullmatch(path)}
    for path, owner in sorted(owners.items()):
        for folder, translators in folders.items() if path.startswith(_EVERY) else ():
            yield f"{folder}{path.removeprefix(_EVERY)} {owner} {translators} {office}"


def write() -> None:
    """Write CODEOWNERS from the table. Raises Refusal where the table is wrong, OSError where it cannot be read."""
    try:
        text = codeowners(TABLE.read_text(encoding="utf-8"))
    except ValueError as error:  # What is not UTF-8 too.
        said = "không ở bảng mã UTF-8." if isinstance(error, UnicodeDecodeError) else str(error)
        raise Refusal(f"{TABLE.as_posix()}: {said}") from error
    TARGET.write_text(text, encoding="utf-8", newline="\n")
