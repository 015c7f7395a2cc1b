"""The tables: types of document, issuers, and how their symbols are mended.

Types and their abbreviations are those of Nghị định 30/2020/NĐ-CP for state documents and of the
Party's own rules for Party documents; older symbols are kept because they are still cited.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định",
        "TC": "Thông cáo", "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình", "KH": "Kế hoạch",
        "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án", "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình",
        "HĐ": "Hợp đồng", "CĐ": "Công điện", "BGN": "Bản ghi nhớ", "BTT": "Bản thỏa thuận",
        "GUQ": "Giấy ủy quyền", "GM": "Giấy mời", "GGT": "Giấy giới thiệu", "GNP": "Giấy nghỉ phép",
        "PG": "Phiếu gửi", "PC": "Phiếu chuyển", "PB": "Phiếu báo", "NĐ": "Nghị định", "TT": "Thông tư",
        "VBHN": "Văn bản hợp nhất",
        "KL": "Kết luận", "CV": "Công văn", "L": "Lệnh", "LCT": "Lệnh", "PL": "Pháp lệnh", "SL": "Sắc lệnh",
        "SY": "Bản sao y", "TrS": "Bản trích sao", "BS": "Bản sao", "QT": "Quy trình", "ThB": "Thông báo",
        "TL": "Thông lệnh", "XN": "Giấy xác nhận",
    }
    | {
        short + mark: f"{name} {manner}"
        for short, name in (
            ("KH", "Kế hoạch"), ("CT", "Chương trình"), ("CTr", "Chương trình"), ("HD", "Hướng dẫn"), ("QC", "Quy chế"),
            ("QyĐ", "Quy định"), ("TT", "Thông tư"), ("NQ", "Nghị quyết"),
        )
        for mark, manner in (("LT", "liên tịch"), ("LN", "liên ngành"), ("PH", "phối hợp"))
    }
)  # fmt: skip
"""A type's abbreviation to its name. Case and Đ matter: TTr is not TT, HD is not HĐ."""

JOINT: Final = frozenset(short for short in TYPES if short.endswith(("LT", "LN", "PH")))
"""Types that several bodies issue together."""

ISSUERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "CTN": "Chủ tịch nước", "QH": "Quốc hội",
        "UBTVQH": "Ủy ban Thường vụ Quốc hội", "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân",
        "HĐBT": "Hội đồng Bộ trưởng", "HĐNN": "Hội đồng Nhà nước", "VPCP": "Văn phòng Chính phủ",
        "TANDTC": "Tòa án nhân dân tối cao", "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
        "HĐTP": "Hội đồng Thẩm phán Tòa án nhân dân tối cao", "KTNN": "Kiểm toán nhà nước",
        "TTCP": "Thanh tra Chính phủ", "NHNN": "Ngân hàng Nhà nước Việt Nam", "UBDT": "Ủy ban Dân tộc",
        "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội", "BGDĐT": "Bộ Giáo dục và Đào tạo", "BYT": "Bộ Y tế",
        "BTC": "Bộ Tài chính", "BTP": "Bộ Tư pháp", "BCA": "Bộ Công an", "BQP": "Bộ Quốc phòng",
        "BNV": "Bộ Nội vụ", "BNG": "Bộ Ngoại giao", "BCT": "Bộ Công Thương", "BXD": "Bộ Xây dựng",
        "BGTVT": "Bộ Giao thông vận tải", "BTTTT": "Bộ Thông tin và Truyền thông",
        "BKHCN": "Bộ Khoa học và Công nghệ", "BKHĐT": "Bộ Kế hoạch và Đầu tư",
        "BTNMT": "Bộ Tài nguyên và Môi trường", "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
        "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BTCTW": "Ban Tổ chức Trung ương",
        "VPTW": "Văn phòng Trung ương Đảng", "UBKTTW": "Ủy ban Kiểm tra Trung ương",
        "BTGTW": "Ban Tuyên giáo Trung ương", "BDVTW": "Ban Dân vận Trung ương", "BNCTW": "Ban Nội chính Trung ương",
        "UBKTTU": "Ủy ban Kiểm tra Tỉnh ủy", "MTTW": "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "TLĐ": "Tổng Liên đoàn Lao động Việt Nam",
    }
)  # fmt: skip
"""An issuer's abbreviation to its name, where the symbol alone tells it."""

