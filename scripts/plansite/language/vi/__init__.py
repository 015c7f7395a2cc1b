"""Vietnamese."""

import re
from typing import Final

from plansite.language.quantity import numbered
from plansite.language.tongue import Language
from plansite.language.vi.fonts import old_font
from plansite.language.vi.numbers import COUNTING, numbers
from plansite.language.vi.sounds import LINKING, one_spelling, sound
from plansite.language.vi.syllables import slips

_DATES: Final = re.compile(
    r"(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>\d{4})\b"
    # A named day too: "Ngày Quốc tế Thiếu nhi 1/6".
    r"|(?:(?:ngày|mùng|mồng|đến|từ|trước|hết|sáng|chiều)\s+|\b(?-i:[Nn]gày\s[A-ZĐ][^\d.,;:]{1,40}))(?P<d2>\d{1,2})/(?P<m2>\d{1,2})\b(?![/\d])"
    r"|(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2}|[a-zạêôơưăâáảãà]+)\b(?:(?:\s+năm\s+|/)(?P<y3>\d{4}))?"
    r"|tháng\s+(?P<m4>\d{1,2}|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?|giêng|chạp)\b"
    r"(?!\s+(?:lần|lượt|buổi|đợt|kỳ|ngày)\b)"  # "tháng hai lần" is twice a month
    r"(?:(?:\s+năm\s+|[/-])(?P<y4>\d{4}))?",
    re.IGNORECASE,
)
_OFTEN: Final = frozenset("hằng hàng mỗi từng lần đồng giờ phút buổi".split())

_FIGURE: Final = r"\b(?:\d{1,3}|[^\W\d_]{2,5})"

LANGUAGE: Final = Language(
    point=",",
    thousands=".",
    numbers=numbers,
    counting=COUNTING | _OFTEN,
    dates=_DATES,
    months={
        **numbered(("một hai ba tư năm sáu bảy tám chín mười", 1), ("giêng", 1), ("chạp", 12)),
        "mười một": 11,
        "mười hai": 12,
    },
    percent=r"%|\bphần trăm\b",
    numbered="khóa chương phần mục quý thứ kỳ đoạn kỷ giai",
    units={"năm": "year", "tuổi": "year", "quý": "quarter", "tháng": "month", "tuần": "week", "ngày": "day",
           "giờ": "hour", "phút": "minute"},
    # "quý 2 năm 2014": a year with its number is no unit.
    unit_after=re.compile(r"\s+(năm|tuổi|tháng|tuần|ngày|giờ|phút)\b(?!\s+\d)", re.IGNORECASE),
    often=re.compile(
        r"(?:\b(?:hằng|hàng|mỗi|từng)\s+|\b(?:lần|đồng|giờ|phút|buổi)(?:\s+một\s+|/))(năm|quý|tháng|tuần|ngày)\b",
        re.IGNORECASE,
    ),
    partners=re.compile(r"\b(?:phối hợp(?: \w+){0,3}|cùng|liên kết) với\b", re.IGNORECASE),
    between=re.compile(r"(?:[\s,;]|\b(?:và|với)\b)*", re.IGNORECASE),
    together=re.compile(r"\bvà\b", re.IGNORECASE),
    slips=slips,
    sound=sound,
    spelling=one_spelling,
    old_font=old_font,
    linking=LINKING,
    since={
        "ended": re.compile(
            r"\b(?:không còn|giải thể|(?:kết thúc|chấm dứt)(?: hoạt động)?)(?: kể)? từ (?:ngày )?", re.IGNORECASE
        ),
        "began": re.compile(r"\bcó hiệu lực(?: thi hành)?(?: kể)? từ (?:ngày )?", re.IGNORECASE),
        "lapsed": re.compile(r"\bhết hiệu lực(?: kể)? từ (?:ngày )?", re.IGNORECASE),
    },
    counted={
        "tasks": re.compile(rf"{_FIGURE} nhiệm vụ\b(?= (?:của|mà|theo|trong)\b|[,.;:]|$)", re.IGNORECASE),
        "agencies": re.compile(rf"{_FIGURE} cơ quan\b(?= (?:có|thực hiện|được)\b|[,.;:]|$)", re.IGNORECASE),
    },
    goes_on=re.compile(r"\b(?:vẫn|tiếp tục)(?: còn| đang)? (?:hoạt động|tồn tại|làm việc)\b", re.IGNORECASE),
    modal={
        "must": re.compile(r"\b(?<!không )(?<!có )phải\b(?! (?:chăng|không|là)\b)", re.IGNORECASE),
        "must?": re.compile(
            r"\b(?:phải|cần|đề nghị|yêu cầu|bắt buộc|trách nhiệm|nhiệm vụ|hãy|xin|chỉ|giao|để|nên)\b", re.IGNORECASE
        ),
        "may?": re.compile(r"\b(?:có thể|được|có khi|có lẽ|hoặc|nếu|muốn|tùy|hay)\b", re.IGNORECASE),
        "may": re.compile(r"\bcó thể\b", re.IGNORECASE),
    },
    denial=re.compile(r"\b(?<!hay )(?:không|chưa|chẳng|đừng)\b(?! (?:gian|khí|chỉ|những|hạn)\b|[.?])", re.IGNORECASE),
    denying=re.compile(r"\b(?:không|chưa|chẳng|đừng|hết|thiếu|ngoài|miễn|khác|sai|trừ|mất)\b", re.IGNORECASE),
    not_after="trên",  # "trên cơ sở" (on the basis) and "trên địa bàn" (in) are set phrases, not the terms.
)  # fmt: skip
