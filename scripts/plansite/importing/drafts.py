"""What was found to draft pages: agencies with their duties, documents, sections, what nobody could place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plansite.importing.bodies import Body
from plansite.importing.documents import Cited, Own, cited_in, named_document, own_document, shown_date
from plansite.importing.duties import Duty, Entry, Heading, Passage
from plansite.importing.markup import facts, item, page, paragraph, plain
from plansite.importing.naming import Named, named_bodies, same
from plansite.importing.plan import Found
from plansite.importing.titles import title_of
from plansite.language.deadlines import read_deadline
from plansite.language.folding import slugify

AGENCIES = "co-quan"
GENERAL = "ke-hoach/nhiem-vu-chung.md"
UNPLACED = "chua-xep.md"
FRAME = "ke-hoach/the-thuc.md"


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that the pages say, by key."""

    found: Found
    own: Own
    cited: Mapping[str, Cited]
    bodies: Mapping[str, Named]
    keys: Mapping[str, str]
    """A body by what its forms have in common to its page's slug."""
    ids: Mapping[int, str]
    """A duty, by identity, to its id."""
    homes: Mapping[int, str]
    """A duty, by identity, to its page."""

    def name(self, body: Body) -> str:
        """The one name by which the pages call a body."""
        return self.bodies[same(body.name)].name.replace(";", ",")

    def names(self, bodies: Sequence[Body]) -> str:
        """Several of them as a fact lists them."""
        return "; ".join(dict.fromkeys(self.name(body) for body in bodies))


def draft_of(found: Found) -> Draft:
    """Give duties their ids and pages, bodies their names and slugs."""
    cited = cited_in(found.blocks, None if found.frame.wrapped else found.head.number)
    own = own_document(found.frame, found.head, cited)
    duties = [duty for duty, _ in found.duties()]
    bodies = named_bodies(body for duty in duties for body in (*duty.facts.who, *duty.facts.partners))
    keys: dict[str, str] = {}
    for key, named in bodies.items():
        slug = slugify(named.name)[:80].strip("-")
        keys[key] = slug if slug not in keys.values() else f"{slug}-{len(keys)}"
    ids = {id(duty): f"NV-{number:02}" for number, duty in enumerate(duties, 1)}
    homes: dict[int, str] = {}
    for duty, parent in found.duties():
        homes[id(duty)] = homes[id(parent)] if parent else _home(duty, bodies, keys)
    return Draft(found, own, cited, bodies, keys, ids, homes)


def pages_of(draft: Draft) -> Mapping[str, str]:
    """The pages by path below the language's folder."""
    pages = dict(_sections(draft))
    pages |= {
        "index.md": _home_page(draft),
        "gioi-thieu.md": _about(draft),
        f"{AGENCIES}/index.md": _agencies(draft),
        "van-ban/index.md": _documents(draft),
        f"van-ban/{_own_slug(draft)}.md": _own_page(draft),
        FRAME: _frame(draft),
    }
    pages |= dict(_agency_pages(draft)) | dict(_document_pages(draft))
    top = [entry for entry in draft.found.entries if isinstance(entry, Duty) and draft.homes[id(entry)] == GENERAL]
    if top:
        body = ["Những nhiệm vụ này không giao riêng cho một cơ quan nào.", "", "## Nhiệm vụ", ""]
        pages[GENERAL] = page(
            "Nhiệm vụ chung", f"Nhiệm vụ chung theo {draft.own.short}.", [*body, *_tasks(draft, top, "")]
        )
    pages["ke-hoach/index.md"] = _plan(draft, pages)
    rest = [entry for entry in draft.found.entries if isinstance(entry, Passage) and not entry.placed]
    if rest:
        pages[UNPLACED] = _unplaced(rest)
    return pages


def _home(duty: Duty, bodies: Mapping[str, Named], keys: Mapping[str, str]) -> str:
    own = [same(body.name) for body in duty.facts.who if not bodies[same(body.name)].general]
    return f"{AGENCIES}/{keys[own[0]]}.md" if own else GENERAL


def _tasks(draft: Draft, duties: Sequence[Duty], agency: str) -> Iterator[str]:
    for duty in duties:
        yield from _task(draft, duty, agency, 3, None)


