"""Right edits of a copy of any plan: what an editor may do, found by the plan's own model and by no name of it."""

import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image

from plansite.linking.links import Links, link
from plansite.linking.order import linked_pages
from plansite.model import Agency, Section, Task
from plansite.reading import labels
from plansite.reading.read import read
from plansite.site import load

DAY: Final = "25/11/2026"


@lru_cache(maxsize=1)
def _links(docs: Path, texts: tuple[tuple[Path, str], ...]) -> Links:
    """The plan in a folder whose pages have these texts."""
    return link(read(docs)[0])


@dataclass(frozen=True)
class Copy:
    """A docs folder that is edited; the model is read anew after each edit."""

    docs: Path

    @property
    def links(self) -> Links:
        """The plan as it now stands."""
        return _links(self.docs, tuple((file, file.read_text(encoding="utf-8")) for file in self.docs.rglob("*.md")))

    def text(self, lang: str, path: str) -> str:
        """A page's text."""
        return (self.docs / lang / path).read_text(encoding="utf-8")

    def write(self, lang: str, path: str, text: str) -> None:
        """Write a page."""
        file = self.docs / lang / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.strip("\n") + "\n", encoding="utf-8")

    def insert(self, lang: str, path: str, line: int, text: str) -> None:
        """Put text before a line of a page, an empty line around it."""
        lines = self.text(lang, path).split("\n")
        before, after = "\n".join(lines[: line - 1]).rstrip("\n"), "\n".join(lines[line - 1 :]).strip("\n")
        self.write(lang, path, "\n\n".join(part for part in (before, text.strip("\n"), after) if part))

    def section(self, lang: str, path: str, task: str) -> Section:
        """A task's section of a page."""
        return next(each for each in self.links.plan.pages[lang, path].sections if each.task_id == task)

    def fact(self, task: str, label: str, value: str) -> None:
        """Give a task a fact, in place of the one with this label."""
        path = self.links.plan.tasks[task].path
        section = self.section("vi", path, task)
        lines = self.text("vi", path).split("\n")
        first = section.heading_end
        while not lines[first - 1].strip():
            first += 1
        same = [n for n in range(first - 1, section.end - 1) if lines[n].startswith(f"- **{label}:**")]
        row = f"- **{label}:** {value}"
        if same:
            lines[same[0]] = row
        else:
            lines.insert(first - 1, row)
        self.write("vi", path, "\n".join(lines))

    def agencies_with_tasks(self) -> list[tuple[Agency, list[Task]]]:
        """Agencies with the tasks that stand on their pages, most first."""
        plan = self.links.plan
        found = [(a, [t for t in plan.tasks.values() if t.path == a.path]) for a in plan.agencies.values()]
        return sorted(found, key=lambda each: -len(each[1]))


def new_task(copy: Copy, agency: Agency, langs: tuple[str, ...] = ("vi", "en")) -> str:
    """A task after an agency's last one; its texts name nothing."""
    plan = copy.links.plan
    key = plan.next_id
    source = next(value for task in plan.tasks.values() for value in task.values(labels.SOURCE))
    texts = {
        "vi": f"### {key}. Ghi sổ mỗi tuần\n\n- **Nguồn:** {source}\n\nGhi sổ mỗi tuần.",
        "en": f"### {key}. Write it down every week\n\nWrite it down every week.",
    }
    for lang in langs:
        sections = plan.pages[lang, agency.path].sections
        after = [each for each in sections if each.task_id] or sections[1:2]
        copy.insert(lang, agency.path, after[-1].end, texts[lang])
    return key


def four_tasks_added(copy: Copy) -> None:
    for _ in range(4):
        new_task(copy, copy.agencies_with_tasks()[0][0])


def task_without_its_translation(copy: Copy) -> None:
    new_task(copy, copy.agencies_with_tasks()[-1][0], ("vi",))


def period(copy: Copy) -> None:
    copy.fact(copy.agencies_with_tasks()[0][1][0].key, labels.PERIOD, "2012-2015")


def new_agency(copy: Copy) -> None:
    marks = ("<!-- plansite: chu-tri -->", "<!-- plansite: phoi-hop -->")
    vi = f"# Trạm Khí tượng\n\nTrạm đo mưa.\n\n## Nhiệm vụ được giao\n\n{marks[0]}\n\n## Phối hợp\n\n{marks[1]}"
    en = f"# Weather Station\n\nIt measures rain.\n\n## Duties\n\n{marks[0]}\n\n## Support\n\n{marks[1]}"
    copy.write("vi", "co-quan/tram-khi-tuong.md", vi)
    copy.write("en", "co-quan/tram-khi-tuong.md", en)
    new_task(copy, copy.links.plan.agencies["tram-khi-tuong"])


