"""The query sets, and how often a right answer is first or among the first three in a real browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

FOLDER = Path(__file__).parent
FLOORS: Final = {"queries.txt": (0.98, 0.99), "everyday.txt": (0.96, 0.98), "everyday-kept.txt": (0.95, 0.98)}
"""The least share of right answers that stand first, and among the first three.

In the plan's words; in people's own; the same, kept apart at first and read since.
"""
SETS: Final = tuple(FLOORS)
_ASK: Final = """async (texts) => {
  const [search, input] = ["search", "search-page-input"].map((id) => document.getElementById(id));
  const rows = [];
  for (const text of texts) {
    const done = new Promise((tell) => {
      const seen = new MutationObserver(() => search.dataset.state === "done" && tell(seen.disconnect()));
      seen.observe(search, { attributes: true });
    });
    input.value = text;
    input.form.requestSubmit();
    await done;
    const links = [...document.querySelectorAll("#search-results > li > a")].map((link) => link.href);
    rows.push([links, search.querySelector(".search-help") !== null]);
  }
  return rows;
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """What someone types, and the addresses that answer it; none where the plan has nothing to say."""

    lang: str
    text: str
    right: tuple[str, ...]
    help: bool
    """Whether the helpline must stand above the results."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A query with the addresses found, best first, and whether the helpline stood above them."""

    query: Query
    found: tuple[str, ...]
    helped: bool

    def hit(self, count: int) -> bool:
        """Whether one of the first `count` is right, or nothing is found where the plan has nothing to say."""
        if not self.query.right:
            return not self.found
        return any(is_right(url, right) for url in self.found[:count] for right in self.query.right)


def is_right(url: str, right: str) -> bool:
    """Whether an address is the one meant: by its anchor, or by its page where it has none."""
    page, _, anchor = url.partition("#")
    return anchor == right or (not anchor and page.rstrip("/").endswith(f"/{right}"))


def queries(name: str) -> tuple[Query, ...]:
    """A query set, as written in its file."""
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    return tuple(_query(line) for line in lines if line and not line.startswith("#"))


def ask(browser: Browser, site: str, asked: Sequence[Query]) -> list[Answer]:
    """Put each query into the form of the site's search page."""
    page = browser.new_page()
    answers = []
    for lang in dict.fromkeys(query.lang for query in asked):
        mine = [query for query in asked if query.lang == lang]
        page.goto(f"{site}{'' if lang == 'vi' else f'{lang}/'}tim-kiem/")
        page.wait_for_selector("#search[data-state=done]")
        rows = page.evaluate(_ASK, [query.text for query in mine])
        answers += [Answer(query, tuple(found), helped) for query, (found, helped) in zip(mine, rows, strict=True)]
    page.close()
    return answers


def share(answers: Sequence[Answer], count: int) -> float:
    """The share of the queries that the plan answers with a right answer among the first `count`."""
    answered = [answer for answer in answers if answer.query.right]
    return sum(answer.hit(count) for answer in answered) / len(answered)


def misses(answers: Sequence[Answer], count: int) -> str:
    """The queries without a right answer among the first `count`, with what came instead."""
    return "\n".join(
        f"{answer.query.lang} {answer.query.text!r}: wanted {answer.query.right}, got {answer.found[:3]}"
        for answer in answers
        if not answer.hit(count)
    )


def _query(line: str) -> Query:
    head, text, right = line.split("\t")
    return Query(head.split()[-1], text, tuple(right.split()) if right != "-" else (), "help" in head)
