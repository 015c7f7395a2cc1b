"""How a plan begins and grows, for the person who asks: a folder, drafts from a document, a page, a translation."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from plansite.authoring.files import Edited, write_all
from plansite.authoring.init import init, unwritten
from plansite.authoring.new import start_agency, start_document, start_task
from plansite.authoring.translation import known_language, start_language
from plansite.language.words import Words, load
from plansite.linking.links import Links
from plansite.model import SOURCE_LANG
from plansite.report import Refusal
from plansite.site import Site
from plansite.site import load as load_site

_Start: TypeAlias = Callable[[Path, Links, Words, str], tuple[Edited, ...]]
_KINDS: Final[Mapping[str, _Start]] = MappingProxyType(
    {"agency": start_agency, "document": start_document, "task": start_task, "language": start_language}
)
KINDS: Final = tuple(_KINDS)
"""What may be started."""


def init_folder(target: Path, tool: str | None) -> int:
    """Make a plan's folder; returns the exit code. Raises Refusal, OSError."""
    made = init(target, tool)
    print(
        f"Đã tạo “{target}”: {len(made)} tệp.\n"
        f"Tiếp theo: `plansite import KẾ-HOẠCH.docx {target}`, hay thêm từng phần bằng `plansite new`.\n"
        f"Từng bước: {(target / 'docs-dev' / 'your-own-plan.md').as_posix()}"
    )
    return 0


def import_file(file: Path, target: Path, languages: Sequence[str]) -> int:
    """Write drafts from a document; returns the exit code. Raises Refusal, OSError."""
    # Read here: no other verb needs the readers of Word and HTML.
    from plansite.importing.command import Occupied, import_plan
    from plansite.importing.reading import Unreadable

    others = [known_language(load(), lang) for lang in languages if lang != SOURCE_LANG]
    try:
        done = import_plan(file, target, unwritten())
    except Unreadable as error:
        raise Refusal(str(error)) from error
    except Occupied as error:
        pages = ", ".join(f"“{page}”" for page in error.pages[:3])
        raise Refusal(f"Đã có người viết {pages}; hãy nhập vào một thư mục khác.") from error
    # Pages of other languages that said that nothing was there yet say now what is to be translated.
    there = load_site(target / "docs").langs
    for lang in dict.fromkeys((*others, *(lang for lang in there if lang != SOURCE_LANG))):
        loaded = load_site(target / "docs")
        write_all(start_language(loaded.docs, loaded.links, loaded.words, lang))
    print(
        f"{done.tasks} nhiệm vụ, {len(done.pages)} trang; {done.questions} điều cần xem lại: {done.report.as_posix()}"
    )
    return 0


def start(site: Site, kind: str, name: str) -> int:
    """Start a task, a page or a translation and say where; returns the exit code. Raises Refusal, OSError."""
    edited = _KINDS[kind](site.docs, site.links, site.words, name)
    write_all(edited)
    for each in edited:
        print(each.path.as_posix(), *([site.links.plan.next_id] if kind == "task" else []), sep=": ")
    print("Còn thiếu gì: `plansite check`." if edited else f"Không trang nào thiếu bản “{name}”.", file=sys.stderr)
    return 0
