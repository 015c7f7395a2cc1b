"""Rules on what a page may hold, so that no edit can hurt a reader; see `plansite.reading.safety`."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from plansite.linking.links import Links
from plansite.model import Problem
from plansite.reading.safety import DEEPEST, LONGEST

_MARKER: Final = re.compile(r"<!\s?[-–—]{1,3}\s*plan\s?site\b", re.IGNORECASE)

_TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "raw-html": (
            "Trang không nhận thẻ HTML: “{}”.",
            "Viết bằng Markdown; muốn hiện đúng các ký tự ấy thì đặt giữa hai dấu `.",
        ),
        "attribute-list": (
            "Trang không nhận dấu ngoặc nhọn “{}”.",
            "Bỏ phần trong ngoặc nhọn; mục và nhiệm vụ tự có địa chỉ.",
        ),
        "unsafe-link": (
            "Địa chỉ không an toàn hoặc viết sai dạng: “{}”.",
            "Viết trên một dòng: tệp .md trong thư mục trang, hoặc địa chỉ https://, http://, mailto:, tel:.",
        ),
        "outside-image": (
            "Ảnh không nằm trong thư mục trang: “{}”.",
            "Đặt tệp ảnh cạnh trang và viết `![mô tả ảnh](ten-anh.png)` trên một dòng.",
        ),
        "hidden-character": (
            "Dòng có ký tự ẩn {}.",
            "Xóa ký tự ấy: gõ lại đoạn chữ thay vì dán.",
        ),
        "look-alike": (
            "“{}” có chữ cái hoặc ký hiệu dễ nhầm.",
            "Gõ lại bằng chữ La-tinh; địa chỉ ngoài chỉ dùng chữ không dấu, không có @.",
        ),
        "deep-nesting": (
            "Danh sách, trích dẫn hoặc ngoặc lồng nhau quá sâu: “{}”.",
            f"Không lồng quá {DEEPEST} cấp.",
        ),
        "long-line": (
            "Dòng dài {} ký tự.",
            f"Tách thành nhiều đoạn; một dòng không quá {LONGEST:,} ký tự.".replace(",", "."),
        ),
    }
)


def lines(links: Links) -> Iterator[Problem]:
    """Nothing in a page's text does more than be read."""
    for place, page in links.plan.pages.items():
        for number, danger in links.dangers[place]:
            # What is wrong with a marker has rules of its own.
            if danger.rule == "raw-html" and _MARKER.match(danger.piece):
                continue
            if danger.rule == "raw-html" and danger.piece.startswith("<!--"):
                yield Problem(
                    page.file, number, "unclosed-marker", f"Lời nhắn “{danger.piece}” không đóng trên cùng dòng.",
                    "Đóng bằng `-->` ở cuối dòng; nhiều dòng thì mỗi dòng một cặp `<!--`, `-->`.",
                )  # fmt: skip
            else:
                message, hint = _TEXTS[danger.rule]
                yield Problem(page.file, number, danger.rule, message.format(danger.piece), hint)
