"""The preview answers a browser on this machine, with the headers that the site's host sends."""

import os
import re
import signal
import sys
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from plansite.addresses import INDEX
from plansite.publish import hosting, provided
from plansite.publish.build import environment
from plansite.publish.child import end_with_parent
from plansite.publish.offline import WORKER
from plansite.publish.places import HOST
from plansite.serving.preview import Preview

_ON_EVERY_PAGE: Final = re.compile(r"assets/site\.[0-9a-f]+\.min\.js")
_CHANGED: Final = ".changed"
_RELOAD: Final = f"""
setInterval(async () => {{
  const answer = document.hidden || (await fetch("/{_CHANGED}?" + performance.timeOrigin).catch(() => null));
  if (answer?.ok && (await answer.text())) location.reload();
}}, 1000);
"""
"""Behind a script that the site has on every page, so that pages and their policy stay as they are."""


def serve(root: Path, port: int) -> None:
    """Show the site of the project at `root`, until interrupted or ended. Raises OSError where the port is taken."""
    if "MAKELEVEL" in os.environ:
        end_with_parent()
    os.chdir(root)
    os.environ.update(environment(SITE_URL=""))
    preview = Preview(root)
    handler = partial(_Answers, preview=preview, directory=str(preview.folder))
    caught: list[int] = []  # An exception out of a handler may be lost on its way.
    for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(each, lambda number, _: caught.append(number))
    with ThreadingHTTPServer((HOST, port), handler) as server:
        server_port, answering = server.server_port, Thread(target=server.serve_forever, daemon=True)
        try:
            while not caught and preview.tend():
                if preview.shows and not answering.ident:
                    answering.start()
                    print(
                        f"Trang đã dựng xong: mở http://{HOST}:{server_port}/\n"
                        "Sửa tệp trong docs/ rồi lưu: trang tự tải lại; lỗi hiện ở đây. Dừng: Ctrl+C.",
                        flush=True,
                    )
        finally:
            preview.end()
    if caught:
        sys.exit(128 + caught[0])
    command = [sys.executable, "-m", "plansite", "serve", "--port", str(server_port)]
    os.execv(sys.executable, command)


class _Answers(SimpleHTTPRequestHandler):
    """A page as the files stand; any other file of a whole build of them."""

    def __init__(self, *rest: Any, preview: Preview, directory: str) -> None:
        self._preview = preview
        super().__init__(*rest, directory=directory)

    def handle(self) -> None:
        """Answer; a browser that goes on before all of one has come is no fault."""
        with suppress(ConnectionError):
            super().handle()

    def send_head(self) -> Any:
        """What to send."""
        asked = urlsplit(self.path)
        name = unquote(asked.path).lstrip("/")
        if name == WORKER:  # A browser would show the copy that it saved in place of what was written since.
            return self.send_error(HTTPStatus.NOT_FOUND)
        if name == _CHANGED and re.fullmatch(r"\d{1,20}(\.\d{1,20})?", asked.query):
            return self._sent(HTTPStatus.OK, b"1" if self._preview.is_newer(float(asked.query) / 1000) else b"")
        if _ON_EVERY_PAGE.fullmatch(name) and (file := Path(self.directory) / name).is_file():
            return self._sent(HTTPStatus.OK, file.read_bytes() + _RELOAD.encode(), "text/javascript")
        try:
            page = self._preview.page(name + INDEX if name.endswith("/") or not name else name)
        except Exception as error:  # Whatever one page holds, the others are shown.
            print(f"Không dựng được trang “{name}”: {error}", file=sys.stderr, flush=True)
            return self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)
        if page is not None:
            return self._sent(HTTPStatus.OK, page)
        if not self._settled(name):
            self._preview.wait()
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is missing."""
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            return super().send_error(code, message, explain)
        body = self._sent(HTTPStatus.NOT_FOUND, missing.read_bytes())
        if self.command != "HEAD":
            self.wfile.write(body.read())
        return None

    def end_headers(self) -> None:
        """Those of every answer."""
        for name, value in (*hosting.HEADERS, ("Cache-Control", "no-store")):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of what went well."""

    def _sent(self, code: HTTPStatus, page: bytes, kind: str = "text/html") -> BytesIO:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return BytesIO(page)

    def _settled(self, name: str) -> bool:
        """Whether a file of the last build stays as it is: its name carries its hash, or it is the theme's."""
        own = (Path(self.directory) / name).is_file() and bool(re.search(hosting.HASHED, name))
        return own or (provided.THEME / name).is_file()
