"""A real nginx that serves a built site with the shipped server file; installed as Debian's package where need be."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.debian import program

ROOT = "root /var/www/plansite;"
LISTEN = "listen 80;"


def ensure() -> str:
    """The path of an nginx, installed first where need be.

    Raises RuntimeError saying what to install where that does not work.
    """
    if path := program(["nginx"], ["nginx-light"]):
        return path
    raise RuntimeError("These tests need nginx: install the package `nginx-light` (or run as root), then again.")


def brotli() -> str:
    """The path of nginx's module that sends what is compressed with brotli, installed first where need be.

    Raises RuntimeError saying what to install where that does not work.
    """
    place = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    if not place.exists():
        program([], ["libnginx-mod-http-brotli-static"])
    if place.exists():
        return str(place)
    raise RuntimeError("This test needs the package `libnginx-mod-http-brotli-static` (or run as root), then again.")


@contextmanager
def running(server_file: Path, site: Path, folder: Path, module: str = "", uncommented: str = "") -> Iterator[str]:
    """Serve `site` by the shipped server file, with only its root and port edited; yields the address.

    With a module of nginx, the line for it that the file holds as a comment is made one of its lines.
    """
    port = _free_port()
    text = server_file.read_text(encoding="utf-8").replace(f"# {uncommented}", uncommented or "# ")
    assert text.count(ROOT) == text.count(f"    {LISTEN}") == 1
    text = text.replace(ROOT, f"root {site};").replace(f"    {LISTEN}", f"    listen 127.0.0.1:{port};")
    (folder / "server.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(f"load_module {module};\n" * bool(module) + _main(folder), encoding="utf-8")
    words = [ensure(), "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    checked = subprocess.run([*words, "-t"], capture_output=True, text=True)
    assert checked.returncode == 0 and "[warn]" not in checked.stderr, checked.stderr
    with (folder / "error.log").open("w") as log, subprocess.Popen(words, stderr=log) as process:
        try:
            _wait(process, port, folder / "error.log")
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _main(folder: Path) -> str:
    """What a system's own nginx.conf says around a server file, with nothing outside the folder."""
    # As root the workers would be another user, who may not read a test's folders.
    user = "user root;" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "\n".join(f"  {kind}_temp_path {folder / kind};" for kind in kinds)
    return (
        f"{user}\ndaemon off;\nworker_processes 1;\npid {folder / 'pid'};\nerror_log stderr warn;\nevents {{}}\n"
        f"http {{\n  access_log off;\n{places}\n  include {folder / 'server.conf'};\n}}\n"
    )


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    while process.poll() is None:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError(f"nginx ended before it answered:\n{log.read_text(encoding='utf-8')}")
