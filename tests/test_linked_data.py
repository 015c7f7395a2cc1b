"""What pages say of themselves to machines, by its shape."""

import json
from types import MappingProxyType
from typing import Any

from plansite.model import Page, Plan, Section
from plansite.publish.linked_data import Described, linked_data

URL = "https://a.example/"
LAW = {
    "key": "l", "number": "01/2020/QH14", "type": "Luật", "issuer": "Quốc hội", "date": "2020-06-01",
    "status": "Hết hiệu lực", "title": {"vi": "Luật </script>", "en": "Law"}, "implements": [],
    "url": {"vi": "van-ban/luat/", "en": "en/van-ban/luat/"},
}  # fmt: skip
PLAN = {**LAW, "key": "p", "number": "05/KH-UBND", "status": None, "title": {"vi": "Kế hoạch", "en": "Plan"},
        "implements": ["l"], "url": {"vi": "van-ban/ke-hoach/"}}  # fmt: skip
AGENCY = {
    "key": "so-gtvt", "name": {"vi": "Sở Giao thông", "en": "Department of Transport"}, "abbreviations": ["SGT"],
    "ended": "2025-03-01",
    "successors": [{"key": None, "name": {"vi": "Sở Xây dựng", "en": "Department of Construction"}}],
    "url": {"vi": "co-quan/so-gtvt/"},
}  # fmt: skip


def page(lang: str, path: str, title: str) -> tuple[tuple[str, str], Page]:
    section = Section(1, title, "a", 1, 2, 2)
    return (lang, path), Page(lang, path, path, ("",), MappingProxyType({}), (section,))


def about(address: str = URL) -> Described:
    paths = {"index.md": "Trang chủ", "co-quan/index.md": "Cơ quan", "co-quan/so-gtvt.md": "Sở Giao thông",
             "van-ban/luat.md": "Luật", "van-ban/ke-hoach.md": "Kế hoạch", "du-lieu.md": "Dữ liệu"}  # fmt: skip
    pages = dict(page("vi", path, title) for path, title in paths.items())
    data = {"plan": PLAN, "documents": [LAW, PLAN], "agencies": [AGENCY]}
    return Described(Plan(MappingProxyType(pages), ("vi", "en")), data, address, "du-lieu.md")


def graph(lang: str, path: str, address: str = URL) -> dict[str, Any]:
    text = linked_data(about(address), lang, path)
    assert "<" not in text
    return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}


def test_a_page_says_the_way_to_it() -> None:
    items = graph("vi", "co-quan/so-gtvt.md")["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Trang chủ", URL), (2, "Cơ quan", f"{URL}co-quan/"), (3, "Sở Giao thông", f"{URL}co-quan/so-gtvt/")
    ]  # fmt: skip
    assert "BreadcrumbList" not in graph("vi", "index.md")


def test_an_agency_says_when_it_ended_and_what_came_of_it() -> None:
    subject = graph("en", "co-quan/so-gtvt.md")["WebPage"]["about"]
    assert subject["@type"] == "GovernmentOrganization"
    assert (subject["name"], subject["dissolutionDate"]) == ("Department of Transport", "2025-03-01")
    (successor,) = subject["org:changedBy"]["org:resultingOrganization"]
    assert successor["name"] == "Department of Construction"


def test_a_document_says_what_it_carries_out_and_whether_it_is_in_force() -> None:
    subject = graph("vi", "van-ban/ke-hoach.md")["WebPage"]["about"]
    assert subject["@type"] == "Legislation" and subject["legislationIdentifier"] == "05/KH-UBND"
    assert "legislationLegalForce" not in subject
    assert [law["legislationIdentifier"] for law in subject["legislationApplies"]] == ["01/2020/QH14"]
    law = graph("vi", "van-ban/luat.md")["WebPage"]["about"]
    assert law["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert law["name"] == "Luật </script>"


def test_the_datas_page_says_where_the_files_are() -> None:
    (found,) = [thing for name, thing in graph("vi", "du-lieu.md").items() if name == "Dataset"]
    files = {file["contentUrl"].removeprefix(f"{URL}data/") for file in found["distribution"]}
    assert files == {"plan.json", "tasks.csv", "plan.xlsx", "plan.docx"}


def test_a_site_that_does_not_know_its_address_names_none() -> None:
    for path in ("co-quan/so-gtvt.md", "van-ban/luat.md", "du-lieu.md"):
        text = linked_data(about(""), "vi", path)
        assert "co-quan/" not in text and "data/" not in text and 'item":' not in text.replace("itemList", "")
