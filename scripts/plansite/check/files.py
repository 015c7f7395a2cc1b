"""Rules on the files of the docs folder: whatever lies there is published."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plansite.model import Problem
from plansite.read import shown_path

KINDS: Final = frozenset({".md", ".png", ".jpg", ".webp"})
"""Pages, and images that can hold no script; a drawing in SVG can."""

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def refused(docs: Path, file: Path) -> str | None:
    """The rule against a file or folder under `docs`; None where it may be published."""
    if file.is_symlink():
        return "file-kind"
    stem = file.name if file.is_dir() else file.stem
    if not _NAME.fullmatch(stem) or any(not _NAME.fullmatch(part) for part in file.relative_to(docs).parts[:-1]):
        return "file-name"
    return "file-kind" if file.suffix not in KINDS and not file.is_dir() else None


def files(docs: Path) -> Iterator[Problem]:
    """Plain names, and pages and images alone."""
    for file in sorted(docs.rglob("*")):
        rule = refused(docs, file)
        where = f"{shown_path(docs)}/{file.relative_to(docs).as_posix()}"
        if rule == "file-name":
            yield Problem(
                where, 1, rule, f"Tên «{file.name}» không dùng được trong địa chỉ.",
                "Chỉ dùng chữ thường không dấu a-z, chữ số và gạch nối, ví dụ `so-y-te.md`.",
            )  # fmt: skip
        elif rule == "file-kind":
            yield Problem(
                where, 1, rule, f"Thư mục trang không nhận tệp «{file.name}».",
                "Chỉ nhận trang .md và ảnh .png, .jpg, .webp; không nhận liên kết tượng trưng.",
            )  # fmt: skip
