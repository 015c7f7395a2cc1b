"""The plan as data: the schema holds, spreadsheets open it, addresses lead somewhere."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jsonschema
import pytest
from referencing import Registry
from tests.projects import docs_of

from plansite import site
from plansite.publish import export


@pytest.fixture(scope="module")
def shipped(project: Path) -> site.Site:
    return site.load(project / "docs")


ROOT = "https://a.example/data/"


def schema_of(data: Mapping[str, bytes], name: str) -> jsonschema.Draft202012Validator:
    """A validator by the schema that a file names, fetched from where the site publishes it."""
    address = urljoin(f"{ROOT}{name}", json.loads(data[name])["$schema"])
    schema = json.loads(data[address.removeprefix(ROOT)])
    jsonschema.Draft202012Validator.check_schema(schema)
    schemas = ((ROOT + each, json.loads(text)) for each, text in data.items() if each.endswith(".schema.json"))
    registry: Registry[Any] = Registry().with_contents(schemas)
    checker = jsonschema.FormatChecker()
    return jsonschema.Draft202012Validator({"$ref": address}, registry=registry, format_checker=checker)


@pytest.mark.parametrize("plan", ["shipped", "giao-thong", "nuoc-sach"])
def test_all_data_fits_the_schema_that_it_names(shipped: site.Site, plan: str) -> None:
    data = (shipped if plan == "shipped" else site.load(docs_of(plan))).data
    names = [name for name in data if name.endswith(".json") and "schema" not in name]
    assert len(names) == 1 + len(json.loads(data["plan.json"])["agencies"])
    for name in names:
        assert json.loads(data[name])["version"] == export.VERSION
        schema_of(data, name).validate(json.loads(data[name]))


def test_a_schema_stays_at_the_address_of_its_version(shipped: site.Site) -> None:
    assert json.loads(shipped.data["plan.json"])["$schema"] == "v2/plan.schema.json"
    assert shipped.data["v2/plan.schema.json"] == shipped.data["plan.schema.json"]
    for name in ("v2/plan.schema.json", "v2/agency.schema.json"):
        # Its id, as an address, is its own address.
        assert urljoin(ROOT + name, json.loads(shipped.data[name])["$id"]) == ROOT + name


@pytest.mark.parametrize(("name", "wrong"), [("plan.json", "tasks"), ("agencies/{key}.json", "works_with")])
def test_a_schema_refuses_what_it_does_not_name(shipped: site.Site, name: str, wrong: str) -> None:
    name = name.format(key=next(iter(shipped.links.plan.agencies)))
    schema, data = schema_of(shipped.data, name), json.loads(shipped.data[name])
    for broken in ({**data, "extra": 1}, {**data, wrong: [{"id": "NV-01"}]}, {**data, "version": 1}):
        assert not schema.is_valid(broken)


def test_schema_refuses_a_wrong_id(shipped: site.Site) -> None:
    schema = json.loads((Path(export.__file__).parent / export.SCHEMA).read_text(encoding="utf-8"))
    data = json.loads(export.as_json(export.plan_data(shipped.links)))
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
    text = export.tasks_csv(shipped.links, shipped.source.data)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["id"] for row in rows] == list(shipped.links.plan.tasks)
    said = {key: task.name for key, task in shipped.links.plan.tasks.items()}
    assert all(row[f"title_{lang}"] and row[f"text_{lang}"] for row in rows for lang in said[row["id"]])


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)"])
def test_csv_runs_no_formula(cell: str, tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "vi" / "co-quan"
    folder.mkdir(parents=True)
    (folder / "so-y-te.md").write_text(f"# Sở Y tế\n\n### NV-01. {cell}\n\nLời.\n", encoding="utf-8")
    loaded = site.load(tmp_path / "docs")
    row = next(csv.DictReader(io.StringIO(export.tasks_csv(loaded.links, loaded.source.data)[1:])))
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
