"""The site as a host serves it: a real nginx with the shipped server file, `_headers`, `SHA256SUMS`."""

import gzip
import http.client
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser
from tests import nginx, shipped

from plansite.publish import hosting
from plansite.publish.compress import compress, gzipped
from plansite.publish.csp import HEADER, policy

BINARY = (".gz", "/", ".png", ".xlsx", ".docx")


@dataclass(frozen=True)
class Answer:
    """What the server said to one request."""

    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="session")
def site(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with a page that has no English, a folder without a page, and a worker."""
    copy = tmp_path_factory.mktemp("hosted") / "site"
    shutil.copytree(built, copy)
    (copy / "chua-dich").mkdir()
    (copy / "chua-dich" / "index.html").write_text("<!doctype html><title>Chưa dịch</title>", encoding="utf-8")
    (copy / "sw.js").write_text("// a worker", encoding="utf-8")
    return copy


@pytest.fixture(scope="session")
def host(project: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an nginx that serves it."""
    with nginx.running(project / "hosting" / "nginx.conf", site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def ask(host: str, path: str, **headers: str) -> Answer:
    """One request, its path sent as it is; headers' names with `_` for `-`."""
    connection = http.client.HTTPConnection(urlsplit(host).netloc)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def paths(site: Path) -> list[str]:
    """Every file's address."""
    files = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file())
    return [f"/{name.removesuffix('index.html')}" for name in files if name != hosting.HEADERS_FILE]


@pytest.mark.parametrize("path", ["/", "/en/", "/assets/look/text.css", "/assets/site.js", "/data/plan.json",
                                  "/search-index/vi/start.json", "/khong-co/", "/en/khong-co/", "/en/chua-dich/",
                                  f"/{shipped.PAGE}".rstrip("/"), "/assets/"])  # fmt: skip
def test_every_answer_carries_the_headers(host: str, path: str) -> None:
    said = ask(host, path).headers
    assert {name: said.get(name.lower()) for name, _ in hosting.HEADERS} == dict(hosting.HEADERS)
    assert said["server"] == "nginx"


def test_server_file_says_what_python_says(project: Path) -> None:
    text = (project / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    said = re.findall(r'^ *add_header (\S+) "(.*)" always;$', text, re.MULTILINE)
    assert said == list(hosting.HEADERS)
    assert f'"~{hosting.HASHED}" "{hosting.FOREVER}";' in text


def test_header_and_page_policy_agree() -> None:
    page = dict(rule.partition(" ")[::2] for rule in policy("").split("; "))
    for rule in HEADER.split("; "):
        name, _, value = rule.partition(" ")
        assert page.get(name, value) == value


def test_kept_for_ever_is_what_carries_a_hash(host: str, site: Path) -> None:
    kept = {path for path in paths(site) if "immutable" in ask(host, path).headers["cache-control"]}
    assert {Path(path).suffix for path in kept} >= {
        ".css",
        ".js",
        ".json",
    }
    assert not {path for path in kept if not re.search(r"[0-9a-f]{7}", path)}
    rest = {path for path in paths(site) if path not in kept}
    assert {ask(host, path).headers["cache-control"] for path in rest} == {"no-cache"}
    assert rest >= {"/", "/en/", "/404.html", "/assets/look/text.css", "/search-index/vi/start.json", "/data/plan.json"}


def test_hashes_follow_the_contents(site: Path) -> None:
    for file in site.glob("search-index/*/*.*.json"):
        assert sha256(file.read_bytes()).hexdigest()[:10] in file.name


@pytest.mark.parametrize("path", ["/", "/sw.js"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_unchanged_file_is_not_sent_again(host: str, path: str, encoding: str) -> None:
    first = ask(host, path, Accept_Encoding=encoding)
    again = ask(host, path, Accept_Encoding=encoding, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"


def test_text_is_compressed_and_nothing_else(host: str, site: Path) -> None:
    large = {path: site / path.lstrip("/") for path in paths(site)}
    large = {path: file / "index.html" if path.endswith("/") else file for path, file in large.items()}
    for path, file in large.items():
        answer = ask(host, path, Accept_Encoding="gzip")
        text = not path.endswith(BINARY) or path.endswith("/")
        if text and len(file.read_bytes()) >= 1024 and path != "/SHA256SUMS":
            assert answer.headers["content-encoding"] == "gzip", path
            assert answer.headers["vary"] == "Accept-Encoding", path
            assert gzip.decompress(answer.body) == file.read_bytes(), path
            assert len(answer.body) < len(file.read_bytes()), path
        elif not text:
            assert "content-encoding" not in answer.headers, path


TYPES = {
    "/": "text/html; charset=utf-8",
    "/assets/look/text.css": "text/css; charset=utf-8",
    "/assets/site.js": "text/javascript; charset=utf-8",
    "/assets/mark.svg": "image/svg+xml",
    "/data/plan.json": "application/json; charset=utf-8",
    "/data/tasks.csv": "text/csv; charset=utf-8",
    "/SHA256SUMS": "text/plain; charset=utf-8",
}


def test_what_was_compressed_at_build_time_is_sent_as_it_lies(host: str, site: Path) -> None:
    packed = gzipped((site / "index.html").read_bytes())
    (site / "index.html.gz").write_bytes(packed)
    try:
        assert ask(host, "/", Accept_Encoding="gzip").body == packed
        assert ask(host, "/").body == (site / "index.html").read_bytes()
    finally:
        (site / "index.html.gz").unlink()


def test_brotli_is_sent_where_its_module_is(project: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>Kế hoạch</p>" * 100, encoding="utf-8")
    compress(tmp_path / "site")
    server_file = project / "hosting" / "nginx.conf"
    with nginx.running(server_file, tmp_path / "site", tmp_path, nginx.brotli(), "brotli_static on;") as host:
        answer = ask(host, "/", Accept_Encoding="gzip, br")
    assert answer.headers["content-encoding"] == "br" and answer.headers["vary"] == "Accept-Encoding"
    assert brotli.decompress(answer.body) == (tmp_path / "site" / "index.html").read_bytes()


@pytest.mark.parametrize(("path", "kind"), TYPES.items())
def test_types(host: str, path: str, kind: str) -> None:
    assert ask(host, path).headers["content-type"] == kind


def test_every_kind_of_file_has_a_type(project: Path, built: Path) -> None:
    types = re.search(r"types \{(.*?)\}", (project / "hosting" / "nginx.conf").read_text(encoding="utf-8"), re.DOTALL)
    assert types
    known = set(types.group(1).replace(";", " ").split())
    assert {file.suffix.lstrip(".") for file in built.rglob("*.*") if file.is_file()} <= known
    assert {"webmanifest", "wasm", "mjs"} <= known


@pytest.mark.parametrize("path", ["/khong-co", "/khong-co/", "/co-quan/khong-co/", "/assets/", "/_headers",
                                  "/assets/main.0123456789abcdef.min.css", "/en/khong-co", "/en/khong-co/",
                                  "/en/assets/look/text.css", "/en//example.com/"])  # fmt: skip
def test_missing_page_says_so_in_both_languages(host: str, path: str) -> None:
    answer = ask(host, path)
    assert answer.status == 404
    assert answer.headers["cache-control"] == "no-cache"
    text = answer.body.decode()
    assert '<html lang="vi"' in text and "<h1>Không có trang này</h1>" in text
    assert '<section lang="en">' in text and "<h2>There is no such page</h2>" in text


@pytest.mark.parametrize(
    "path",
    ["/en/%0d%0aX-Smuggled:%20yes", "/en/chua-dich%0d%0aX-Smuggled:%20yes/", "/en/..%2f..%2fetc/passwd", "/en/%00"],
)
def test_fallback_names_nothing_that_is_not_there(host: str, path: str) -> None:
    answer = ask(host, path)
    assert answer.status in (400, 404)
    assert not {"x-smuggled", "location"} & set(answer.headers)


@pytest.mark.parametrize("path", ["/en/chua-dich/", "/en/chua-dich"])
def test_page_without_english_falls_back_to_vietnamese(host: str, path: str) -> None:
    answer = ask(host, path)
    assert (answer.status, answer.headers["location"]) == (302, "/chua-dich/")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", [f"/{prefix}{shipped.PAGE}".rstrip("/") for prefix in shipped.PREFIXES])
def test_folder_is_led_to_its_slash(host: str, path: str) -> None:
    answer = ask(host, path)
    assert (answer.status, answer.headers["location"]) == (301, f"{path}/")


def test_pages_work_in_a_browser(browser: Browser, host: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    for address in ("", "en/", shipped.PAGE, shipped.address(shipped.DOCUMENT, "en")):
        page.goto(host + address, wait_until="load")
    for address in (f"{prefix}tim-kiem/?q={shipped.FIRST.key}" for prefix in shipped.PREFIXES):
        page.goto(host + address)
        page.wait_for_selector("#search[data-state=done]")
        assert shipped.FIRST.anchor in str(page.locator("#search-results > li > a").first.get_attribute("href"))
    assert said == []
    context.close()


def test_no_page_can_be_framed(browser: Browser, host: str, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(
        f"{served}frame", lambda route: route.fulfill(body=f"<iframe src='{host}'></iframe>", content_type="text/html")
    )
    page.goto(f"{served}frame")
    assert page.frames[1].url.startswith("chrome-error:")
    context.close()


def test_headers_file_names_each_kept_file_once(built: Path) -> None:
    text = (built / hosting.HEADERS_FILE).read_text(encoding="utf-8")
    rules = dict(re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.MULTILINE))
    assert rules["/*"] == "".join(f"  {name}: {value}\n" for name, value in hosting.HEADERS)
    assert len(rules) <= 100 and max(map(len, text.splitlines())) <= 2000  # what Cloudflare Pages reads
    kept = [path for path, said in rules.items() if hosting.FOREVER in said]
    assert all("*" not in path or path.endswith("/*") for path in kept)  # what Netlify reads
    for path in paths(built):
        matching = [rule for rule in kept if path == rule or (rule.endswith("*") and path.startswith(rule[:-1]))]
        assert len(matching) == bool(re.search(hosting.HASHED, path)), path


def test_folder_with_an_unhashed_file_is_not_kept_whole() -> None:
    text = hosting.headers_file(
        ["a/x.0123abcd.min.js", "a/deep/y.js", "b/x.0123abcd.min.js", "b/y.js", "c/x.0123abc.json"]
    )
    assert re.findall(r"^/[abc].*", text, re.MULTILINE) == ["/a/x.0123abcd.min.js", "/b/x.0123abcd.min.js", "/c/*"]


def test_sums_cover_every_file(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(built, copy)
    names = [line.partition("  ")[2] for line in (copy / hosting.SUMS_FILE).read_text(encoding="utf-8").splitlines()]
    files = {file.relative_to(copy).as_posix() for file in copy.rglob("*") if file.is_file()}
    assert names == sorted(files - {hosting.SUMS_FILE})
    words = ["sha256sum", "--check", "--strict", "--quiet", hosting.SUMS_FILE]
    assert subprocess.run(words, cwd=copy, capture_output=True).returncode == 0
    (copy / "index.html").write_bytes(b"changed")
    assert subprocess.run(words, cwd=copy, capture_output=True).returncode == 1
