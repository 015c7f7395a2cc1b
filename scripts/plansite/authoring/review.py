"""What a reviewer of a pull request reads: what is wrong, what changed, and which pages look otherwise."""

from collections.abc import Iterator
from pathlib import Path

from plansite import report
from plansite.addresses import page_url
from plansite.authoring.changes_report import markdown
from plansite.language.words import Words
from plansite.linking.links import Links, link
from plansite.model import Problem
from plansite.past.compare import Changes, compare
from plansite.past.git import history
from plansite.past.revision import plan_at
from plansite.past.snapshot import snapshot
from plansite.past.staleness import standings
from plansite.weaving import View, weave


def review(docs: Path, base: str, now: Links, problems: tuple[Problem, ...], words: Words) -> tuple[Changes, str]:
    """The changes since a revision, and the whole review as Markdown.

    Raises LookupError where there is no such revision.
    """
    before = link(plan_at(docs, base))
    found = compare(snapshot(before), snapshot(now), standings(history(docs)))
    pages = tuple(changed_pages(before, now, words))
    parts = (report.markdown(dict.fromkeys((*problems, *found.problems))), markdown(found), _pages(pages))
    return found, "\n".join(parts)


def changed_pages(before: Links, now: Links, words: Words) -> Iterator[str]:
    """The addresses of pages that are new, gone, or say something else, generated lists included."""
    old, new = _woven(before, words), _woven(now, words)
    for lang, path in dict.fromkeys((*new, *old)):
        if old.get((lang, path)) != new.get((lang, path)):
            yield page_url(lang, path)


def _woven(links: Links, words: Words) -> dict[tuple[str, str], str]:
    return {
        (lang, path): weave(page, View(links, words, lang, path))
        for (lang, path), page in links.plan.pages.items()
        if lang in words.langs
    }


def _pages(urls: tuple[str, ...]) -> str:
    lines = [f"- `/{url}`" for url in urls] or ["Không trang nào đổi."]
    return "\n".join((f"## Trang đổi so với bản đang công bố ({len(urls)})", "", *lines, ""))
