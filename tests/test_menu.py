"""The menu comes from the pages, in the order of the plan."""

from pathlib import Path

import pytest

from plansite.publish import menu
from plansite.site import Site, load

PAGES = {
    "index.md": "# Home\n",
    "gioi-thieu.md": "# About\n",
    "tiep-can.md": "# Access\n",
    "thuat-ngu.md": "# Terms\n",
    "can-giup.md": "# Help\n",
    "bien-tap/index.md": "# Editors\n\n[A](../tra-cuu/state.md), [B](../can-giup.md), [C](../tra-cuu/doi-tuong.md)\n",
    "phu-luc/bang.md": "# Annex\n",
    "tra-cuu/index.md": "# Look up\n\n[Terms](../thuat-ngu.md), [people](doi-tuong.md#x), [home](../index.md)\n",
    "tra-cuu/doi-tuong.md": "# People\n",
    "tra-cuu/all.md": "# All\n",
    "tra-cuu/state.md": "# State\n",
    "co-quan/index.md": "---\ntitle: Agencies\n---\n\n# Agencies that answer\n",
    "co-quan/a.md": "# Office A\n\n### NV-03. C\n\n- **Nguồn:** đoạn 3\n\nText.\n",
    "co-quan/b.md": "# Office B\n\n### NV-07. D\n\n- **Nguồn:** đoạn 2\n\nText.\n",
    "co-quan/c.md": "# Office C\n\n### NV-09. E\n\n- **Vai trò:** Cơ quan thường trực\n- **Nguồn:** đoạn 4\n\nText.\n",
    "co-quan/d.md": "# Office D\n",
}


def made(docs: Path, **changed: str) -> Site:
    for path, text in (PAGES | changed).items():
        file = docs / "vi" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return load(docs)


def test_parts_titles_and_order_are_the_pages_own(tmp_path: Path) -> None:
    assert made(tmp_path).menu("vi") == [
        {"Trang chủ": "index.md"},
        {
            "Agencies": [
                {"Agencies that answer": "co-quan/index.md"},
                *(f"co-quan/{name}.md" for name in ("c", "b", "a", "d")),
            ]
        },
        {"Look up": [{"Look up": "tra-cuu/index.md"}, "thuat-ngu.md", "tra-cuu/doi-tuong.md", "tra-cuu/all.md"]},
        {"Annex": ["phu-luc/bang.md"]},
        "can-giup.md",
        "gioi-thieu.md",
    ]


def test_what_only_the_editors_index_leads_to_is_reached_through_it(tmp_path: Path) -> None:
    site = made(tmp_path, **{"bien-tap/rules.md": "# Rules\n"})
    assert {path for path in PAGES if site.door("vi", path)} == {"tra-cuu/state.md"}
    assert site.door("vi", "bien-tap/rules.md") == site.door("vi", "tra-cuu/state.md") == "Editors"


def test_the_index_page_decides_where_it_says_an_order(tmp_path: Path) -> None:
    index = "# Agencies\n\n1. [D](d.md)\n2. [A](./a.md)\n"
    site = made(tmp_path, **{"co-quan/index.md": index})
    assert list(site.links.plan.agencies) == ["d", "a", "c", "b"]
    assert site.menu("vi")[1] == {
        "Agencies": [{"Agencies": "co-quan/index.md"}, *(f"co-quan/{name}.md" for name in ("d", "a", "c", "b"))]
    }


def test_a_long_part_keeps_its_index_page_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "MOST", 4)
    assert made(tmp_path).menu("vi")[1] == {"Agencies": [{"Agencies that answer": "co-quan/index.md"}]}


def test_a_home_page_without_a_plan_names_the_site(tmp_path: Path) -> None:
    site = made(tmp_path)
    assert (site.who.name("vi"), site.who.file("vi"), site.who.document) == ("Home", "home.html", None)
