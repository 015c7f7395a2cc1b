"""The data alone is enough to say again what the pages say: the pages of a plan are rebuilt from it, and read again."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from tests.projects import SHIPPED, docs_of

from plansite import site

Row = Mapping[str, Any]
Said = Callable[[Row, Row], Mapping[str, str | None]]

KINDS: Final = ("documents", "agencies", "groups", "beneficiaries", "tasks")
FRAME: Final = {"co-quan/": "co-quan/index.md", "tra-cuu/doi-tuong/": "tra-cuu/doi-tuong.md"}
"""The pages that hold several things that are no tasks."""


@pytest.fixture(scope="module", params=("shipped", "giao-thong", "nuoc-sach"))
def data(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(SHIPPED / "docs" if request.param == "shipped" else docs_of(request.param))


def read(docs: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(site.load(docs).data["plan.json"])
    return made


def names(data: Row, keys: list[str]) -> str:
    rows = {row["key"]: row for kind in ("agencies", "groups", "beneficiaries") for row in data[kind]}
    documents = {row["key"]: row["title"]["vi"] for row in data["documents"]}
    return "; ".join(rows[key]["name"]["vi"] if key in rows else documents[key] for key in keys)


def day(date: str | None) -> str | None:
    return date and "/".join(reversed(date.split("-")))


def by_value(data: Row, row: Row) -> dict[str, str | None]:
    """A thing's facts from the values that the data gives them."""
    if "number" in row:
        return {"Số, ký hiệu": row["number"], "Loại": row["type"], "Cơ quan ban hành": row["issuer"],
                "Ngày ban hành": day(row["date"]), "Thực hiện": names(data, row["implements"]),
                "Hiệu lực": row["status"]}  # fmt: skip
    if "ended" in row:
        after = {lang: "; ".join(each["name"].get(lang, "") for each in row["successors"]) for lang in ("vi", "en")}
        return {"Tên tắt": "; ".join(row["abbreviations"]), "Không còn từ": day(row["ended"]),
                "Cơ quan kế thừa": after["vi"], "Cơ quan kế thừa tiếng Anh": after["en"]}  # fmt: skip
    if "id" not in row:
        return {}
    return {
        "Cơ quan thực hiện": names(data, [*row["responsible"], *row["responsible_groups"]]), "Vai trò": row["role"],
        "Phối hợp": names(data, [*row["partners"], *row["partner_groups"]]),
        "Phối hợp (suy từ câu)": names(data, row["partners_inferred"]),
        "Đối tượng": names(data, row["beneficiaries"]), "Căn cứ": names(data, row["basis"]),
        "Thời hạn": row["deadline"] and row["deadline"]["text"], "Giai đoạn": row["period"],
        "Sản phẩm": "; ".join(row["outputs"]), "Chỉ tiêu": "; ".join(row["indicators"]), "Kinh phí": row["budget"],
        "Báo cáo": row["reports"], "Nguồn": "; ".join(row["source"]), "Tình trạng": row["status"],
    }  # fmt: skip


def as_written(_: Row, row: Row) -> dict[str, str | None]:
    return dict(row["facts"])


def rebuilt(data: Row, said: Said) -> dict[str, str]:
    """The pages of a plan in its languages, from its data: each thing where its address has it."""
    langs = list(data["tasks"][0]["url"])
    pages = {f"{lang}/{path}": "# Trang\n\n" for lang in langs for path in FRAME.values()}
    for lang in langs:
        title = data["plan"]["title"]["vi"]
        pages[f"{lang}/ke-hoach/index.md"] = (
            f"# Kế hoạch\n\n- **Văn bản:** {title}\n\nLời.\n" if lang == "vi" else "# P\n"
        )
    for kind in KINDS:
        for row in data[kind]:
            for lang, url in row["url"].items():
                page, _, anchor = url.removeprefix("" if lang == "vi" else f"{lang}/").partition("#")
                path = FRAME.get(page) or (f"{page}index.md" if page.count("/") == 1 else f"{page.strip('/')}.md")
                text = thing(data, row, lang, said, anchor)
                pages[f"{lang}/{path}"] = pages.get(f"{lang}/{path}", "# Trang\n\n" if anchor else "") + text
    return pages


def thing(data: Row, row: Row, lang: str, said: Said, anchor: str) -> str:
    """A heading with what stands under it in one language; facts are the source's."""
    name = (row.get("name") or row["title"]).get(lang)
    if name is None:
        return ""
    level = "#" if not anchor else "##" if row in data["beneficiaries"] else "####" if row.get("parent") else "###"
    facts = said(data, row).items() if lang == "vi" else ()
    lines = "".join(f"- **{label}:** {value}\n" for label, value in facts if value)
    notes = "".join(f"> [!NOTE]\n{quoted(note)}\n\n" for note in row["notes"].get(lang, ()))
    title = f"{row['id']}. {name}" if "id" in row else name
    return f"{level} {title}\n\n{lines}\n{row.get('text', {}).get(lang, 'Lời.')}\n\n{notes}"


def quoted(note: str) -> str:
    return "\n".join(f"> {line}" for line in note.split("\n"))


def again(data: Row, said: Said, docs: Path) -> dict[str, Any]:
    for path, text in rebuilt(data, said).items():
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return read(docs)


def things(data: Row, *left: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Everything in the data by kind and key, without what is left out."""
    for kind in KINDS:
        for row in data[kind]:
            yield kind, row.get("id") or row["key"], {name: value for name, value in row.items() if name not in left}


def test_the_data_is_rebuilt_from_the_facts_as_written(data: dict[str, Any], tmp_path: Path) -> None:
    found = again(data, as_written, tmp_path)
    assert sorted(things(found), key=repr) == sorted(things(data), key=repr)
    assert found["plan"] == data["plan"]


def test_the_data_is_rebuilt_from_its_values(data: dict[str, Any], tmp_path: Path) -> None:
    found = again(data, by_value, tmp_path)
    assert sorted(things(found, "facts"), key=repr) == sorted(things(data, "facts"), key=repr)
