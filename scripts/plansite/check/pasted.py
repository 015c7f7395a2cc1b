"""Rules on what came along with pasted text: a message's sender, a field of Word, letters of another encoding."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.check.said import said
from plansite.language.tongue import language
from plansite.linking.links import Links
from plansite.model import Problem

_TRACES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), source)
    for pattern, source in (
        (r"\[\d{1,2}:\d{2}(?::\d{2})?,? \d{1,2}/\d{1,2}(?:/\d{4})?\][^:\n]{0,40}:?", "giờ và người gửi tin nhắn"),
        (r"^\W{0,3}(?:(?:đã|được) )?(?:gửi|sent) (?:từ|from)(?: my)? \w+\W*$", "dòng cuối của một thư"),
        (r"Error! [A-Z][^.!]{5,60}[.!]|Lỗi! [^.!]{5,60}[.!]", "tham chiếu hỏng của Word"),
        (r"\{? ?\b(?:HYPERLINK|PAGEREF|MERGEFIELD|MERGEFORMAT)\b[^}\n]{0,80}\}?", "trường của Word"),
        (r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)|(?<=\S)\s*#{5,}", "ô lỗi của bảng tính"),
        (r"^\W{0,3}(?:trang|page) \d{1,3} ?(?:/|of|trên) ?\d{1,3}\W*$|^[-–—] ?\d{1,3} ?[-–—]$", "số trang của tệp gốc"),
        (r":contentReference\[[^\]\n]*\]|oaicite[:\w]*|utm_source=chatgpt\.com|【\d[^】\n]*】", "dấu của máy viết hộ"),
        (r"^\W*(?:here is the translation|dưới đây là bản dịch|(?:sure|certainly)[,!] here)\b.*", "lời của máy dịch"),
        (r"(?<=[\w.,;”])\[\d{1,2}\](?![(\[:])", "số chú thích của trang khác"),
        (r"&(?:nbsp|amp|lt|gt|quot);", "mã của trang mạng"),
        (r"\blorem ipsum\b|\bTODO\b|(?<!\w)(?:x{4,}|\?{3,})(?!\w)", "chỗ chưa điền"),
    )
)  # fmt: skip
"""What is left of where a text was, and what that is."""
_MAYBE: Final = re.compile(
    r"[\[#{!&?【]|[gG]ửi |ent |[aA](?:NG|ng|ge|GE) \d|ịch|ere |TODO|orem|oaicite|utm_|xxx|^[-–—]"
)
"""What one of those has in it, so that most lines are passed over fast."""
_BROKEN: Final = re.compile(
    r"[ÃÂ][\x80-\x9f¡-¿]|(?<![A-ZĐ])[ÃÂ][\xa0€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—™š›œž]|á[»º]|Ä[‘’\x91\x90]|Æ[°¡]|â€|[^\W\d_][¸¶¨¾¼½©¬][^\W\d_]?"
)
"""Letters that were read in another encoding: UTF-8 as Windows-1252, TCVN3 as Unicode."""


def traces(links: Links) -> Iterator[Problem]:
    """Nothing of the place where a text was copied from stands beside it; its letters are read as they were meant."""
    for page in links.plan.pages.values():
        for number, line in said(page):
            for pattern, source in _TRACES if _MAYBE.search(line) else ():
                if found := pattern.search(line):
                    text = f"“{found.group().strip()[:60]}” là {source}, dán nhầm cùng lời văn."
                    yield Problem(page.file, number, "pasted", text, "Xóa phần ấy.")
                    break
            typed = old_font(line) if (old_font := language(page.lang).old_font) else None
            if typed:
                written, right, font = typed
                text = f"“{written[:60]}” là chữ của phông {font}, không phải Unicode."
                yield Problem(page.file, number, "pasted", text, f"Viết `{right}` thay cho `{written}`.")
            elif found := _BROKEN.search(line):
                yield _encoding(page.file, number, page.lines[number - 1], found.start())


def _encoding(file: str, number: int, line: str, at: int) -> Problem:
    """A line in a wrong encoding, as it should read where that can be told."""
    word = next(each.group() for each in re.finditer(r"\S+", line) if each.end() > at)
    right = _read_anew(line)
    hint = f"Viết `{right}`." if right else "Gõ lại đoạn ấy, hoặc đổi tệp gốc sang Unicode (UTF-8) rồi dán lại."
    return Problem(file, number, "pasted", f"“{word}” là chữ dán sai bảng mã.", hint)


def _read_anew(line: str) -> str | None:
    """A line that was UTF-8 and was read as Windows-1252, read as UTF-8."""
    raw = b"".join(sign.encode("cp1252", "ignore") or sign.encode("latin-1", "ignore") for sign in line)
    try:
        right = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return right if len(raw) == len(line) and right.isprintable() else None
