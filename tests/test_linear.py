"""What reading and checking a page costs grows with its size and no faster: work is counted, not time."""

import shutil
import sys
from pathlib import Path

import pytest

from plansite import site

GOLDEN = Path(__file__).parent / "golden" / "docs"
LINES = {
    "links": "[x](so-y-te.md#nv-19) " * 20 + "\n",
    "lost links": "[x](khong-co-{n}.md) " * 20 + "\n",
    "images": "![x](a.png) " * 20 + "\n",
    "mentions": "Sở Y tế và Sở Tư pháp. " * 20 + "\n",
    "citations": "Quyết định số {n}/2013/QĐ-UBND ngày 31/02/2013. " * 10 + "\n",
    "numbers": "Có {n} nhóm, 36 tháng, ba trăm em. " * 10 + "\n",
    "tables": "| a | Sở Y tế | {n} |\n",
    "tasks": "### NV-{n}. Việc\n\n- **Phối hợp:** Sở Lạ {n}; Sở Kỳ {n}\n- **Nguồn:** đoạn 9\n\nLời.\n\n",
    "headings": "## Mục\n\nLời.\n\n",
    "nested": "- a\n    - b\n",
    "html": "<b>x</b>\n\n",
    "markers": "<!-- plansite: la -->\n\n",
}


def work(folder: Path, line: str, count: int) -> int:
    """How many calls, of Python and of C, it takes to read and check a page of so many lines."""
    docs = folder / str(count)
    shutil.copytree(GOLDEN, docs)
    head = "# Trang\n\n" + ("| x | y | z |\n|---|---|---|\n" if line.startswith("|") else "")
    text = head + "".join(line.replace("{n}", str(number)) for number in range(100, 100 + count))
    (docs / "vi" / "la.md").write_text(text, encoding="utf-8")
    calls = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        site.load(docs)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("kind", LINES)
def test_twice_the_lines_are_twice_the_work(kind: str, tmp_path: Path) -> None:
    site.load(GOLDEN)
    none, some, twice = (work(tmp_path, LINES[kind], count) for count in (1, 60, 120))
    assert (twice - none) / (some - none) < 2.4
