"""What a page is about, for machines (JSON-LD, schema.org): never that the page is the document itself.

The end of an organisation, and what came of it, are said in the words of the W3C's organisation ontology: schema.org
has no word for a successor.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from plansite.addresses import page_url
from plansite.model import SOURCE_LANG, Lang, Plan

_CONTEXT: Final = ["https://schema.org", {"org": "http://www.w3.org/ns/org#"}]
_FORCE: Final = {"Còn hiệu lực": "InForce", "Hết hiệu lực": "NotInForce"}
_FILES: Final = (
    ("plan.json", "application/json"),
    ("tasks.csv", "text/csv"),
    ("plan.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("plan.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
)
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"

Thing = dict[str, Any]


@dataclass(frozen=True)
class Described:
    """What pages are described from: the plan, its data, and the site's address, which may be unknown."""

    plan: Plan
    data: Mapping[str, Any]
    address: str
    data_page: str
    """The page that explains the files to take away."""

    @cached_property
    def at(self) -> Mapping[tuple[str, str], list[Mapping[str, Any]]]:
        """The data's documents and agencies by their kind and place."""
        found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for kind in ("documents", "agencies"):
            for row in self.data[kind]:
                found.setdefault((kind, row["url"].get(SOURCE_LANG, "")), []).append(row)
        return found


def linked_data(about: Described, lang: Lang, path: str) -> str:
    """A page's description as JSON that may stand in HTML as it is."""
    graph = [thing for thing in (_trail(about, lang, path), *_things(about, lang, path)) if thing]
    text = json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _things(about: Described, lang: Lang, path: str) -> Iterator[Thing]:
    place = page_url(SOURCE_LANG, path)
    for kind, describe in (("documents", _legislation), ("agencies", _organisation)):
        for row in about.at.get((kind, place), ()):
            yield _page(about, lang, path, describe(about, row, lang))
    if path == about.data_page:
        yield _dataset(about, lang)


def _page(about: Described, lang: Lang, path: str, subject: Thing) -> Thing:
    return _whole(
        {"@type": "WebPage", "url": _address(about, page_url(lang, path)), "inLanguage": lang, "about": subject}
    )


def _address(about: Described, place: str) -> str:
    """A whole address; nothing where the site does not know its own."""
    return about.address and about.address + place


def _legislation(about: Described, document: Mapping[str, Any], lang: Lang) -> Thing:
    applied = [other for other in about.data["documents"] if other["key"] in document["implements"]]
    force = next((name for start, name in _FORCE.items() if (document["status"] or "").startswith(start)), None)
    return _whole(
        {
            "@type": "Legislation",
            "name": document["title"].get(lang) or document["title"].get(SOURCE_LANG),
            "legislationIdentifier": document["number"],
            "legislationType": document["type"],
            "legislationDate": document["date"],
            "legislationPassedBy": document["issuer"] and {"@type": "Organization", "name": document["issuer"]},
            "legislationLegalForce": force and f"https://schema.org/{force}",
            "legislationApplies": [
                {"@type": "Legislation", "name": other["title"].get(lang), "legislationIdentifier": other["number"]}
                for other in applied
            ],
        }
    )


def _organisation(about: Described, agency: Mapping[str, Any], lang: Lang) -> Thing:
    successors = [{"@type": "Organization", "name": each["name"].get(lang)} for each in agency["successors"]]
    return _whole(
        {
            "@type": "GovernmentOrganization",
            "name": agency["name"].get(lang) or agency["name"].get(SOURCE_LANG),
            "alternateName": agency["abbreviations"],
            "dissolutionDate": agency["ended"],
            "org:changedBy": successors and {"@type": "org:ChangeEvent", "org:resultingOrganization": successors},
        }
    )


def _dataset(about: Described, lang: Lang) -> Thing:
    named = about.data["plan"] or {}
    return _whole(
        {
            "@type": "Dataset",
            "name": (named.get("title") or {}).get(lang),
            "inLanguage": list(about.plan.langs),
            "license": _LICENCE,
            "isBasedOn": named.get("number"),
            "distribution": [
                {"@type": "DataDownload", "contentUrl": _address(about, f"data/{name}"), "encodingFormat": kind}
                for name, kind in _FILES
                if about.address
            ],
        }
    )


def _trail(about: Described, lang: Lang, path: str) -> Thing | None:
    """The way from the home page; nothing for the home page itself."""
    folder = path.rpartition("/")[0]
    ways = dict.fromkeys(("index.md", f"{folder}/index.md" if folder else path, path))
    pages = [(way, about.plan.pages.get((lang, way)) or about.plan.pages.get((SOURCE_LANG, way))) for way in ways]
    steps = [(way, page.title) for way, page in pages if page]
    if len(steps) < 2:
        return None
    items = [
        _whole({"@type": "ListItem", "position": number, "name": title, "item": _address(about, page_url(lang, way))})
        for number, (way, title) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _whole(thing: Thing) -> Thing:
    """A description without what is not known."""
    return {name: value for name, value in thing.items() if value}
