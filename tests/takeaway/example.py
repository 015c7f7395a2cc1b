"""A small plan's data, with everything that a duty may have."""

from typing import Any

from plansite.language.words import load
from plansite.publish.takeaway.sheets import Source

ROADS = {"vi": "Sở Giao thông vận tải", "en": "Department of Transport"}
BUILDERS = {"vi": "Sở Xây dựng"}
TOWNS = {"vi": "UBND các xã", "en": "Commune People's Committees"}


def task(number: int, **values: Any) -> dict[str, Any]:
    """A duty with nothing but its own text, and what `values` say."""
    bare: dict[str, Any] = {
        "id": f"NV-{number:02}", "parent": None, "responsible": ["so-gtvt"], "responsible_groups": [], "role": None,
        "partners": [], "partner_groups": [], "partners_inferred": [], "basis": [], "beneficiaries": [],
        "deadline": None, "period": None, "outputs": [], "indicators": [], "budget": None, "reports": None,
        "status": None, "source": [f"mục {number}"], "facts": {}, "notes": {},
        "title": {"vi": f"Sửa đường số {number}", "en": f"Mend road {number}"},
        "text": {"vi": "=SUM(A1) là chữ.\n\nĐoạn thứ hai.", "en": "+1 is text.\n\nSecond paragraph."},
        "url": {"vi": f"co-quan/so-gtvt/#nv-{number:02}", "en": f"en/co-quan/so-gtvt/#nv-{number:02}"},
    }  # fmt: skip
    return {**bare, **values}


def data() -> dict[str, Any]:
    """Two agencies, a group, a document; four duties."""
    due = {"text": "trước ngày 30/6/2026", "from": None, "to": "2026-06-30", "recurs": None}
    return {
        "version": 2,
        "plan": {"key": "p", "number": "05/KH-UBND", "type": "Kế hoạch", "date": "2026-01-05", "status": None},
        "documents": [{"key": "d", "type": "Luật", "number": "01/2020/QH14", "title": {"vi": "L", "en": "Law"}}],
        "agencies": [
            {"key": "so-gtvt", "name": ROADS, "ended": "2025-03-01", "successors": [{"key": None, "name": BUILDERS}]},
            {"key": "ubnd-xa", "name": TOWNS, "ended": None, "successors": []},
        ],
        "groups": [{"key": "cac-nganh", "name": {"vi": "Các ngành", "en": "Sectors"}}],
        "beneficiaries": [{"key": "hs", "name": {"vi": "Học sinh", "en": "Pupils"}}],
        "tasks": [
            task(1, deadline=due, partners=["ubnd-xa"], partner_groups=["cac-nganh"], outputs=["Báo cáo; biên bản"]),
            task(2, responsible=["ubnd-xa"], partners_inferred=["so-gtvt"], beneficiaries=["hs"], basis=["d"]),
            task(3, responsible=["ubnd-xa"], status="Bãi bỏ", deadline=due),
            task(4, responsible=["so-gtvt", "ubnd-xa"], role="chủ trì", deadline={**due, "to": None}),
        ],
    }  # fmt: skip


def source(address: str = "") -> Source:
    """What files are made from."""
    made = data()
    named = [*made["agencies"], *made["groups"], *made["beneficiaries"]]
    names = {
        lang: {row["key"]: row["name"][lang] for row in named} | {"d": "Luật 01/2020/QH14"} for lang in ("vi", "en")
    }
    return Source(made, load(), names, {"vi": "Kế hoạch số 05/KH-UBND", "en": "Plan No. 05/KH-UBND"}, address)