def _task(draft: Draft, duty: Duty, agency: str, level: int, parent: Duty | None) -> Iterator[str]:
    said = duty.facts
    who = draft.names(said.who)
    partners = draft.names([body for body in said.partners if same(body.name) not in {same(b.name) for b in said.who}])
    yield f"{'#' * level} {draft.ids[id(duty)]}. {plain(duty.title or title_of(duty.text))}"
    yield ""
    yield from facts(
        (
            ("Cơ quan thực hiện", None if who == agency and parent is None else who),
            ("Vai trò", said.role),
            ("Phối hợp", partners),
            ("Thời hạn", said.deadline.text if said.deadline and _readable(duty) else None),
            ("Sản phẩm", "; ".join(said.outputs)),
            ("Chỉ tiêu", "; ".join(said.indicators)),
            ("Kinh phí", said.budget),
            ("Báo cáo", said.reports),
            ("Nguồn", f"{duty.place}, dòng {duty.line}" if duty.place else f"dòng {duty.line}"),
        )
    )
    yield paragraph(duty.text)
    yield ""
    if duty.details:
        yield from (item(text) for text in duty.details)
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
        body += [f"### {plain(named.name.replace(';', ','))}", ""]
        body += facts((("Tên gọi khác", "; ".join(alias.replace(";", ",") for alias in named.aliases)),))
        body += ["<!-- plansite: neu-ten -->", ""]
    return page("Cơ quan chịu trách nhiệm", f"Các cơ quan có nhiệm vụ theo {draft.own.short}.", body)


def _document_pages(draft: Draft) -> Iterator[tuple[str, str]]:
    for document in draft.cited.values():
        slug = slugify(f"{document.type or 'van-ban'} {document.number}" if document.number else document.title)
        title = document.title
        body = facts(
            (
                ("Số, ký hiệu", document.number),
                ("Loại", document.type or "Văn bản"),
                ("Cơ quan ban hành", document.issuer),
                ("Ngày ban hành", shown_date(document.date) if document.date else None),
                ("Trích yếu", document.about),
                ("Nguồn", f"dòng {document.line}"),
            )
        )
        body += ["## Nhiệm vụ dựa trên văn bản này", "", "<!-- plansite: dua-vao -->", ""]
        body += ["## Được trích dẫn ở", "", "<!-- plansite: noi-trich-dan -->"]
        yield f"van-ban/{slug}.md", page(title, f"{title} trong {draft.own.short}.", body)


def _own_slug(draft: Draft) -> str:
    return slugify(draft.own.short)[:80].strip("-")


def _own_page(draft: Draft) -> str:
    own = draft.own
    body = facts(
        (
            ("Số, ký hiệu", own.number),
            ("Loại", own.type),
            ("Cơ quan ban hành", own.issuer),
            ("Ngày ban hành", shown_date(own.date) if own.date else None),
            ("Trích yếu", own.subject),
            ("Thực hiện", "; ".join(own.implements)),
        )
    )
    body += ["## Nhiệm vụ dựa trên văn bản này", "", "<!-- plansite: dua-vao -->", ""]
    body += ["## Được trích dẫn ở", "", "<!-- plansite: noi-trich-dan -->"]
    return page(own.title, f"{own.short}: văn bản mà trang web này trình bày.", body)


def _documents(draft: Draft) -> str:
    body = ["## Chuỗi văn bản", "", "<!-- plansite: chuoi-van-ban -->", "", "## Tất cả văn bản", ""]
    body += ["<!-- plansite: danh-sach-van-ban -->"]
    return page("Văn bản", f"Các văn bản mà {draft.own.short} thực hiện hoặc nêu tên.", body)


def _sections(draft: Draft) -> Iterator[tuple[str, str]]:
    """A page for each section of the document, in its order: headings, text, and links to the duties."""
    for title, entries in _parts(draft.found.entries):
        slug = slugify(_without_number(title))[:60].strip("-")
        body = list(_lines(draft, entries))
        if entries:
            yield f"ke-hoach/{slug}.md", page(title, f"{_without_number(title)} ({draft.own.short}).", body)


