"""Anybody builds the published site again, from the commit that it names, and compares it file by file."""

import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

import brotli
import pytest
from tests.conftest import Quiet, serving
from tests.projects import PROJECT, docs_of

from plansite.cli import main
from plansite.publish import build, edition
from plansite.publish.compress import compress, gzipped
from plansite.publish.verify import Host, Verdict, published, told, verify
from plansite.report import Refusal


class Hosting(Quiet):
    """As hosts do it that keep `_headers` for themselves and answer with their page for what is missing."""

    def do_GET(self) -> None:
        if self.path == "/_headers":
            self.send_error(404)
        else:
            super().do_GET()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the tool as it stands with a plan, with a publication and a site built from it."""
    root = tmp_path_factory.mktemp("verified") / "project"
    shutil.copytree(docs_of("giao-thong"), root / "docs")
    for name in ("scripts", "overrides"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", ".gitattributes", ".gitignore"):
        shutil.copy(PROJECT / name, root)
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "core.autocrlf", "true")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Start")
    git(root, "tag", "-a", "cong-bo-2026-01-05", "-m", "Công bố")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://plan.example/")
        patch.setenv("REPO_URL", "https://code.example/plan")
        assert build.build(root, root / "site") == 0
    git(root, "tag", "-a", "cong-bo-2026-02-01", "-m", "Sau")
    git(root, "commit", "-q", "--allow-empty", "-m", "Later")
    return root


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True, env=environment)


def test_site_names_what_it_was_built_from(project: Path) -> None:
    found = edition.parse((project / "site" / edition.FILE).read_text(encoding="utf-8"))
    assert len(found.commit) == 40 and found.whole_history and not found.changed
    assert list(found.tags) == ["cong-bo-2026-01-05"]
    assert found.settings == {"SITE_URL": "https://plan.example/", "REPO_URL": "https://code.example/plan"}
    assert not [page for page in (project / "site").rglob("*.html") if found.commit[:10] in page.read_text("utf-8")]


def test_site_is_that_of_its_commit_on_disk_and_on_a_host_and_a_change_is_found(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    assert main(["compress"]) == 0
    assert main(["verify", "site"]) == 0
    assert "Trang đúng là bản ấy." in capfd.readouterr().out
    changed = tmp_path / "changed"
    shutil.copytree(project / "site", changed)
    page = changed / "co-quan" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Sở", "Sỡ"), encoding="utf-8")
    (changed / "more.html").write_text("more")
    with serving(Hosting, changed) as address:
        host = verify(published(address), project)
    assert (host.different, host.missing, host.foreign) == (("co-quan/index.html",), ("_headers",), ())
    page.write_bytes((project / "site" / "co-quan" / "index.html").read_bytes())
    folder = verify(published(str(changed)), project)
    assert (folder.different, folder.foreign) == ((), ("more.html",)) and not folder.holds


def test_verdict_is_told() -> None:
    assert "Trang đúng là bản ấy." in told(Verdict("a" * 40, 3, (), ("_headers",), ()))
    assert "Khác: x\nTrang KHÔNG đúng" in told(Verdict("a" * 40, 3, ("x",), (), ()))
    assert not Verdict("a", 3, (), ("index.html",), ()).holds


def test_other_packages_than_pinned_are_told_where_something_differs(project: Path, tmp_path: Path) -> None:
    requirements = project / "requirements"
    requirements.mkdir()
    (requirements / "site.txt").write_text("pytest==0.1 \\\n    --hash=sha256:0\nno-such-package==2\n# why==1\n")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "Pin")
    assert build.build(project, project / "site") == 0
    shutil.copytree(project / "site", tmp_path / "site")
    (tmp_path / "site" / "404.html").write_text("other")
    verdict = verify(published(str(tmp_path / "site")), project)
    assert [name.split()[0] for name in verdict.unlike] == ["pytest", "no-such-package"]
    assert "khác gói mà bản ấy ghim: no-such-package không có (bản ấy: 2)" in told(verdict)
    assert "ghim" not in told(Verdict("a", 3, (), (), (), verdict.unlike))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "không biết trang dựng từ bản nào"),
        ("[]", "không biết trang dựng từ bản nào"),
        ({"commit": ""}, "Trang không dựng từ một bản đã ghi nhận"),
        ({"commit": "--upload-pack=x"}, "Trang không dựng từ một bản đã ghi nhận"),
        ({"changed": True}, "Trang không dựng từ một bản đã ghi nhận"),
        ({"whole_history": False}, "Trang không dựng từ một bản đã ghi nhận"),
        ({}, "Kho này không có bản 111111111111"),
    ],
)
def test_site_that_cannot_be_built_again_is_refused(
    project: Path, tmp_path: Path, row: str | dict[str, object], said: str
) -> None:
    whole = {"commit": "1" * 40, "changed": False, "whole_history": True, "tags": {}, "settings": {}}
    settings = {"SITE_URL": "", "REPO_URL": ""}
    text = row if isinstance(row, str) else json.dumps({**whole, "settings": settings, **row})
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "edition.json").write_text(text)
    with pytest.raises(Refusal, match=said):
        verify(published(str(tmp_path)), project)


def test_place_that_is_none_is_refused() -> None:
    with pytest.raises(Refusal, match="Không có thư mục"):
        published("nowhere")
    with pytest.raises(Refusal, match="Không đọc được “http://127"):
        verify(Host("http://127.0.0.1:9/"), Path())


def test_compressed_copies_are_of_no_system(tmp_path: Path) -> None:
    text = "Kế hoạch " * 200
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    (tmp_path / "small.html").write_text("a")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG" * 500)
    assert compress(tmp_path) == 1 and len(list(tmp_path.iterdir())) == 5
    data = (tmp_path / "a.html.gz").read_bytes()
    assert gzip.decompress(data).decode() == text and data == gzipped(text.encode())
    assert brotli.decompress((tmp_path / "a.html.br").read_bytes()).decode() == text
    assert data[3:10] == b"\0\0\0\0\0\x02\xff"
