"""Every kind of page as it looks now, beside how it looked once: `docs-dev/screenshots`, part of `make pictures`.

What it looked like once is kept: `python -m tests.browser.looks SITE` takes it anew from a site that was built of old.
"""

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser import chromium
from tests.conftest import Quiet, serving
from tests.projects import SHIPPED

FOLDER: Final = SHIPPED / "docs-dev" / "screenshots"
KINDS: Final = FOLDER / "kinds.csv"
PHONE, WIDE = (390, 844), (1280, 800)
_SHOWN: Final = 400
"""Pixels of a picture's height on the page that shows it."""
_QUALITY: Final = 48
_GAP: Final = 8
_TOP: Final = """# What each kind of page looked like, and looks like

Before: the state at the end of 24 November 2026. After: as `make pictures` found it. On a phone of 390 × 844 and at a
desk of 1280 × 800. Lengths are the whole page's; links are those in its main part.
"""
_GROUND: Final = "#b9c2c2"


@dataclass(frozen=True)
class Kind:
    """A kind of page: an example, and how long it was before, with how many links; empty where there was none."""

    kind: str
    title: str
    path: str
    english: str
    before_phone: str
    before_wide: str
    before_links: str


@dataclass(frozen=True)
class Look:
    """A page in one window: its picture, its length, its links."""

    picture: Image.Image
    length: int
    links: int


def kinds() -> list[Kind]:
    with KINDS.open(encoding="utf-8", newline="") as file:
        return [Kind(**row) for row in csv.DictReader(file)]


def after(browser: Browser, site: str) -> None:
    """Take every kind of page, in Vietnamese and light, in English and dark, and write the page that shows them."""
    rows = []
    for kind in kinds():
        light, dark = (
            [seen(browser, f"{site}{path}", size, scheme) for size in (PHONE, WIDE)]
            for path, scheme in ((kind.path, "light"), (kind.english, "dark"))
        )
        _save(light, f"after-{kind.kind}")
        _save(dark, f"dark-{kind.kind}")
        rows.append(_row(kind, *light))
        if not kind.path:
            _save(light, "site", 480)
    (FOLDER / "README.md").write_text("\n".join((_TOP, *rows)), encoding="utf-8")


def before(browser: Browser, site: str) -> None:
    """Take what there is of every kind of page on a site of old."""
    found = []
    for kind in kinds():
        looks = [seen(browser, f"{site}{kind.path}", size, "light") for size in (PHONE, WIDE)]
        if any(look.length == 0 for look in looks):
            found.append(replace(kind, before_phone="", before_wide="", before_links=""))
            continue
        _save(looks, f"before-{kind.kind}")
        phone, wide = looks
        figures = {"before_phone": phone.length, "before_wide": wide.length, "before_links": phone.links}
        found.append(replace(kind, **{name: str(figure) for name, figure in figures.items()}))
    with KINDS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [each.name for each in fields(Kind)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(asdict, found))


def seen(browser: Browser, address: str, size: tuple[int, int], scheme: str) -> Look:
    """A page's first screen; of length 0 where there is no such page."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    answer = page.goto(address)
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    found = Look(picture, *((0, 0) if answer is None or answer.status != 200 else _measured(page)))
    page.close()
    return found


def _measured(page: Page) -> tuple[int, int]:
    length, links = page.evaluate(
        "[document.documentElement.scrollHeight, document.querySelectorAll('main a[href]').length]"
    )
    return int(length), int(links)


def _save(looks: Sequence[Look], name: str, height: int = _SHOWN) -> None:
    """The pictures side by side, small."""
    small = [
        each.picture.resize(
            (round(each.picture.width * height / each.picture.height), height), Image.Resampling.LANCZOS
        )
        for each in looks
    ]
    sheet = Image.new("RGB", (sum(each.width + _GAP for each in small) - _GAP, height), _GROUND)
    left = 0
    for each in small:
        sheet.paste(each, (left, 0))
        left += each.width + _GAP
    sheet.save(FOLDER / f"{name}.webp", quality=_QUALITY, method=6)


def _row(kind: Kind, phone: Look, wide: Look) -> str:
    known = bool(kind.before_phone)
    was = (kind.before_phone, kind.before_wide, kind.before_links) if known else ("–",) * 3
    narrow, broad, links = (
        f"{old} → {new}" for old, new in zip(was, (phone.length, wide.length, phone.links), strict=True)
    )
    names = ("before",) * known + ("after", "dark")
    cells = " | ".join(f"![{kind.title}, {name}]({name}-{kind.kind}.webp)" for name in names)
    pictures = cells if known else f"There was none. | {cells}"
    return (
        f"## {kind.title}\n\nOn a phone {narrow} px, at a desk {broad} px, {links} links.\n\n"
        f"| Before | After | After, English, dark |\n|---|---|---|\n| {pictures} |\n"
    )


def main() -> None:
    """Take the pictures of a site of old, whose folder is named."""
    with sync_playwright() as playwright, serving(Quiet, Path(sys.argv[1])) as site:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=list(chromium.FLAGS))
        before(browser, site)
        browser.close()


if __name__ == "__main__":
    main()
