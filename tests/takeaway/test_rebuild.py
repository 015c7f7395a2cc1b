"""The data alone is enough to say again what the pages say: the pages of a plan are rebuilt from it, and read again."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from plansite import site

SKIPPED = {"url", "text"}
"""Addresses follow from where a page lies, which is the reader's choice; prose is compared on its own."""


@pytest.fixture(scope="module")
def data(project: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(site.load(project / "docs").data["plan.json"])
    return made


def names(data: Mapping[str, Any], keys: list[str]) -> str:
    rows = {row["key"]: row for kind in ("agencies", "groups", "beneficiaries") for row in data[kind]}
    documents = {row["key"]: row["title"]["vi"] for row in data["documents"]}
    return "; ".join(rows[key]["name"]["vi"] if key in rows else documents[key] for key in keys)


def facts(pairs: Mapping[str, str | None]) -> str:
    return "".join(f"- **{label}:** {value}\n" for label, value in pairs.items() if value)


def pages(data: Mapping[str, Any]) -> dict[str, str]:
    """The pages of a plan in Vietnamese, from its data."""
    plan = data["plan"]
    made = {"ke-hoach/index.md": f"# Kế hoạch\n\n{facts({'Văn bản': plan['title']['vi']})}\nLời.\n"}
    made["co-quan/index.md"] = "# Cơ quan\n\n## Nhóm\n\n" + "".join(
        f"### {row['name']['vi']}\n\n" for row in data["groups"]
    )
    made["tra-cuu/doi-tuong.md"] = "# Đối tượng\n\n" + "".join(
        f"## {row['name']['vi']}\n\n" for row in data["beneficiaries"]
    )
    for number, row in enumerate(data["documents"]):
        about = {"Số, ký hiệu": row["number"], "Loại": row["type"], "Cơ quan ban hành": row["issuer"],
                 "Ngày ban hành": row["date"] and "/".join(reversed(row["date"].split("-"))),
                 "Thực hiện": names(data, row["implements"]), "Hiệu lực": row["status"]}  # fmt: skip
        slug = row["url"]["vi"].strip("/").rpartition("/")[2] or f"d{number}"
        made[f"van-ban/{slug}.md"] = f"# {row['title']['vi']}\n\n{facts(about)}\nLời.\n"
    for row in data["agencies"]:
        about = {"Tên tắt": "; ".join(row["abbreviations"]),
                 "Không còn từ": row["ended"] and "/".join(reversed(row["ended"].split("-"))),
                 "Cơ quan kế thừa": "; ".join(each["name"]["vi"] for each in row["successors"])}  # fmt: skip
        made[f"co-quan/{row['key']}.md"] = f"# {row['name']['vi']}\n\n{facts(about)}\n"
    made["nhiem-vu.md"] = "# Nhiệm vụ\n\n## Mọi nhiệm vụ\n\n" + "".join(task(data, row) for row in data["tasks"])
    return made


def task(data: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    said = {
        "Cơ quan thực hiện": names(data, [*row["responsible"], *row["responsible_groups"]]), "Vai trò": row["role"],
        "Phối hợp": names(data, [*row["partners"], *row["partner_groups"]]),
        "Phối hợp (suy từ câu)": names(data, row["partners_inferred"]),
        "Đối tượng": names(data, row["beneficiaries"]), "Căn cứ": names(data, row["basis"]),
        "Thời hạn": row["deadline"] and row["deadline"]["text"], "Giai đoạn": row["period"],
        "Sản phẩm": "; ".join(row["outputs"]), "Chỉ tiêu": "; ".join(row["indicators"]), "Kinh phí": row["budget"],
        "Báo cáo": row["reports"], "Nguồn": "; ".join(row["source"]), "Tình trạng": row["status"],
    }  # fmt: skip
    level = "####" if row["parent"] else "###"
    return f"{level} {row['id']}. {row['title']['vi']}\n\n{facts(said)}\n{row['text'].get('vi', '')}\n\n"


def without(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without what is not compared; titles and names in the source language alone."""
    kept = {name: value for name, value in row.items() if name not in SKIPPED}
    return {name: value["vi"] if isinstance(value, dict) and "vi" in value else value for name, value in kept.items()}


def test_the_facts_are_rebuilt_from_the_data_alone(data: dict[str, Any], tmp_path: Path) -> None:
    for path, text in pages(data).items():
        file = tmp_path / "vi" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    again = json.loads(site.load(tmp_path).data["plan.json"])
    for kind in ("tasks", "groups", "beneficiaries"):
        assert [without(row) for row in again[kind]] == [without(row) for row in data[kind]]
    by_key = {row["key"]: row for row in again["documents"]}
    assert {key: without(row) for key, row in by_key.items()} == {row["key"]: without(row) for row in data["documents"]}
    agencies = {row["key"]: row for row in again["agencies"]}
    for row in data["agencies"]:
        found = without(agencies[row["key"]])
        # A successor's name in other languages stands with it in the source.
        assert [each["name"]["vi"] for each in found.pop("successors")] == [e["name"]["vi"] for e in row["successors"]]
        assert found == {name: value for name, value in without(row).items() if name != "successors"}
