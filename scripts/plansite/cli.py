"""The command `plansite`."""

import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from plansite import report
from plansite.model import SOURCE_LANG
from plansite.publish.places import SITE
from plansite.verbs import parser

# Each verb reads what it needs where it starts: `cite` needs nothing, `check` no more than reads pages.
if TYPE_CHECKING:
    from plansite.site import Site


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the process's exit code: 0 well, 1 problems found, 2 wrong use or nothing done."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
        return code
    except report.Refusal as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        # Who read the output has read enough; nothing may be flushed to it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError as error:
        where = f" “{os.fsdecode(error.filename)}”" if error.filename else ""
        print(f"Không đọc hoặc ghi được{where}: {error.strerror or error}.", file=sys.stderr)
    except UnicodeDecodeError:
        print("Một tệp không ở bảng mã UTF-8; chạy `plansite check` để biết tệp nào.", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except ModuleNotFoundError as error:
        print(f"Thiếu thư viện “{error.name}”; cài đủ bằng `pip install plansite[site]`.", file=sys.stderr)
    return 2


def _run(words: Sequence[str]) -> int:
    if words[:1] == ["cite"]:
        from plansite.citations.cli import main as cite

        source = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="")
        return cite(words[1:], source, sys.stdout, sys.stderr)
    options = parser().parse_args(words)
    match options.verb:
        case "check":
            return _check(options.docs, options.format)
        case "explain":
            print(report.explain(options.rule))
        case "build":
            return _build()
        case "verify":
            return _verify(options.place)
        case "compress":
            return _compress(options.site)
        case "serve":
            from plansite.serving.answers import serve

            serve(Path.cwd(), options.port)
        case "stage":
            from plansite.site import stage

            print(stage(_claimed(options.docs, options.target), options.target), "pages")
        case "export":
            from plansite.site import write_data

            write_data(_claimed(options.docs, options.target), options.target)
        case "fmt":
            return _fmt(options.docs, options.check)
        case "import":
            from plansite.starting import import_file

            return import_file(options.file, options.target, options.languages.split(","))
        case "init":
            from plansite.starting import init_folder

            return init_folder(options.target, options.tool)
        case "new":
            from plansite.starting import start

            return start(_loaded(options.docs), options.kind, options.name)
        case "publish-note":
            return _publish_note(options.docs, options.reason)
        case "owners":
            from plansite.authoring import owners

            owners.write()
        case "diff":
            return _diff(options.docs, options.base, options.format)
        case "review":
            return _review(options.docs, options.base, options.summary)
    return 0


def _build() -> int:
    from plansite.publish.build import build
    from plansite.publish.telling import made

    code = build(Path.cwd(), Path.cwd() / SITE)
    if code == 0:
        print(made(SITE))
    return code


def _claimed(docs: Path, target: Path) -> "Site":
    """What is in a docs folder, where it may be written to a target. Raises Refusal where it may not."""
    from plansite.publish.target import claim

    loaded = _loaded(docs)
    claim(target, docs, SITE)
    return loaded


def _loaded(docs: Path) -> "Site":
    """What is in a docs folder. Raises Refusal where there is no page in it."""
    from plansite.site import load

    loaded = load(docs)
    if SOURCE_LANG not in loaded.links.plan.langs:
        raise report.Refusal(f"Không có trang nào trong “{docs / SOURCE_LANG}”.")
    return loaded


def _verify(place: str) -> int:
    from plansite.publish.verify import published, told, verify

    verdict = verify(published(place), Path.cwd())
    print(told(verdict))
    return 0 if verdict.holds else 1


def _compress(site: Path) -> int:
    from plansite.publish.compress import compress

    if not site.is_dir():
        raise report.Refusal(f"Không có thư mục “{site}”.")
    print(compress(site), "tệp")
    return 0


def _check(docs: Path, form: str) -> int:
    from plansite.site import load

    problems = load(docs).problems
    shown = report.FORMATS[form](problems)
    if shown:
        print(shown)
    errors = sum(problem.severity == "error" for problem in problems)
    if problems:
        where = report.help_page("<quy tắc>")
        count = f"{errors} lỗi, {len(problems) - errors} cảnh báo."
        print(f"{count} Giải thích: `plansite explain <quy tắc>`, hay {where} trên trang web.", file=sys.stderr)
    else:
        print("Không có lỗi.", file=sys.stderr)
    return 1 if errors else 0


def _fmt(docs: Path, only_check: bool) -> int:
    from plansite.authoring.files import write_all
    from plansite.authoring.fmt import shown, tidy

    if not docs.is_dir():
        raise report.Refusal(f"Không có thư mục “{docs}”.")
    edited = tidy(docs)
    if not only_check:
        write_all(edited)
    for each in edited:
        print(shown(each))
    return 1 if edited and only_check else 0


def _publish_note(docs: Path, reason: str) -> int:
    from plansite.authoring.publication import mark

    problems = report.blocking(_loaded(docs).problems)
    if problems:
        print(report.text(problems), file=sys.stderr)
        raise report.Refusal("Trang còn lỗi; bản còn lỗi không được công bố.")
    tag = mark(docs, reason, date.today())
    print(f"Đã đánh dấu {tag}. Đưa lên kho: git push origin {tag}")
    return 0


def _diff(docs: Path, base: str, form: str) -> int:
    from plansite.authoring.changes_report import FORMATS
    from plansite.past.git import UnknownRevision
    from plansite.past.revision import changes_since

    try:
        found = changes_since(docs, base, _loaded(docs).links)
    except UnknownRevision:
        return _no_revision(base)
    print(FORMATS[form](found), end="")
    if found.problems:
        print(report.text(found.problems), file=sys.stderr)
    return 1 if found.problems else 0


def _review(docs: Path, base: str, summary: Path | None) -> int:
    from plansite.authoring.review import review
    from plansite.past.git import UnknownRevision

    loaded = _loaded(docs)
    try:
        found = review(docs, base, loaded.links, loaded.problems, loaded.words)
    except UnknownRevision:
        return _no_revision(base)
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(found.text)
        print(report.github(found.annotations))
    else:
        print(found.text)
    return 1 if report.blocking(found.problems) else 0


def _no_revision(base: str) -> int:
    print(f"Không có bản “{base}” trong kho git, hoặc không đọc được kho.", file=sys.stderr)
    return 2