_OTHERS: Final = (
    "TW TU HU QU ThU ĐU ĐUK BCSĐ ĐTN TWĐTN ĐCT HĐQT HĐTV HĐBCQG LĐTBXH SLĐTBXH SGDĐT GDĐT SKHĐT KHĐT SVHTTDL SYT STP "
    "UBMTTQ MTTQ BTV BCĐ BCH TGĐ GĐ VP VPUB TCT TCHQ TCTK BHXH NHCS LĐLĐ TĐTN HĐKH PGDĐT TAND VKSND UBDSGĐTE ĐĐBQH "
    "SGD&ĐT GD&ĐT BGD&ĐT PGD&ĐT LĐTB&XH SLĐTB&XH BLĐTB&XH KH&ĐT SKH&ĐT BKH&ĐT"
)
"""Issuers whose symbol tells no single name, kept for their right spelling."""
_ORGANS: Final = frozenset((*ISSUERS, *_OTHERS.split()))

_PARTY: Final = frozenset({"TW", "TU", "HU", "QU", "THU", "ĐU", "ĐUK", "BCSĐ"})
_PARTY_ENDS: Final = ("TW", "TU", "HU", "ĐU")
_PARTY_STARTS: Final = ("TWĐ", "TWH")


@cache
def _by_letters(kind: str) -> Mapping[str, str]:
    """Letters without case and Đ to the right spelling; spellings that others share are left out."""
    found: dict[str, set[str]] = {}
    for word in TYPES if kind == "type" else _ORGANS:
        found.setdefault(_letters(word), set()).add(word)
    return {letters: min(spellings) for letters, spellings in found.items() if len(spellings) == 1}


@cache
def _by_capitals() -> Mapping[str, str]:
    """Types' abbreviations by their capitals."""
    return {word.upper(): word for word in TYPES}


def type_of(group: str) -> str | None:
    """The type that a group of a symbol stands for, slips mended: case, a missing Đ, a letter twice."""
    if group in TYPES:
        return group
    recased = _by_capitals().get(group.upper())
    if recased is not None:
        return recased
    mended = _by_letters("type").get(_letters(group))
    if mended is not None:
        return mended
    once = "".join(char for char, before in zip(group, " " + group, strict=False) if char != before)
    return once if once != group and once in TYPES else None


def organ_of(group: str) -> str:
    """An issuer's symbol with its case and Đ mended where the issuer is known; else as it stands."""
    if group in _ORGANS:
        return group
    bare = group.rstrip("0123456789")
    mended = _by_letters("organ").get(_letters(bare))
    if mended is not None and len(bare) > 1:
        return mended + group[len(bare) :]
    return "TW" if group.upper() == "TƯ" else group


def is_known(organ: str) -> bool:
    """Whether the table has this issuer."""
    return organ in _ORGANS or organ.rstrip("0123456789") in _ORGANS


def is_party(organ: str) -> bool:
    """Whether an issuer's symbol is a Party body's."""
    upper = organ.upper()
    return upper in _PARTY or (
        len(upper) > 3 and (upper.endswith(_PARTY_ENDS) or upper.startswith(_PARTY_STARTS)) and upper != "MTTW"
    )


def issuer_of(organ: str) -> str | None:
    """The issuer's name, where its symbol tells it."""
    return ISSUERS.get(organ) or ISSUERS.get(organ.rstrip("0123456789"))


def _letters(group: str) -> str:
    return group.upper().replace("Đ", "D")
