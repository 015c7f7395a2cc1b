"""The query set, and how often a right answer is first or among the first three in a real browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

FILE = Path(__file__).parent / "queries.txt"


@dataclass(frozen=True, slots=True)
class Query:
    """What someone types, and the addresses that answer it; `held` ones are for the final check only."""

    lang: str
    text: str
    right: tuple[str, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A query with the addresses found, best first."""

    query: Query
    found: tuple[str, ...]

    def hit(self, count: int) -> bool:
        """Whether one of the first `count` is right."""
        return any(is_right(url, right) for url in self.found[:count] for right in self.query.right)


def is_right(url: str, right: str) -> bool:
    """Whether an address is the one meant: by its anchor, or by its page where it has none."""
    page, _, anchor = url.partition("#")
    return anchor == right or (not anchor and page.rstrip("/").endswith(f"/{right}"))


def queries() -> tuple[Query, ...]:
    """The query set, as written in the file."""
    lines = [line for line in FILE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return tuple(_query(line, number % 3 == 0) for number, line in enumerate(lines, 1))


def ask(browser: Browser, site: str, asked: Sequence[Query]) -> list[Answer]:
    """Type each query into the site's search page."""
    page = browser.new_page()
    answers = []
    lang = ""
    for query in asked:
        if query.lang != lang:
            lang = query.lang
            page.goto(f"{site}{'' if lang == 'vi' else f'{lang}/'}tim-kiem/")
            page.wait_for_selector("#search[data-state=done]")
        page.fill("#search-page-input", query.text)
        page.evaluate("document.querySelector('.search-form').requestSubmit()")
        page.wait_for_selector("#search[data-state=done]")
        links = page.locator("#search-results > li > a").evaluate_all("links => links.map(link => link.href)")
        answers.append(Answer(query, tuple(links)))
    page.close()
    return answers


def share(answers: Sequence[Answer], count: int) -> float:
    """The share of queries with a right answer among the first `count`."""
    return sum(answer.hit(count) for answer in answers) / len(answers)


def misses(answers: Sequence[Answer], count: int) -> str:
    """The queries without a right answer among the first `count`, with what came instead."""
    return "\n".join(
        f"{answer.query.lang} {answer.query.text!r}: wanted {answer.query.right}, got {answer.found[:3]}"
        for answer in answers
        if not answer.hit(count)
    )


def _query(line: str, held: bool) -> Query:
    lang, text, right = line.split("\t")
    return Query(lang, text, tuple(right.split()), held)