def agency_merged(copy: Copy) -> None:
    """The tasks of the agency with fewest go to the one with most, and its page says what has become of it."""
    (heir, _), *_, (ended, tasks) = [each for each in copy.agencies_with_tasks() if each[1]]
    for task in tasks:
        for lang in ("vi", "en"):
            section = copy.section(lang, ended.path, task.key)
            moved = copy.links.plan.pages[lang, ended.path].text(section.start, section.end)
            lines = copy.text(lang, ended.path).split("\n")
            copy.write(lang, ended.path, "\n".join(lines[: section.start - 1] + lines[section.end - 1 :]))
            last = [each for each in copy.links.plan.pages[lang, heir.path].sections if each.task_id][-1]
            copy.insert(lang, heir.path, last.end, moved)
    old, new = Path(ended.path).name, Path(heir.path).name
    for file in copy.docs.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        for task in tasks:
            text = text.replace(f"{old}#{task.anchor}", f"{new}#{task.anchor}")
        file.write_text(text, encoding="utf-8")
    head = copy.links.plan.pages["vi", ended.path].sections[0]
    if not any(fact.label == labels.ENDED for fact in head.facts):
        rows = (
            f"- **{labels.ENDED}:** 01/7/2025\n- **{labels.SUCCESSORS}:** {heir.name['vi']}\n- **Tra cứu ngày:** {DAY}"
        )
        facts = copy.links.plan.pages["vi", ended.path].text(*head.facts_span) if head.facts_span else ""
        _facts(copy, ended.path, "\n".join(filter(None, (facts, rows))))


def page_with_a_warning(copy: Copy) -> None:
    copy.write("vi", "ghi-chep.md", "# Ghi chép\n\nTheo Quyết định số 999/QĐ-TTg, ghi sổ.")
    copy.write("en", "ghi-chep.md", "# Notes\n\nUnder Decision No. 999/QĐ-TTg, write it down.")


def pictures(copy: Copy) -> None:
    """A photograph, and a picture of more than 256 KiB."""
    Image.new("RGB", (40, 30), "#888").save(copy.docs / "vi" / "anh.jpg")
    noise = io.BytesIO(random.Random(1).randbytes(3 * 400 * 300))
    Image.frombytes("RGB", (400, 300), noise.read()).save(copy.docs / "vi" / "lon.png")
    assert (copy.docs / "vi" / "lon.png").stat().st_size > 256 * 1024
    copy.write("vi", "anh.md", "# Ảnh\n\n![Một khung xám](anh.jpg)\n\n![Nhiều chấm màu](lon.png)")
    copy.write("en", "anh.md", "# Pictures\n\n![A grey frame](anh.jpg)\n\n![Many dots](lon.png)")


def withdrawn(copy: Copy) -> None:
    copy.fact(copy.agencies_with_tasks()[1][1][0].key, labels.STATUS, labels.WITHDRAWN)


def agency_renamed(copy: Copy) -> None:
    """In Vietnamese and English; every other page still says the old name."""
    agency = copy.agencies_with_tasks()[1][0]
    for lang, new in (("vi", "Cơ quan Đổi Tên"), ("en", "Renamed Office")):
        copy.write(lang, agency.path, copy.text(lang, agency.path).replace(f"# {agency.name[lang]}\n", f"# {new}\n", 1))
    names = {label: agency.values(label) for label in (labels.ALIAS, "Tiếng Anh khác")}
    rows = [
        f"- **{label}:** {'; '.join((*names[label], agency.name[lang]))}"
        for label, lang in ((labels.ALIAS, "vi"), ("Tiếng Anh khác", "en"))
    ]
    head = copy.links.plan.pages["vi", agency.path].sections[0]
    kept = [f"- **{fact.label}:** {fact.value}" for fact in head.facts if fact.label not in names]
    _facts(copy, agency.path, "\n".join((*kept, *rows)))


def document_added(copy: Copy) -> None:
    first = copy.links.plan.documents[copy.links.chain[0]]
    facts = (
        f"- **Số, ký hiệu:** 77/KH-UBND\n- **Loại:** {first.type}\n"
        f"- **Cơ quan ban hành:** {first.issuer}\n- **Ngày ban hành:** 02/01/2014"
    )
    copy.write("vi", "van-ban/ke-hoach-77.md", f"# {first.type} số 77/KH-UBND về đo mưa\n\n{facts}\n\nĐo mưa.")
    kind = load(copy.docs).who.name("en").rpartition(" ")[0]
    copy.write("en", "van-ban/ke-hoach-77.md", f"# {kind} No. 77/KH-UBND on rain\n\nMeasuring rain.")


def english_corrected(copy: Copy) -> None:
    page = copy.links.plan.pages["en", "index.md"]
    block = next(b for s in page.sections for b in s.blocks if b.kind == "paragraph")
    lines = copy.text("en", "index.md").split("\n")
    lines[block.start - 1] = lines[block.start - 1].replace(" the ", " the very ", 1)
    copy.write("en", "index.md", "\n".join(lines))


