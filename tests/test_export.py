"""The plan as data: the schema holds, spreadsheets open it, addresses lead somewhere."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from plansite import site
from plansite.publish import export


@pytest.fixture(scope="module")
def shipped(project: Path) -> site.Site:
    return site.load(project / "docs")


def test_plan_json_fits_its_schema(shipped: site.Site, tmp_path: Path) -> None:
    site.write_data(shipped, tmp_path)
    schema = json.loads((tmp_path / export.SCHEMA).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(data)


def test_schema_refuses_a_wrong_id(shipped: site.Site) -> None:
    schema = json.loads((Path(export.__file__).parent / export.SCHEMA).read_text(encoding="utf-8"))
    data = json.loads(export.plan_json(shipped.links))
    data["tasks"][0]["id"] = "NV1"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(data)


def test_keys_refer_to_what_is_there(shipped: site.Site) -> None:
    data = export.plan_data(shipped.links)
    keys = {kind: {row["key"] for row in data[kind]} for kind in ("agencies", "groups", "documents", "beneficiaries")}
    for task in data["tasks"]:
        assert set(task["responsible"]) | set(task["partners"]) <= keys["agencies"]
        assert set(task["responsible_groups"]) | set(task["partner_groups"]) <= keys["groups"]
        assert set(task["partners_inferred"]) <= keys["agencies"] | keys["groups"]
        assert set(task["basis"]) <= keys["documents"]
        assert set(task["beneficiaries"]) <= keys["beneficiaries"]


def test_csv_opens_in_excel(shipped: site.Site) -> None:
    text = export.tasks_csv(shipped.links)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["id"] for row in rows] == list(shipped.links.plan.tasks)
    assert all(row["title_vi"] and row["title_en"] and row["text_vi"] and row["text_en"] for row in rows)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)"])
def test_csv_runs_no_formula(cell: str, tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "vi" / "co-quan"
    folder.mkdir(parents=True)
    (folder / "so-y-te.md").write_text(f"# Sở Y tế\n\n### NV-01. {cell}\n\nLời.\n", encoding="utf-8")
    row = next(csv.DictReader(io.StringIO(export.tasks_csv(site.load(tmp_path / "docs").links)[1:])))
    assert row["title_vi"] == f"'{cell}"


@pytest.mark.parametrize("cell", ["\n=1+1", " ＝1+1", "\t@SUM(A1)"])
def test_no_formula_hides_behind_space(cell: str) -> None:
    assert export._harmless(cell) == f"'{cell}"


def test_addresses_lead_to_built_pages(shipped: site.Site, built: Path) -> None:
    data = json.loads((built / "data" / "plan.json").read_text(encoding="utf-8"))
    for row in [*data["tasks"], *data["agencies"], *data["documents"]]:
        for url in row["url"].values():
            page, _, anchor = url.partition("#")
            html = (built / page / "index.html").read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in html, url
