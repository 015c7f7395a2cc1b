"""The pages of the plan itself: its sections in their order, its documents, its frame, and those about the site."""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from plansite.importing.documents import Cited, Own, shown_date
from plansite.importing.draft import Draft
from plansite.importing.duties import Duty, Entry, Heading, Passage
from plansite.importing.markup import facts, heading, item, label, page, paragraph, sentence
from plansite.importing.titles import title_of
from plansite.language.folding import slugify


def section_pages(draft: Draft) -> Iterator[tuple[str, str]]:
    """A page for each section of the document, in its order: headings, text, and links to the duties."""
    for title, entries in _parts(draft.found.entries):
        slug = slugify(_without_number(title))[:60].strip("-")
        body = list(_lines(draft, entries))
        if entries:
            yield f"ke-hoach/{slug}.md", page(heading(title), f"{_without_number(title)} ({draft.own.short}).", body)


def _parts(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    title, rest, seen = "Nội dung", list[Entry](), set[str]()
    for entry in entries:
        if isinstance(entry, Heading) and entry.level == 0:
            if rest:
                seen.add(slugify(_without_number(title)))
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
            yield f"{'#' * depth} {heading(entry.text)}"
            yield ""
        elif isinstance(entry, Passage):
            yield item(entry.text) if entry.item else paragraph(sentence(entry.text))
            if not entry.item:
                yield ""
        else:
            yield from _links(draft, entry)


def _links(draft: Draft, duty: Duty) -> Iterator[str]:
    home, key = draft.homes[id(duty)], draft.ids[id(duty)]
    target = home.removeprefix("ke-hoach/") if home.startswith("ke-hoach/") else f"../{home}"
    yield f"- [{key}]({target}#{key.lower()}): {label(duty.title or title_of(duty.text))}"


def document_pages(draft: Draft) -> Iterator[tuple[str, str]]:
    """A page for each document that the plan names."""
    for document in draft.cited.values():
        slug = slugify(f"{document.type or 'van-ban'} {document.number}" if document.number else document.title)
        source = ("Nguồn", f"dòng {document.line}")
        yield _document(slug, document, document.about, source, f"{document.title} trong {draft.own.short}.")


def own_page(draft: Draft) -> tuple[str, str]:
    """The plan's own document."""
    own = draft.own
    slug = slugify(own.short)[:80].strip("-")
    said = f"{own.short}: văn bản mà trang web này trình bày."
    return _document(slug, own, own.subject, ("Thực hiện", "; ".join(own.implements)), said)


def _document(slug: str, document: Cited | Own, about: str | None, more: tuple[str, str], said: str) -> tuple[str, str]:
    body = facts(
        (
            ("Số, ký hiệu", document.number),
            ("Loại", document.type or "Văn bản"),
            ("Cơ quan ban hành", document.issuer),
            ("Ngày ban hành", shown_date(document.date) if document.date else None),
            ("Trích yếu", about),
            more,
        )
    )
    body += ["## Nhiệm vụ dựa trên văn bản này", "", "<!-- plansite: dua-vao -->", ""]
    body += ["## Được trích dẫn ở", "", "<!-- plansite: noi-trich-dan -->"]
    return f"van-ban/{slug}.md", page(document.title, said, body)


def fixed_pages(draft: Draft) -> Iterator[tuple[str, str]]:
    """The pages that every plan has, with its name in them."""
    text = files("plansite.importing").joinpath("pages.txt").read_text(encoding="utf-8")
    for head, body in re.findall(r"^\[(.+)\n((?:(?!\[).*\n)+)", text, re.M):
        path, title, about = re.split(r"\] | \| ", head)
        title, about = (each.replace("{short}", draft.own.short) for each in (title, about))
        yield path, page(title, about, body.replace("{short}", label(draft.own.short)).split("\n"))


def frame_page(draft: Draft) -> str:
    """What stands around the plan."""
    frame = draft.found.frame
    body = ["## Phần đầu", ""]
    body += [line for row in frame.front for line in (paragraph(sentence(row.text)), "")]
    body += ["## Phần cuối", ""]
    body += [line for row in frame.back for line in (paragraph(sentence(row.text)), "")]
    if draft.found.pages:
        body += ["Số trang trong tệp: " + ", ".join(row.text for row in draft.found.pages) + "."]
    return page("Thể thức văn bản", f"Phần đầu, nơi nhận và chữ ký của {draft.own.short}.", body)


def beneficiaries_page(draft: Draft, names: Iterable[str]) -> str:
    """Whom the duties are for, as the document calls them."""
    body = [line for name in names for line in (f"## {label(name)}", "", "<!-- plansite: theo-doi-tuong -->", "")]
    return page("Nhiệm vụ theo đối tượng", f"Nhiệm vụ của {draft.own.short} theo đối tượng.", body)


def unplaced_page(rest: Sequence[Passage]) -> str:
    """What nobody could place."""
    body = ["Những đoạn này của văn bản chưa biết thuộc về đâu. Xếp xong thì xóa trang này.", ""]
    for entry in rest:
        body += [paragraph(sentence(f"Dòng {entry.line}: {entry.text}")), ""]
    return page("Chưa xếp", "Những đoạn của văn bản chưa xếp vào nhiệm vụ hay trang nào.", body)