def term_added(copy: Copy) -> None:
    for lang, text in (("vi", "## Lượng mưa\n\nNước rơi xuống."), ("en", "## Rainfall\n\nWater that falls.")):
        copy.insert(lang, "thuat-ngu.md", len(copy.text(lang, "thuat-ngu.md").split("\n")) + 1, text)


def paragraph_reworded(copy: Copy) -> None:
    page = copy.links.plan.pages["vi", "index.md"]
    block = next(b for s in page.sections for b in s.blocks if b.kind == "paragraph")
    copy.insert("vi", "index.md", block.end, "Xin mời đọc.")
    page = copy.links.plan.pages["en", "index.md"]
    block = next(b for s in page.sections for b in s.blocks if b.kind == "paragraph")
    copy.insert("en", "index.md", block.end, "Please read on.")


def people_added(copy: Copy) -> None:
    marker = "<!-- plansite: theo-doi-tuong -->"
    for lang, name in (("vi", "Người đo mưa"), ("en", "Rain watchers")):
        path = "tra-cuu/doi-tuong.md"
        copy.insert(lang, path, len(copy.text(lang, path).split("\n")) + 1, f"## {name}\n\n{marker}")
    task = copy.agencies_with_tasks()[0][1][1]
    copy.fact(task.key, labels.BENEFICIARIES, "; ".join((*task.values(labels.BENEFICIARIES), "Người đo mưa")))


def partner_added(copy: Copy) -> None:
    plan = copy.links.plan
    task = copy.agencies_with_tasks()[0][1][-1]
    named = copy.links.tasks[task.key]
    free = next(a for a in plan.agencies.values() if a.path != task.path and a.key not in str(named))
    copy.fact(task.key, labels.INFERRED, "; ".join((*task.values(labels.INFERRED), free.name["vi"])))


def note_added(copy: Copy) -> None:
    path = copy.agencies_with_tasks()[0][0].path
    notes = {
        "vi": "> [!NOTE]\n> Nay việc này vẫn làm.\n"
        f"> (Nguồn: [trang của tỉnh](https://example.vn/), tra cứu ngày {DAY}.)",
        "en": "> [!NOTE]\n> This is still done.\n"
        "> (Source: [the province's site](https://example.vn/), looked up on 25 November 2026.)",
    }
    for lang, text in notes.items():
        copy.insert(lang, path, len(copy.text(lang, path).split("\n")) + 1, text)


def page_removed(copy: Copy) -> None:
    """A page that others link to goes, and the links to it with it."""
    path = next(p for p in linked_pages(copy.links.plan.pages["vi", "tra-cuu/index.md"]) if "theo-van-ban" in p)
    name = re.escape(Path(path).name)
    for file in copy.docs.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        kept = [line for line in text.split("\n") if not re.search(rf"^- \[.*\]\([^)]*{name}", line)]
        file.write_text(re.sub(rf"\[([^\]]+)\]\([^)]*{name}[^)]*\)", r"\1", "\n".join(kept)), encoding="utf-8")
    for lang in ("vi", "en"):
        (copy.docs / lang / path).unlink()


def page_renamed(copy: Copy) -> None:
    """The file of a programme's page gets another name, and links to it with it."""
    document = next(d for d in copy.links.plan.documents.values() if d.key not in copy.links.chain and d.number is None)
    old, new = Path(document.path).name, "ten-tep-moi.md"
    for file in copy.docs.rglob("*.md"):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    for lang in ("vi", "en"):
        (copy.docs / lang / document.path).rename(copy.docs / lang / "van-ban" / new)


def source_covers_more(copy: Copy) -> None:
    """A paragraph counts under a task too that did not name it."""
    tasks = copy.agencies_with_tasks()[0][1]
    copy.fact(tasks[-1].key, labels.SOURCE, "; ".join(dict.fromkeys((*tasks[-1].values(labels.SOURCE), "đoạn 1"))))


def _facts(copy: Copy, path: str, rows: str) -> None:
    """Put rows in place of the facts of a page's first heading."""
    head = copy.links.plan.pages["vi", path].sections[0]
    lines = copy.text("vi", path).split("\n")
    start, end = head.facts_span or (head.heading_end, head.heading_end)
    parts = ("\n".join(lines[: start - 1]).rstrip("\n"), rows, "\n".join(lines[end - 1 :]).strip("\n"))
    copy.write("vi", path, "\n\n".join(parts))


EDITS: Final[tuple[Callable[[Copy], None], ...]] = (
    four_tasks_added, task_without_its_translation, period, new_agency, page_with_a_warning, pictures, withdrawn,
    agency_renamed, document_added, english_corrected, term_added, paragraph_reworded, people_added, partner_added,
    note_added, page_removed, page_renamed, source_covers_more, agency_merged,
)  # fmt: skip
