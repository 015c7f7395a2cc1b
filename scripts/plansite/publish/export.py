"""The plan as data: JSON for programs, CSV for spreadsheets."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from plansite.addresses import page_url
from plansite.linking.links import Links
from plansite.linking.texts import notes, task_text
from plansite.model import SOURCE_LANG, Agency, Document, Entity, Lang, Task

VERSION: Final = 2
SCHEMA: Final = "plan.schema.json"
AGENCY_SCHEMA: Final = "agency.schema.json"
FOLDER: Final = f"v{VERSION}"
"""Where the schemas of this version stay when there is a newer one."""
_COLUMNS: Final = (
    *("id", "parent", "responsible", "responsible_groups", "role", "partners", "partner_groups", "partners_inferred"),
    *("basis", "beneficiaries", "deadline", "deadline_from", "deadline_to", "deadline_recurs", "period", "outputs"),
    *("indicators", "budget", "reports", "status", "source"),
)
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def plan_data(links: Links) -> dict[str, Any]:
    """The whole plan in the shape of `plan.schema.json`; addresses are relative to the site's root."""
    plan = links.plan
    own = links.chain[:1]
    return {
        "$schema": f"{FOLDER}/{SCHEMA}",
        "version": VERSION,
        "plan": _document(links, plan.documents[own[0]]) if own else None,
        "documents": [_document(links, document) for document in plan.documents.values()],
        "agencies": [_agency(links, agency) for agency in plan.agencies.values()],
        "groups": [_named(links, group) for group in plan.groups.values()],
        "beneficiaries": [_named(links, people) for people in plan.beneficiaries.values()],
        "tasks": [_task(links, task) for task in plan.tasks.values()],
    }


def as_json(data: Mapping[str, Any], known: Mapping[str, str] = MappingProxyType({})) -> str:
    """Data as JSON text. Duties stand in many files: `known` are their texts by id, as `row` gives them."""

    def said(value: Any) -> str:
        if not value or not isinstance(value, list):
            return _indented(value, " ")
        return "[\n  " + ",\n  ".join(known.get(each.get("id", "")) or row(each) for each in value) + "\n ]"

    return "{\n" + ",\n".join(f' "{name}": {said(value)}' for name, value in data.items()) + "\n}\n"


def row(value: Any) -> str:
    """What stands in a list of the data, as JSON."""
    return _indented(value, "  ")


def _indented(value: Any, by: str) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{by}")


def tasks_csv(links: Links, data: Mapping[str, Any]) -> str:
    """A row for each task of the data, for Excel: a byte order mark, CRLF, and no cell that runs as a formula."""
    langs = links.plan.langs
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_COLUMNS, *(f"{name}_{lang}" for name in ("title", "text", "url") for lang in langs)])
    for row in data["tasks"]:
        deadline = row["deadline"] or {}
        cells = row | {f"deadline_{name}": deadline.get(name) for name in ("from", "to", "recurs")}
        cells["deadline"] = deadline.get("text")
        texts = (row[name].get(lang, "") for name in ("title", "text", "url") for lang in langs)
        writer.writerow([*(_cell(cells[column]) for column in _COLUMNS), *map(_harmless, texts)])
    return "\ufeff" + out.getvalue()


def data_files(links: Links, data: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The data, its schemas and the plain spreadsheet: each file's name and bytes; `known` as for `as_json`."""
    yield "plan.json", as_json(data, known).encode()
    schemas = {name: files("plansite.publish").joinpath(name).read_bytes() for name in (SCHEMA, AGENCY_SCHEMA)}
    yield SCHEMA, schemas[SCHEMA]
    yield from ((f"{FOLDER}/{name}", schema) for name, schema in schemas.items())
    yield "tasks.csv", tasks_csv(links, data).encode()


def _urls(links: Links, entity: Entity) -> dict[Lang, str]:
    return {lang: page_url(lang, entity.path, entity.anchor) for lang in links.plan.langs}


def _written(links: Links, entity: Entity) -> dict[str, Any]:
    """What the pages say, as they say it: also what no value of its own carries."""
    return {
        "facts": {fact.label: value for fact in entity.facts if (value := entity.value(fact.label))},
        "notes": {lang: said for lang in links.plan.langs if (said := notes(links, entity, lang))},
    }


def _named(links: Links, entity: Entity) -> dict[str, Any]:
    return {"key": entity.key, "name": dict(entity.name), **_written(links, entity), "url": _urls(links, entity)}


def _agency(links: Links, agency: Agency) -> dict[str, Any]:
    successors = ({"key": key, "name": dict(name)} for key, name in links.successors(agency))
    return {
        **_named(links, agency),
        "abbreviations": list(agency.aliases.get(SOURCE_LANG, ())),
        "ended": agency.ended,
        "successors": list(successors),
    }


def _document(links: Links, document: Document) -> dict[str, Any]:
    return {
        "key": document.key,
        "number": document.number,
        "type": document.type,
        "issuer": document.issuer,
        "date": document.date,
        "status": document.status,
        "title": dict(document.name),
        "implements": list(links.implements[document.key]),
        **_written(links, document),
        "url": _urls(links, document),
    }


def _task(links: Links, task: Task) -> dict[str, Any]:
    found = links.tasks[task.key]
    due = found.deadline
    return {
        "id": task.key,
        "parent": task.parent,
        "responsible": list(found.responsible),
        "responsible_groups": list(found.responsible_groups),
        "role": found.role,
        "partners": list(found.partners),
        "partner_groups": list(found.partner_groups),
        "partners_inferred": list(found.partners_inferred),
        "basis": list(found.basis),
        "beneficiaries": list(found.beneficiaries),
        "deadline": due and {"text": due.text, "from": due.start, "to": due.end, "recurs": due.recurs},
        "period": found.period,
        "outputs": list(found.outputs),
        "indicators": list(found.indicators),
        "budget": found.budget,
        "reports": found.reports,
        "status": found.status,
        "source": list(found.source),
        **_written(links, task),
        "title": dict(task.name),
        "text": {lang: text for lang in links.plan.langs if (text := task_text(links, task, lang))},
        "url": _urls(links, task),
    }


def _cell(value: str | list[str] | None) -> str:
    return _harmless("; ".join(value) if isinstance(value, list) else value or "")


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell
