"""The whole way of a set of pages, from reading to every file that is made of it, with what must hold at each step."""

import contextlib
import csv
import io
import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

from plansite import report, site
from plansite.authoring.files import write
from plansite.authoring.fmt import tidy
from plansite.authoring.new import start_task
from plansite.authoring.review import review
from plansite.linking.links import link
from plansite.past.compare import compare
from plansite.past.snapshot import snapshot
from plansite.publish import export
from plansite.publish.feed import write_feeds
from plansite.reading.read import read
from plansite.report import Refusal


def walk(docs: Path, out: Path) -> None:
    """Read, check, weave, stage, export, tell, put in form, start a task and compare; raises for what must not be."""
    loaded = site.load(docs)
    _told(loaded)
    site.stage(loaded, out / "stage")
    for lang, path in loaded.links.plan.pages:
        loaded.meta(lang, path)
        for shown in loaded.langs:
            if (shown, path) not in loaded.links.plan.pages:
                loaded.page(lang, path, shown)
    _data(loaded)
    write_feeds(loaded.editions, loaded.who, out / "feeds")
    for feed in (out / "feeds").rglob("*.xml"):
        ElementTree.parse(feed)
    _put_in_form(docs)
    _start(docs, loaded)
    with contextlib.suppress(LookupError):
        reviewed = review(docs, "HEAD", loaded.links, loaded.problems, loaded.words)
        assert reviewed.text.endswith("\n")
    now = link(read(docs)[0])
    assert compare(snapshot(now), snapshot(now)).items == ()
    compare(snapshot(loaded.links), snapshot(now))


def _told(loaded: site.Site) -> None:
    """Each problem is told on a line of its own, and to programs whole."""
    problems = loaded.problems
    assert all(problem.line >= 1 and problem.file.isprintable() for problem in problems)
    assert len(report.text(problems).split("\n")) == len(report.github(problems).split("\n")) == max(len(problems), 1)
    assert len(json.loads(report.as_json(problems))) == len(problems)
    assert report.markdown(problems)


def _data(loaded: site.Site) -> None:
    """The data can be read again, and holds every task."""
    tasks = loaded.links.plan.tasks
    assert [task["id"] for task in json.loads(export.as_json(export.plan_data(loaded.links)))["tasks"]] == list(tasks)
    rows = list(csv.reader(io.StringIO(export.tasks_csv(loaded.links, loaded.source.data).removeprefix("\ufeff"))))
    assert len({len(row) for row in rows}) == 1 and [row[0] for row in rows[1:]] == list(tasks)


def _put_in_form(docs: Path) -> None:
    """Bring the pages in form, until nothing is left to edit; that is soon."""
    for _ in range(4):
        edits = tidy(docs)
        for edited in edits:
            write(edited)
        if not edits:
            return
    raise AssertionError("fmt comes to no end")


def _start(docs: Path, loaded: site.Site) -> None:
    """Start a task on the first page that can have one."""
    for agency in loaded.links.plan.agencies:
        with contextlib.suppress(Refusal, UnicodeDecodeError, OSError):
            for edited in start_task(docs, loaded.links, loaded.words, agency):
                write(edited)
            return


def fresh(folder: Path, source: Path) -> Path:
    """A copy of the pages, in place of the last one."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder / "docs", symlinks=True)
    return folder / "docs"
