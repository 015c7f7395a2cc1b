"""The command `plansite`."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from plansite import report
from plansite.check.registry import rules
from plansite.model import SOURCE_LANG
from plansite.publish.places import ADDRESS, SITE

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
    options = _parser().parse_args(words)
    match options.verb:
        case "check":
            return _check(options.docs, options.format)
        case "explain":
            print(report.explain(options.rule))
        case "build":
            from plansite.publish.build import build

            return build(Path.cwd(), Path.cwd() / SITE)
        case "verify":
            return _verify(options.place)
        case "compress":
            return _compress(options.site)
        case "serve":
            from plansite.publish.build import serve

            return serve(Path.cwd())
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="plansite", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("check", help="report every problem, with file and line")
    check.add_argument("--format", choices=sorted(report.FORMATS), default="text")
    check.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    explain = verbs.add_parser("explain", help="say why a rule of the check is there, and how to mend")
    explain.add_argument("rule", choices=sorted(rules()), metavar="rule", help="e.g. task-id")
    verbs.add_parser("build", help="build the site into site/")
    verified = verbs.add_parser("verify", help="rebuild the commit that a published site names, and compare")
    verified.add_argument("place", help="the site's address, or a folder that holds it")
    compressed = verbs.add_parser("compress", help="write a built site's texts compressed too, for nginx")
    compressed.add_argument("site", nargs="?", type=Path, default=SITE)
    verbs.add_parser("serve", help=f"show the site on http://{ADDRESS}/ and rebuild on change")
    for verb, text in (
        ("stage", "write the woven pages as plain Markdown"),
        ("export", "write the plan as data"),
    ):
        command = verbs.add_parser(verb, help=text)
        command.add_argument("target", type=Path)
        command.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    imported = verbs.add_parser("import", help="write draft pages from a plan as issued, and what was unsure")
    imported.add_argument("file", type=Path, help="a .docx, .html, .txt or .md file")
    imported.add_argument("target", type=Path, metavar="DIR", help="the folder in which docs/ is written")
    imported.add_argument("--languages", default=SOURCE_LANG, help="also stubs of a translation, e.g. vi,en")
    fmt = verbs.add_parser("fmt", help="put the pages in form, where that is safe, and show what changed")
    fmt.add_argument("--check", action="store_true", help="only show; exit code 1 where something would change")
    fmt.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    begun = verbs.add_parser("init", help="make the folder of another plan: it builds at once")
    begun.add_argument("target", type=Path, metavar="DIR", help="a folder that is new or empty")
    begun.add_argument("--tool", help="the tool to pin: a wheel, an address or plansite==VERSION; else the one at work")
    new = verbs.add_parser("new", help="start a task, a page or a translation, in every language")
    new.add_argument("kind", choices=["agency", "document", "task", "language"])
    new.add_argument("name", help="“Sở Y tế”, “Quyết định số 12/QĐ-TTg”; a task's agency; a language's code")
    new.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    diff = verbs.add_parser("diff", help="say what changed in the plan since another revision")
    diff.add_argument("base", help="a commit, branch or tag")
    diff.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    diff.add_argument("--format", choices=("github", "json", "markdown"), default="markdown")
    reviewed = verbs.add_parser("review", help="what is wrong with a pull request, and what it changes")
    reviewed.add_argument("base", help="the revision it is based on")
    reviewed.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    reviewed.add_argument("--summary", type=Path, help="append the review here, and print annotations for GitHub")
    note = verbs.add_parser(
        "publish-note", help="mark the committed text as published, with the reason that readers see"
    )
    note.add_argument("reason", help="one sentence, e.g. 'Theo kiến nghị của Sở Y tế'")
    note.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    verbs.add_parser("owners", help="write .github/CODEOWNERS from the table beside it")
    verbs.add_parser("cite", help="find the citations in the text on standard input")
    return parser
