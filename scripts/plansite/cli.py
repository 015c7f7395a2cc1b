"""The command `plansite`."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from plansite import report
from plansite import site as sites
from plansite.authoring import owners
from plansite.authoring.changes_report import FORMATS as DIFF_FORMATS
from plansite.authoring.files import write as write_file
from plansite.authoring.fmt import shown, tidy
from plansite.authoring.new import start_task
from plansite.authoring.review import review
from plansite.check.registry import rules
from plansite.citations.cli import main as cite
from plansite.model import SOURCE_LANG
from plansite.past.revision import changes_since
from plansite.publish import build
from plansite.publish.target import claim


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
        where = f" «{os.fsdecode(error.filename)}»" if error.filename else ""
        print(f"Không đọc hoặc ghi được{where}: {error.strerror or error}.", file=sys.stderr)
    except UnicodeDecodeError:
        print("Một tệp không ở bảng mã UTF-8; chạy `plansite check` để biết tệp nào.", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 2


def _run(words: Sequence[str]) -> int:
    if words[:1] == ["cite"]:
        source = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="")
        return cite(words[1:], source, sys.stdout, sys.stderr)
    options = _parser().parse_args(words)
    match options.verb:
        case "check":
            return _check(options.docs, options.format)
        case "explain":
            print(report.explain(options.rule))
        case "build":
            return build.build(Path.cwd(), Path.cwd() / build.SITE)
        case "serve":
            return build.serve(Path.cwd())
        case "stage":
            loaded = _loaded(options.docs)
            claim(options.target, options.docs, build.SITE)
            print(sites.stage(loaded, options.target), "pages")
        case "export":
            loaded = _loaded(options.docs)
            claim(options.target, options.docs, build.SITE)
            sites.write_data(loaded, options.target)
        case "fmt":
            return _fmt(options.docs, options.check)
        case "import":
            return _import(options.file, options.target, options.languages.split(","))
        case "new":
            return _new(options.docs, options.agency)
        case "owners":
            owners.write()
        case "diff":
            return _diff(options.docs, options.base, options.format)
        case "review":
            return _review(options.docs, options.base, options.summary)
    return 0


def _loaded(docs: Path) -> sites.Site:
    """What is in a docs folder. Raises Refusal where there is no page in it."""
    loaded = sites.load(docs)
    if SOURCE_LANG not in loaded.links.plan.langs:
        raise report.Refusal(f"Không có trang nào trong «{docs / SOURCE_LANG}».")
    return loaded


def _check(docs: Path, form: str) -> int:
    problems = sites.load(docs).problems
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
    if not docs.is_dir():
        raise report.Refusal(f"Không có thư mục «{docs}».")
    edited = tuple(tidy(docs))
    for each in edited:
        print(shown(each))
        if not only_check:
            write_file(each)
    return 1 if edited and only_check else 0


def _import(file: Path, target: Path, languages: Sequence[str]) -> int:
    # Read here: no other verb needs the readers of Word and HTML.
    from plansite.importing.command import Occupied, import_plan
    from plansite.importing.reading import Unreadable

    try:
        done = import_plan(file, target, languages)
    except Unreadable as error:
        raise report.Refusal(str(error)) from error
    except Occupied as error:
        raise report.Refusal(f"«{error}» đã có nhiệm vụ; chọn một thư mục khác.") from error
    print(
        f"{done.tasks} nhiệm vụ, {len(done.pages)} trang; {done.questions} điều cần xem lại: {done.report.as_posix()}"
    )
    return 0


def _new(docs: Path, agency: str) -> int:
    loaded = _loaded(docs)
    try:
        edited = start_task(docs, loaded.links.plan, loaded.words, agency)
    except LookupError:
        known = ", ".join(loaded.links.plan.agencies)
        print(f"Không có trang cơ quan nào tên «{agency}» đủ các ngôn ngữ. Các cơ quan: {known}.", file=sys.stderr)
        return 2
    for each in edited:
        write_file(each)
        print(f"{each.path.as_posix()}: {loaded.links.plan.next_id}")
    return 0


def _diff(docs: Path, base: str, form: str) -> int:
    try:
        found = changes_since(docs, base, _loaded(docs).links)
    except LookupError:
        return _no_revision(base)
    print(DIFF_FORMATS[form](found), end="")
    if found.problems:
        print(report.text(found.problems), file=sys.stderr)
    return 1 if found.problems else 0


def _review(docs: Path, base: str, summary: Path | None) -> int:
    loaded = _loaded(docs)
    try:
        found, text = review(docs, base, loaded.links, loaded.problems, loaded.words)
    except LookupError:
        return _no_revision(base)
    problems = (*loaded.problems, *found.problems)
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(text)
        print(report.github(problems))
    else:
        print(text)
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _no_revision(base: str) -> int:
    print(f"Không có bản «{base}» trong kho git, hoặc không đọc được kho.", file=sys.stderr)
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
    verbs.add_parser("serve", help=f"show the site on http://{build.ADDRESS}/ and rebuild on change")
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
    new = verbs.add_parser("new", help="start a task: the next free id, in every language")
    new.add_argument("kind", choices=["task"])
    new.add_argument("agency", help="the agency's page, e.g. so-y-te")
    new.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    diff = verbs.add_parser("diff", help="say what changed in the plan since another revision")
    diff.add_argument("base", help="a commit, branch or tag")
    diff.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    diff.add_argument("--format", choices=sorted(DIFF_FORMATS), default="markdown")
    reviewed = verbs.add_parser("review", help="what is wrong with a pull request, and what it changes")
    reviewed.add_argument("base", help="the revision it is based on")
    reviewed.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    reviewed.add_argument("--summary", type=Path, help="append the review here, and print annotations for GitHub")
    verbs.add_parser("owners", help=f"write {owners.TARGET} from {owners.TABLE}")
    verbs.add_parser("cite", help="find the citations in the text on standard input")
    return parser
