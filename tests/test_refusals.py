"""The command writes only where it may, says in words what it cannot do, and prints on whatever it is given."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plansite.cli import main

GOLDEN = Path(__file__).parent / "golden" / "docs"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with pages and a built site in it, in which the command runs; its pages are not touched."""
    shutil.copytree(GOLDEN, tmp_path / "docs")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("a site")
    monkeypatch.chdir(tmp_path)
    before = _contents(tmp_path / "docs"), _contents(tmp_path / "site")
    yield tmp_path
    assert (_contents(tmp_path / "docs"), _contents(tmp_path / "site")) == before


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("verb", ["stage", "export"])
@pytest.mark.parametrize(
    "target", ["docs", "docs/vi", "docs/new", ".", "..", "site", "site/data", "other", "link", "file"]
)
def test_target_that_holds_other_things_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], verb: str, target: str
) -> None:
    (project / "other").mkdir()
    (project / "other" / "thesis.txt").write_text("mine")
    (project / "link").symlink_to(project / "docs")
    (project / "file").write_text("mine")
    assert main([verb, target]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith(f"Không ghi vào “{target}”: ") and said.err.count("\n") == 1
    assert sorted(file.name for file in project.iterdir()) == ["docs", "file", "link", "other", "site"]
    assert [file.name for file in (project / "other").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("verb", ["stage", "export"])
def test_new_or_own_target_is_written_again(project: Path, verb: str) -> None:
    (project / "empty").mkdir()
    for target in ("new/deep", "empty", "new/deep"):
        assert main([verb, target]) == 0
        assert len(list((project / target).iterdir())) > 1


@pytest.mark.parametrize(
    "words", [["stage", "new", "gone"], ["export", "new", "gone"], ["fmt", "gone"], ["fmt", "--check", "gone"],
              ["new", "task", "so-y-te", "gone"], ["diff", "HEAD", "gone"], ["review", "HEAD", "gone"]],
)  # fmt: skip
def test_missing_source_is_an_error(project: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == "" and "gone" in said.err and said.err.startswith("Không có ")
    assert not (project / "new").exists()


def test_missing_source_is_an_error_of_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "gone"]) == 1
    assert "[no-pages]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"path,owner\n*,@a\ndocs/\n", "dòng 3"),
        (b"path,owner\n*,a\n", "dòng 2"),
        (b"path,owner\n", "thiếu dòng “*"),
        (b"", "thiếu dòng “*"),
        (b"nonsense\n1,2,3,4\n", "dòng 2"),
        (b'path,owner\n*,"@a\n', "không phải CSV"),
        (b"path,owner\n*,@\xff\n", "UTF-8"),
        (None, "Không đọc hoặc ghi được “.github/owners.csv”"),
    ],
)
def test_bad_table_of_owners_is_said(
    project: Path, capsys: pytest.CaptureFixture[str], table: bytes | None, said: str
) -> None:
    (project / ".github").mkdir()
    if table is not None:
        (project / ".github" / "owners.csv").write_bytes(table)
    assert main(["owners"]) == 2
    assert said in capsys.readouterr().err
    assert not (project / ".github" / "CODEOWNERS").exists()


def test_unwritable_targets_are_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "docs"], check=True)
    author = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *author, "commit", "-qm", "a"], check=True)
    for words in (["stage", "/proc/none/x"], ["review", "HEAD", "--summary", "no/such/folder"],
                  ["review", "HEAD", "--summary", "docs"]):  # fmt: skip
        assert main(words) == 2
        assert capsys.readouterr().err.startswith("Không đọc hoặc ghi được “")


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize(
    "words", [["check"], ["check", "--format", "json"], ["fmt", "--check"], ["explain", "bad-value"]]
)
def test_output_is_utf8_whatever_the_terminal(project: Path, encoding: str, words: list[str], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(project / "docs", copy / "docs")
    page = copy / "docs" / "vi" / "co-quan" / "so-y-te.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSố 5/KH–UBND ngày 31/02/2013. ☎\n", encoding="utf-8")
    found = run(words, copy, PYTHONIOENCODING=encoding)
    assert "Traceback" not in found.stderr.decode() and found.returncode in (0, 1)
    assert found.stdout == run(words, copy).stdout


def test_name_of_broken_bytes_is_shown(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(project / "docs", copy / "docs")
    (copy / "docs" / "vi" / os.fsdecode(b"\xff.md")).write_text("# A\n")
    for words in (["check"], ["check", "--format", "json"], ["check", "--format", "github"], ["fmt"], ["export", "x"]):
        found = run(words, copy)
        assert b"Traceback" not in found.stderr


def test_reader_that_has_read_enough_is_no_error(project: Path) -> None:
    command = f"{sys.executable} -m plansite explain bad-value | true"
    found = subprocess.run(command, shell=True, cwd=project, env=environment(), capture_output=True)
    assert found.stderr == b""


@pytest.mark.parametrize("words", [["check"], ["stage", "new"], ["export", "data"], ["fmt", "--check"]])
def test_no_file_is_read_or_written_in_the_systems_own_encoding(project: Path, words: list[str]) -> None:
    found = run(words, project, "-X", "warn_default_encoding", "-W", "error::EncodingWarning")
    assert b"EncodingWarning" not in found.stderr and found.returncode == ("fmt" in words)


def run(words: list[str], folder: Path, *options: str, **settings: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, *options, "-m", "plansite", *words]
    return subprocess.run(command, cwd=folder, env=environment(**settings), capture_output=True)


def environment(**settings: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**own, "LC_ALL": "C.UTF-8", **settings}