def _parts(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    title, rest, seen = "Nội dung", list[Entry](), set[str]()
    for entry in entries:
        if isinstance(entry, Heading) and entry.level == 0:
            if rest:
                yield title, rest
            title, rest = entry.text, []
            slug = slugify(_without_number(title))
            title = f"{title} ({len(seen) + 1})" if slug in seen or slug == "index" else title
            seen.add(slug)
        rest.append(entry)
    if rest:
        yield title, rest


def _without_number(title: str) -> str:
    parts = title.split(None, 1)
    numbered = (
        len(parts) == 2 and parts[0].rstrip(".)/:-–").isalnum() and len(parts[0]) < 6 and parts[0][-1:] in ".)/:-–"
    )
    return parts[1] if numbered else title


def _lines(draft: Draft, entries: Sequence[Entry]) -> Iterator[str]:
    depth = 1
    list_open = False
    for entry in entries:
        if isinstance(entry, Passage) and not entry.placed:
            continue
        bullet = isinstance(entry, Duty) or (isinstance(entry, Passage) and entry.item)
        if list_open and not bullet:
            yield ""
        list_open = bullet
        if isinstance(entry, Heading):
            if entry.level == 0:
                continue
            depth = min(entry.level + 1, depth + 1, 6)
            yield f"{'#' * depth} {plain(entry.text)}"
            yield ""
        elif isinstance(entry, Passage):
            yield item(entry.text) if entry.item else paragraph(entry.text)
            if not entry.item:
                yield ""
        else:
            yield from _links(draft, entry)


def _links(draft: Draft, duty: Duty) -> Iterator[str]:
    home, key = draft.homes[id(duty)], draft.ids[id(duty)]
    target = home.removeprefix("ke-hoach/") if home.startswith("ke-hoach/") else f"../{home}"
    yield f"- [{key}]({target}#{key.lower()}): {plain(duty.title or title_of(duty.text))}"


def _plan(draft: Draft, pages: Mapping[str, str]) -> str:
    own = draft.own
    named = own.title + (f" ngày {shown_date(own.date)}" if own.number and own.date else "")
    body = [*facts((("Văn bản", named),))]
    body += [
        line for row in (*draft.found.frame.title, *draft.found.frame.preamble) for line in (paragraph(row.text), "")
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


def _frame(draft: Draft) -> str:
    frame = draft.found.frame
    body = ["## Phần đầu", ""]
    body += [line for row in frame.front for line in (paragraph(row.text), "")]
    body += ["## Phần cuối", ""]
    body += [line for row in frame.back for line in (paragraph(row.text), "")]
    if draft.found.pages:
        body += ["Số trang trong tệp: " + ", ".join(row.text for row in draft.found.pages) + "."]
    return page("Thể thức văn bản", f"Phần đầu, nơi nhận và chữ ký của {draft.own.short}.", body)


def _home_page(draft: Draft) -> str:
    body = [
        "Chọn cơ quan để biết ai làm gì, dựa trên văn bản nào.", "", "## Tìm cơ quan", "",
        "<!-- plansite: danh-sach-co-quan -->", "", "## Văn bản mà kế hoạch thực hiện", "",
        "<!-- plansite: chuoi-van-ban -->", "", "## Về trang này", "",
        f"Trang web này tách {plain(draft.own.short)} thành từng nhiệm vụ.", "", "<!-- plansite: so-lieu -->", "",
        "- [Kế hoạch](ke-hoach/index.md)", "- [Văn bản](van-ban/index.md)", "- [Giới thiệu](gioi-thieu.md)",
    ]  # fmt: skip
    return page(f"{draft.own.short}: ai làm gì", f"{draft.own.short}: từng nhiệm vụ, theo cơ quan, có căn cứ.", body)


def _about(draft: Draft) -> str:
    body = [
        f"Trang web này trình bày {plain(draft.own.short)}.", "", "## Điều cần biết trước", "",
        "- Đây không phải văn bản đã ký; khi có khác biệt, văn bản đã ký là căn cứ.",
        "- Điều gì văn bản không nói thì trang web này không đoán.", "", "## Nguồn", "",
        "Số dòng ở mỗi nhiệm vụ là số dòng của tệp văn bản được nhập.",
    ]  # fmt: skip
    return page("Giới thiệu", f"Trang này là gì, {draft.own.short} lấy từ đâu.", body)


def _unplaced(rest: Sequence[Passage]) -> str:
    body = ["Những đoạn này của văn bản chưa biết thuộc về đâu. Xếp xong thì xóa trang này.", ""]
    for entry in rest:
        body += [paragraph(f"Dòng {entry.line}: {entry.text}"), ""]
    return page("Chưa xếp", "Những đoạn của văn bản chưa xếp vào nhiệm vụ hay trang nào.", body)


def task_titles(draft: Draft) -> Mapping[str, str]:
    """Each duty's id to its title."""
    return {draft.ids[id(duty)]: duty.title or title_of(duty.text) for duty, _ in draft.found.duties()}


__all__ = ["Draft", "draft_of", "named_document", "pages_of", "task_titles"]
