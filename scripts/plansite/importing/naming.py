"""The bodies of a plan, each once, under its fullest name with its other forms."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from plansite.importing.bodies import Body, normal
from plansite.importing.spelling import bare

_SHORT: Final = (
    ("ubmttq(?:vn)?|ủy ban mttqvn", "ủy ban mặt trận tổ quốc việt nam"),
    ("mttqvn", "mặt trận tổ quốc việt nam"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("đbqh", "đại biểu quốc hội"),
    (r"gd\s*(?:&|và|-)?\s*đt", "giáo dục và đào tạo"),
    (
        r"lđ\s*-?\s*tb\s*(?:&|và"
        r"|-)?\s*xh",
        "lao động thương binh và xã hội",
    ),
    (
        r"vh\s*,?\s*tt\s*(?:&|và)?\s*dl"
        r"|vhttdl",
        "văn hóa thể thao và du lịch",
    ),
    (r"tt\s*&\s*tt|tttt", "thông tin và truyền thông"),
    (r"kh\s*(?:&|và)?\s*cn", "khoa học và công nghệ"),
    (r"kh\s*(?:&|và)?\s*đt", "kế hoạch và đầu tư"),
    (r"nn\s*(?:&|và)?\s*ptnt", "nông nghiệp và phát triển nông thôn"),
    (r"nn\s*(?:&|và)?\s*mt", "nông nghiệp và môi trường"),
    (r"tn\s*(?:&|và)?\s*mt", "tài nguyên và môi trường"),
    ("gtvt", "giao thông vận tải"),
    ("lđlđ", "liên đoàn lao động"),
    ("lhpn", "liên hiệp phụ nữ"),
    ("ccb", "cựu chiến binh"),
    ("tncs", "thanh niên cộng sản"),
    ("bhxh", "bảo hiểm xã hội"),
    ("nhnn", "ngân hàng nhà nước"),
    ("nhcsxh", "ngân hàng chính sách xã hội"),
    ("chqs", "chỉ huy quân sự"),
    ("bđbp", "bộ đội biên phòng"),
    ("htx", "hợp tác xã"),
    (r"vh\s*-?\s*xh", "văn hóa xã hội"),
    ("bch", "ban chỉ huy"),
    ("bcđ", "ban chỉ đạo"),
    ("vp", "văn phòng"),
    ("tp", "thành phố"),
    ("tx", "thị xã"),
    ("tand", "tòa án nhân dân"),
    ("vksnd", "viện kiểm sát nhân dân"),
    (r"ptth|pt\s*-\s*th", "phát thanh truyền hình"),
    ("bql", "ban quản lý"),
    ("csxh", "chính sách xã hội"),
    ("qlda", "quản lý dự án"),
    (r"dt\s*(?:&|và)\s*tg", "dân tộc và tôn giáo"),
    ("cntt", "công nghệ thông tin"),
    ("thcs", "trung học cơ sở"),
    ("thpt", "trung học phổ thông"),
    ("ttytdp", "trung tâm y tế dự phòng"),
)
_EXPAND: Final = tuple((re.compile(rf"(?<!\w)(?:{short})(?!\w)", re.IGNORECASE), full) for short, full in _SHORT)
_ABBREVIATED: Final = re.compile(r"(?<!\w)(?!UBND|HĐND)[A-ZĐ]{2,}[A-ZĐ&]*(?!\w)")
_PLURAL: Final = re.compile(r"^(?:tất cả )?(?:các|những)\s+", re.IGNORECASE)


def expanded(name: str) -> str:
    """A name with its abbreviations written out, in small letters."""
    text = normal(name).lower().replace("uỷ", "ủy").replace("y tế dự phòng", "y tế dự phòng")
    for pattern, full in _EXPAND:
        text = pattern.sub(full, text)
    return text


def same(name: str) -> str:
    """What two forms of one name have in common."""
    return bare(re.sub(r"(?<!\w)(?:và|&)(?!\w)", " ", _PLURAL.sub("", expanded(name))))


@dataclass(frozen=True, slots=True)
class Named:
    """A body of the plan: its name, its other forms, whether it names a kind of bodies only."""

    name: str
    aliases: tuple[str, ...]
    general: bool


def named_bodies(found: Iterable[Body]) -> Mapping[str, Named]:
    """Every body by what its forms have in common, in the order in which they come."""
    forms: dict[str, Counter[str]] = {}
    general: dict[str, bool] = {}
    for body in found:
        key = same(body.name)
        if key:
            forms.setdefault(key, Counter())[body.name] += 1
            general[key] = general.get(key, True) and body.general
    return {key: _named(counts, general[key]) for key, counts in forms.items()}


def _named(counts: Counter[str], general: bool) -> Named:
    best = max(counts, key=lambda name: (not _ABBREVIATED.search(name), counts[name], len(name)))
    name = best[:1].upper() + best[1:]
    others = {form[:1].upper() + form[1:] for form in counts} - {name}
    apart = {bare(form): form for form in sorted(others) if bare(form) != bare(name)}
    return Named(name, tuple(apart.values()), general)
