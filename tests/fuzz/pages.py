"""Sets of pages that no person would write, made of those that one did."""

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.fuzz.way import fresh, walk

GOLDEN: Final = Path(__file__).parent.parent / "golden" / "docs"

PIECES: Final = tuple(
    json.loads(f'"{line}"')
    for line in Path(__file__).with_name("pieces.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
)
"""What pages are made of, and what they should never hold."""

NAMES: Final = (
    *("vi/moi.md", "en/moi.md", "vi/co-quan/moi.md", "en/co-quan/moi.md", "vi/van-ban/moi.md", "vi/ke-hoach/moi.md"),
    *("vi/tra-cuu/dong-thoi-gian.md", "vi/tra-cuu/lich-su.md", "vi/tra-cuu/song-ngu.md", "vi/tra-cuu/ban-dich.md"),
    *("vi/can-giup-ngay.md", "vi/co-quan/index.md", "vi/tim-kiem.md", "vi/tra-cuu/tat-ca-nhiem-vu.md", "zz/index.md"),
    *("vi/HOA.md", "vi/a b.md", "vi/\udcff.md", "vi/a\nb.md", "vi/.md", "vi/tep.md/trong.md", "vi/hinh.svg"),
    *("vi/hinh.png", "vi/index.md/x.md", "moi.md", "vi/con.md"),
)


def mutate(chance: random.Random, docs: Path) -> None:
    """Change a folder of pages in one to six ways; what a way cannot do is left out."""
    for _ in range(chance.randint(1, 6)):
        try:
            chance.choice(_WAYS)(chance, docs)
        except (OSError, ValueError, IndexError):
            continue


def pages(docs: Path) -> list[Path]:
    """The pages that can be changed."""
    return [file for file in sorted(docs.rglob("*.md")) if file.is_file() and not file.is_symlink()]


def text(chance: random.Random) -> str:
    """A text of pieces."""
    return "".join(chance.choices(PIECES, k=chance.randint(1, 30)))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_fifo():  # nobody reads it: writing would wait for ever
        raise FileExistsError(file)
    file.write_bytes(text.encode("utf-8", "surrogatepass"))


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "surrogateescape")


def _insert(chance: random.Random, docs: Path) -> None:
    file = chance.choice(pages(docs))
    old = _read(file)
    at = chance.randint(0, len(old))
    _write(file, old[:at] + text(chance) + old[at:])


def _line(chance: random.Random, docs: Path) -> None:
    """Put a text between two lines, or in a line's place, or a line elsewhere."""
    file = chance.choice(pages(docs))
    lines = _read(file).split("\n")
    at = chance.randrange(len(lines))
    how = chance.randrange(4)
    if how == 0:
        lines.insert(at, text(chance))
    elif how == 1:
        lines[at] = text(chance)
    elif how == 2:
        lines.insert(chance.randrange(len(lines)), lines.pop(at))
    else:
        lines[at:at] = lines[at : at + chance.randint(1, 8)]
    _write(file, "\n".join(lines))


def _cut(chance: random.Random, docs: Path) -> None:
    file = chance.choice(pages(docs))
    data = file.read_bytes()
    start = chance.randint(0, len(data))
    file.write_bytes(data[:start] + data[start + chance.choice((1, 2, 5, 40, 10_000)) :])


def _replace(chance: random.Random, docs: Path) -> None:
    """Put a piece in place of a word everywhere on a page."""
    file = chance.choice(pages(docs))
    old = _read(file)
    _write(file, old.replace(chance.choice(old.split()), chance.choice(PIECES)))


def _new(chance: random.Random, docs: Path) -> None:
    _write(docs / chance.choice(NAMES), chance.choice(("# A\n\n", "", "---\n")) + text(chance))


def _copy(chance: random.Random, docs: Path) -> None:
    one, other = chance.choice(pages(docs)), chance.choice(pages(docs))
    shutil.copyfile(one, chance.choice((other, docs / chance.choice(NAMES))))


def _remove(chance: random.Random, docs: Path) -> None:
    chance.choice(pages(docs)).unlink()


def _drop(chance: random.Random, docs: Path) -> None:
    shutil.rmtree(docs / chance.choice(("en", "vi/co-quan", "vi/van-ban", "en/co-quan", "vi/tra-cuu", "vi")))


def _odd(chance: random.Random, docs: Path) -> None:
    """Let something stand in a page's place that is none."""
    file = chance.choice(pages(docs))
    how = chance.randrange(4)
    file.unlink()
    if how == 0:
        file.mkdir()
    elif how == 1:
        file.symlink_to(chance.choice(("/dev/zero", "index.md", "..", "nowhere")))
    elif how == 2:
        os.mkfifo(file)
    else:
        file.write_bytes(b"\xff" * chance.choice((1, 1_000_001)))


_WAYS: Final[tuple[Callable[[random.Random, Path], None], ...]] = (
    _insert, _insert, _insert, _line, _line, _line, _cut, _replace, _new, _new, _copy, _remove, _drop, _odd,
)  # fmt: skip


def run(seed: int, folder: Path) -> None:
    """Lead one mutated set of pages the whole way; raises for what must not be."""
    docs = fresh(folder, GOLDEN)
    mutate(random.Random(seed), docs)
    walk(docs, folder / "out")
