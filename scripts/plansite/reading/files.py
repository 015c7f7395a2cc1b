"""Rules on the files of the docs folder: whatever lies there is published."""

from collections.abc import Iterator
from pathlib import Path

from plansite.model import Problem
from plansite.reading.publishable import refused
from plansite.reading.read import shown_path


def files(docs: Path) -> Iterator[Problem]:
    """Plain names, and pages and images alone."""
    shown = shown_path(docs)
    for file in sorted(docs.rglob("*")):
        rule = refused(docs, file)
        if rule is None:
            continue
        where = f"{shown}/{file.relative_to(docs).as_posix()}"
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
