"""What was found to draft pages: agencies with their duties, documents, sections, what nobody could place."""

from collections.abc import Iterator, Mapping, Sequence

from plansite.importing import plan_pages
from plansite.importing.documents import shown_date
from plansite.importing.draft import AGENCIES, GENERAL, Draft
from plansite.importing.duties import Duty, Passage
from plansite.importing.markup import facts, item, label, page, paragraph, sentence
from plansite.importing.naming import same
from plansite.importing.titles import title_of
from plansite.language.deadlines import read_deadline

UNPLACED = "chua-xep.md"
FRAME = "ke-hoach/the-thuc.md"


def pages_of(draft: Draft) -> Mapping[str, str]:
    """The pages by path below the language's folder."""
    pages = dict((*plan_pages.section_pages(draft), *plan_pages.fixed_pages(draft), plan_pages.own_page(draft)))
    pages |= {f"{AGENCIES}/index.md": _agencies(draft), FRAME: plan_pages.frame_page(draft)}
    pages |= dict((*_agency_pages(draft), *plan_pages.document_pages(draft)))
    if names := dict.fromkeys(name for duty, _ in draft.found.duties() for name in duty.facts.beneficiaries):
        pages["tra-cuu/doi-tuong.md"] = plan_pages.beneficiaries_page(draft, names)
    top = [entry for entry in draft.found.entries if isinstance(entry, Duty) and draft.homes[id(entry)] == GENERAL]
    if top:
        body = ["Những nhiệm vụ này không giao riêng cho một cơ quan nào.", "", "## Nhiệm vụ", ""]
        pages[GENERAL] = page(
            "Nhiệm vụ chung", f"Nhiệm vụ chung theo {draft.own.short}.", [*body, *_tasks(draft, top, "")]
        )
    pages["ke-hoach/index.md"] = _plan(draft, pages)
    rest = [entry for entry in draft.found.entries if isinstance(entry, Passage) and not entry.placed]
    if rest:
        pages[UNPLACED] = plan_pages.unplaced_page(rest)
    return pages


def _tasks(draft: Draft, duties: Sequence[Duty], agency: str) -> Iterator[str]:
    for duty in duties:
        yield from _task(draft, duty, agency, 3, None)


def _task(draft: Draft, duty: Duty, agency: str, level: int, parent: Duty | None) -> Iterator[str]:
    said = duty.facts
    who = draft.names(said.who)
    partners = draft.names([body for body in said.partners if same(body.name) not in {same(b.name) for b in said.who}])
    yield f"{'#' * level} {draft.ids[id(duty)]}. {label(duty.title or title_of(duty.text))}"
    yield ""
    yield from facts(
        (
            ("Cơ quan thực hiện", None if who == agency and parent is None else who),
            ("Vai trò", said.role),
            ("Phối hợp", partners),
            ("Đối tượng", "; ".join(said.beneficiaries)),
            ("Thời hạn", said.deadline.text if said.deadline and _readable(duty) else None),
            ("Sản phẩm", "; ".join(said.outputs)),
            ("Chỉ tiêu", "; ".join(said.indicators)),
            ("Kinh phí", said.budget),
            ("Báo cáo", said.reports),
            ("Nguồn", f"{duty.place}, dòng {duty.line}" if duty.place else f"dòng {duty.line}"),
        )
    )
    yield paragraph(sentence(duty.text)) or "…"
    yield ""
    unread = said.deadline if said.deadline and not _readable(duty) and said.deadline.text not in duty.text else None
    if details := [*duty.details, *([f"Thời hạn: {unread.text}"] if unread else [])]:
        yield from (item(text) for text in details)
        yield ""
    for child in duty.children:
        yield from _task(draft, child, agency, min(level + 1, 6), duty)


def _readable(duty: Duty) -> bool:
    deadline = duty.facts.deadline
    return deadline is not None and read_deadline(deadline.text) is not None


def _agency_pages(draft: Draft) -> Iterator[tuple[str, str]]:
    entries = [entry for entry in draft.found.entries if isinstance(entry, Duty)]
    for key, named in draft.bodies.items():
        if named.general:
            continue
        path = f"{AGENCIES}/{draft.keys[key]}.md"
        own = [entry for entry in entries if draft.homes[id(entry)] == path]
        name = named.name.replace(";", ",")
        body = [*facts((("Tên gọi khác", "; ".join(alias.replace(";", ",") for alias in named.aliases)),))]
        body += ["## Nhiệm vụ được giao", "", "<!-- plansite: chu-tri -->", ""]
        body += [*_tasks(draft, own, name), "## Nhiệm vụ phối hợp", "", "<!-- plansite: phoi-hop -->"]
        yield path, page(name, f"Nhiệm vụ của {name} theo {draft.own.short}.", body)


def _agencies(draft: Draft) -> str:
    body = ["<!-- plansite: danh-sach-co-quan -->", ""]
    groups = [named for named in draft.bodies.values() if named.general]
    if groups:
        body += ["## Cơ quan được nêu chung", "", "Trang này giữ nguyên cách gọi chung của kế hoạch.", ""]
    for named in groups:
        body += [f"### {label(named.name.replace(';', ','))}", ""]
        body += facts((("Tên gọi khác", "; ".join(alias.replace(";", ",") for alias in named.aliases)),))
        body += ["<!-- plansite: neu-ten -->", ""]
    return page("Cơ quan chịu trách nhiệm", f"Các cơ quan có nhiệm vụ theo {draft.own.short}.", body)


def _plan(draft: Draft, pages: Mapping[str, str]) -> str:
    own = draft.own
    named = own.title + (f" ngày {shown_date(own.date)}" if own.number and own.date else "")
    body = [*facts((("Văn bản", named),))]
    body += [
        line
        for row in (*draft.found.frame.title, *draft.found.frame.preamble)
        for line in (paragraph(sentence(row.text)), "")
    ]
    body += ["## Các phần của kế hoạch", ""]
    for path, text in pages.items():
        if path.startswith("ke-hoach/") and path != "ke-hoach/index.md":
            title = next(line for line in text.split("\n") if line.startswith("# "))[2:]
            body.append(f"- [{title}]({path.removeprefix('ke-hoach/')})")
    body += [
        "- [Nhiệm vụ của từng cơ quan](../co-quan/index.md)",
        "",
        "## Chuỗi văn bản",
        "",
        "<!-- plansite: chuoi-van-ban -->",
    ]
    return page(own.short, f"{own.short} gồm những phần nào, thực hiện văn bản nào.", body)
