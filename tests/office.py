"""`make office`: each office file of the shipped plan validated, printed by LibreOffice, and read back from its PDF."""

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from tests import debian
from tests.validity import faults

from plansite import site
from plansite.publish.takeaway.sheets import Sheet, sheets

PROJECT: Final = Path(__file__).parent.parent
POPPLER: Final = debian.program(("pdftotext",), ("poppler-utils",))
"""It keeps a Vietnamese letter and its marks together, which other readers do not."""
OFFICE: Final = debian.program(("soffice", "libreoffice"), ("libreoffice-calc-nogui", "libreoffice-writer-nogui"))


def printed(file: Path, folder: Path) -> str:
    """The text of a file as LibreOffice prints it."""
    command = [OFFICE or "soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    read = [POPPLER or "pdftotext", str(folder / f"{file.stem}.pdf"), "-"]
    return subprocess.run(read, check=True, capture_output=True, text=True, encoding="utf-8", timeout=180).stdout


def missing(text: str, made: tuple[Sheet, ...]) -> list[str]:
    """The words of duties that a printed file shows less often than the file holds them.

    Words apart, since columns may be read in turn; without those that hold a hyphen, at which lines are broken, and
    without regard to spaces, which a reader sees also where letters merely stand apart.
    """
    rows = (row for sheet in made for part in sheet.parts for row in part.rows)
    texts = (row.cells[key] for row in rows for key in ("id", "title", "text"))
    words = Counter(word for line in texts for word in line.split() if "-" not in word)
    read = "".join(text.split())
    return sorted(word for word, times in words.items() if read.count(word) < times)


def main() -> int:
    """Say of each file what is not valid or lacking; returns 1 where anything is, or where there is no LibreOffice."""
    if OFFICE is None or POPPLER is None:
        print("Install LibreOffice's Writer and Calc, and Poppler's tools.", file=sys.stderr)
        return 1
    loaded = site.load(PROJECT / "docs")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, data in loaded.data.items():
            if not name.endswith((".xlsx", ".docx")):
                continue
            file = Path(folder) / name.replace("/", "-")
            file.write_bytes(data)
            key = name.rpartition("/")[2].rpartition(".")[0]
            lacks = missing(printed(file, Path(folder)), sheets(loaded.source, None if key == "plan" else key))
            wrong = faults(data, name.rpartition(".")[2])
            failed += bool(lacks or wrong)
            told = (*wrong, *(("lacks " + "; ".join(lacks),) if lacks else ()))
            print(f"{name}: {'; '.join(told) or 'valid and whole'}", flush=True)
    print(f"{failed} failed", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
