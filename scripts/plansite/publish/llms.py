"""What the site is, in one plain file for programs that read text (llmstxt.org)."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from plansite.addresses import page_url
from plansite.language.words import Words
from plansite.model import SOURCE_LANG, Lang, Plan
from plansite.publish.identity import Identity
from plansite.publish.page_preview import description

NAME = "llms.txt"


def write(plan: Plan, who: Identity, words: Words, data: Mapping[str, bytes], address: str, built: Path) -> None:
    """Write the file: what the site is, its main pages in each language, its data."""
    parts = [
        f"# {who.name(SOURCE_LANG)}",
        f"> {who.description(SOURCE_LANG)}",
        words.say(SOURCE_LANG, "file.unofficial"),
    ]
    parts += ["\n".join(_pages(plan, words, lang, address)) for lang in plan.langs if lang in words.langs]
    files = (name for name in data if "/" not in name)
    named = [f"- [{name}]({address}data/{name}): {words.say(SOURCE_LANG, f'file.holds.{name}')}" for name in files]
    parts.append("\n".join((f"## {words.say(SOURCE_LANG, 'footer.data')}", "", *named)))
    (built / NAME).write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def _pages(plan: Plan, words: Words, lang: Lang, address: str) -> Iterator[str]:
    """The first page of each folder and the pages beside them, with what each says of itself."""
    yield f"## {words.say(lang, 'lang.name')}"
    yield ""
    for page in plan.pages_of(lang):
        if page.path.count("/") == 0 or (page.slug == "index" and page.path.count("/") == 1):
            yield f"- [{page.title}]({address}{page_url(lang, page.path)}): {description(page)}"
