"""The pages of a built site as a browser would follow them: ids, tasks, and the links that lead nowhere."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ORIGIN = "http://site.example/"


class Links(HTMLParser):
    """The ids of a page and the addresses it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tasks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [value for value in [values.get("id")] if value]
        if values.get("data-task"):
            assert values.get("id") == str(values["data-task"]).lower()
            self.tasks.append(str(values["data-task"]))
        for name in ("href", "src", "action"):
            if values.get(name) and values.get("rel") != "canonical":
                self.targets.append(str(values[name]))


def pages_of(built: Path) -> dict[str, Links]:
    """Every page of a built site by its address."""
    found = {}
    for file in [built / "404.html", *sorted(built.rglob("index.html"))]:
        parser = Links()
        parser.feed(file.read_text(encoding="utf-8"))
        path = file.relative_to(built).as_posix()
        found[ORIGIN + path.removesuffix("index.html")] = parser
    return found


def broken(pages: Mapping[str, Links], built: Path) -> list[tuple[str, str]]:
    """The links that lead nowhere, with the page they stand on."""
    return [(url, target) for url, page in pages.items() for target in _broken(url, page, pages, built)]


def _broken(url: str, page: Links, pages: Mapping[str, Links], built: Path) -> Iterator[str]:
    for target in page.targets:
        if url.endswith("404.html") or urlsplit(target).scheme in ("http", "https", "mailto", "tel", "data"):
            continue
        address, _, anchor = urljoin(url, target).partition("#")
        path = unquote(urlsplit(address).path).lstrip("/")
        if address in pages:
            if anchor and unquote(anchor) not in pages[address].ids:
                yield target
        elif not (built / path).is_file():
            yield target
