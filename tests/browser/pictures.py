"""The pictures of the guides, and of the site's look (`looks`), taken from real pages: `make pictures`.

What an editor sees in the host's web editor is drawn from the page's real text and the check's real answer.
"""

import html
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from playwright.sync_api import Browser, sync_playwright
from tests.browser import chromium, looks
from tests.conftest import PROJECT, Quiet, serving

from plansite import report, site
from plansite.publish import build

GUIDE: Final = PROJECT / "docs-dev" / "pictures"
_PAGE: Final = "docs/vi/co-quan/so-y-te.md"
_RIGHT: Final = "- **Phối hợp:** Sở Lao động - Thương binh và Xã hội"
_WRONG: Final = "- **Phối hợp:** Sở Lao đông"


def main() -> None:
    """Take every picture anew."""
    shutil.rmtree(GUIDE, ignore_errors=True)
    GUIDE.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=list(chromium.FLAGS))
        os.environ["REPO_URL"] = "https://github.com/to-chuc/ke-hoach-22"
        assert build.build(PROJECT, Path(work) / "site") == 0
        with serving(Quiet, Path(work) / "site") as address:
            looks.after(browser, address)
            _steps(browser, address, Path(work))
        browser.close()


def _steps(browser: Browser, address: str, work: Path) -> None:
    """The steps of CONTRIBUTING: the task with its link, the text, the edit with its answer, the review."""
    _take(browser, address + "co-quan/so-y-te/#nv-19", GUIDE / "1-trang.png", (720, 760))
    text = (PROJECT / _PAGE).read_text(encoding="utf-8")
    start = text.index("### NV-19")
    _draw(browser, GUIDE / "2-tep.png", _PAGE, _lines(text, start, {}))
    _draw(browser, GUIDE / "3-bao-loi.png", _PAGE, _lines(text.replace(_RIGHT, _WRONG, 1), start, _answers(work)))
    _draw(
        browser, GUIDE / "4-nhan-xet.png", "plansite review", MarkdownIt().enable("strikethrough").render(_review(work))
    )


def _edited(work: Path, wrong: str) -> Path:
    """A copy of the repository with one edit in its working tree."""
    copy = work / "kho"
    if not copy.exists():
        subprocess.run(["git", "clone", "-q", str(PROJECT), str(copy)], check=True)
    text = (PROJECT / _PAGE).read_text(encoding="utf-8")
    (copy / _PAGE).write_text(text.replace(_RIGHT, wrong, 1), encoding="utf-8")
    return copy


def _answers(work: Path) -> dict[int, str]:
    """What the check says of the wrong edit, by line."""
    problems = site.load(_edited(work, _WRONG) / "docs").problems
    return {problem.line: report.text([problem]).split(": ", 1)[1] for problem in problems}


def _review(work: Path) -> str:
    copy = _edited(work, f"{_RIGHT}; Công an tỉnh")
    command = [sys.executable, "-m", "plansite", "review", "HEAD"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "scripts")}
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True).stdout


def _lines(text: str, start: int, answers: dict[int, str]) -> str:
    first = text.count("\n", 0, start) + 1
    rows = []
    for number, line in enumerate(text[start:].split("\n")[:9], first):
        rows.append(f"<tr><th>{number}</th><td>{html.escape(line)}</td></tr>")
        if number in answers:
            rows.append(f'<tr><th></th><td class="answer">{html.escape(answers[number])}</td></tr>')
    return f"<table>{''.join(rows)}</table>"


def _draw(browser: Browser, file: Path, title: str, body: str) -> None:
    style = (
        "body{margin:0;padding:16px;width:688px;font:15px/1.6 system-ui,sans-serif;background:#fff;color:#1d2527}"
        "h1{font-size:15px}table{border-collapse:collapse}th{color:#6b7478;padding-right:14px;font-weight:400}"
        "th,td{vertical-align:top;text-align:left}h2,h3{font-size:16px;margin:10px 0 0}"
        ".answer{background:#fdeceb;border-left:4px solid #b3261e;padding:6px 10px}"
    )
    page = browser.new_page(viewport={"width": 720, "height": 300})
    page.set_content(f"<style>{style}</style><h1>{html.escape(title)}</h1>{body}")
    page.screenshot(path=file, full_page=True)
    page.close()


def _take(browser: Browser, url: str, file: Path, size: tuple[int, int], scheme: str = "light") -> None:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    main()
