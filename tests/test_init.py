"""Another plan's own folder: the guide walked through literally, from a document as issued to a built site."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from tests.built_pages import broken, pages_of
from tests.importing import word
from tests.projects import PLANS, PROJECT

from plansite import cli, site
from plansite.authoring import pinned_tool
from plansite.authoring.init import init, skeleton
from plansite.report import Refusal

GUIDE = PROJECT / "docs-dev" / "your-own-plan.md"
PLAN = PLANS / "an-toan-nuoc-2025" / "ke-hoach.docx.md"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = ("wheel", str(PROJECT), "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(folder))
    subprocess.run([sys.executable, "-m", "pip", *words], check=True)
    (found,) = folder.iterdir()
    return found


@pytest.fixture(scope="module")
def tools(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a virtual environment with the wheel in it, and the libraries that lie here."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    words = ("--python", str(folder / "bin" / "python"), "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    subprocess.run([sys.executable, "-m", "pip", *words], check=True)
    (libraries,) = folder.glob("lib/python*/site-packages")
    (libraries / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin"


def run(tools: Path, folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PLANSITE", "PYTHON"))}
    environment["PATH"] = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(["sh", "-ec", command], cwd=folder, env=environment, capture_output=True, text=True)


def commands(page: str) -> list[str]:
    """What a guide tells its reader to type."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [line for block in blocks if "plansite init" in block for line in block.splitlines()]


def test_the_guide_leads_from_a_document_to_a_site_by_three_commands(tools: Path, tmp_path: Path) -> None:
    typed = commands(GUIDE.read_text(encoding="utf-8"))
    assert len(typed) == 3
    word.write(PLAN.read_text(encoding="utf-8"), tmp_path / "ke-hoach.docx")
    done = run(tools, tmp_path, "\n".join(typed))
    assert done.returncode == 0, done.stdout + done.stderr
    folder = tmp_path / "trang-ke-hoach"
    assert not broken(pages_of(built := folder / "site"), built)
    page = (folder / "site" / "co-quan" / "phong-kinh-te" / "index.html").read_text(encoding="utf-8")
    assert 'data-task="NV-01"' in page and "trước ngày 15/9/2025" in page
    assert "Kế hoạch 41/KH-UBND" in (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert run(tools, folder, "plansite check").stderr == "Không có lỗi.\n"


def test_readme_says_what_the_guide_says() -> None:
    assert commands((PROJECT / "README.md").read_text(encoding="utf-8")) == commands(GUIDE.read_text(encoding="utf-8"))


def test_a_new_folder_passes_the_check_builds_and_leads_nowhere_wrong(tools: Path, tmp_path: Path) -> None:
    done = run(tools, tmp_path, "plansite init a\ncd a\nplansite check\nplansite build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not broken(pages_of(built := tmp_path / "a" / "site"), built)


def test_folder_is_pinned_to_the_wheel_that_made_it(tools: Path, wheel: Path, tmp_path: Path) -> None:
    assert run(tools, tmp_path, "plansite init a").returncode == 0
    own = tmp_path / "a" / "requirements" / wheel.name
    assert own.read_bytes() == wheel.read_bytes()
    words = ("download", "--quiet", "--no-deps", "--no-index", "-d", str(tmp_path), "-r", "requirements/tool.txt")
    assert subprocess.run([sys.executable, "-m", "pip", *words], cwd=tmp_path / "a").returncode == 0
    (tmp_path / wheel.name).unlink()
    own.write_bytes(wheel.read_bytes() + b"\0")
    assert subprocess.run([sys.executable, "-m", "pip", *words], cwd=tmp_path / "a", stderr=-3).returncode


def test_make_has_every_verb_that_workflows_call(wheel: Path, tmp_path: Path) -> None:
    init(tmp_path / "a", str(wheel))
    workflows = (tmp_path / "a" / ".github" / "workflows").glob("*.yml")
    verbs = {verb for file in workflows for verb in re.findall(r"run: make ([a-z]+)", file.read_text(encoding="utf-8"))}
    assert verbs == {"review", "site", "test", "gate"}
    for verb in sorted(verbs):
        found = subprocess.run(["make", "--dry-run", verb], cwd=tmp_path / "a", capture_output=True, text=True)
        assert found.returncode == 0, found.stderr


@pytest.mark.parametrize(
    "tool", ["https://host.example/plansite-0.1.0-py3-none-any.whl", f"git+https://host.example/a@{'0' * 40}"]
)
def test_an_address_is_pinned_as_it_is(tool: str) -> None:
    assert pinned_tool.pinned(tool).line == f"plansite @ {tool}"


def test_a_version_is_pinned_as_it_is() -> None:
    assert pinned_tool.pinned("plansite==1.2").line == "plansite==1.2"


@pytest.mark.parametrize("tool", ["", "plansite", "git+https://host.example/a@main", "a.whl", "plansite-1-a-b-c.whl"])
def test_what_is_no_one_tool_for_ever_is_refused_and_nothing_is_written(tool: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        init(tmp_path / "a", tool)
    assert not (tmp_path / "a").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ghi-chu.txt").touch()
    assert cli.main(["init", str(tmp_path), "--tool", "plansite==1"]) == 2
    assert "ghi-chu.txt" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["ghi-chu.txt"]


def test_a_folder_with_a_repository_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert ".gitignore" in init(tmp_path, "plansite==1")


@pytest.mark.parametrize("there", [True, False])
def test_all_or_nothing(there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a"
    if there:
        (folder / ".git").mkdir(parents=True)
    rename, moved = Path.rename, list[Path]()

    def full(one: Path, other: Path) -> Path:
        if len(moved) == 3:
            raise OSError(28, "No space left on device")
        moved.append(other)
        return rename(one, other)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="space"):
        init(folder, "plansite==1")
    assert [entry.name for entry in folder.iterdir()] == [".git"] if there else not folder.exists()


def test_drafts_take_the_place_of_empty_pages_but_of_no_page_that_somebody_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = word.write(PLAN.read_text(encoding="utf-8"), tmp_path / "a.docx")
    init(tmp_path / "a", "plansite==1")
    about = tmp_path / "a" / "docs" / "vi" / "gioi-thieu.md"
    about.write_text("# Của tôi\n", encoding="utf-8")
    assert cli.main(["import", str(file), str(tmp_path / "a")]) == 2
    assert "gioi-thieu.md" in capsys.readouterr().err
    about.write_text(skeleton()["gioi-thieu.md"], encoding="utf-8")
    assert cli.main(["import", str(file), str(tmp_path / "a")]) == 0
    assert len(site.load(tmp_path / "a" / "docs").links.plan.tasks) == 8
    assert cli.main(["import", str(file), str(tmp_path / "a")]) == 2
    assert "Đã có người viết" in capsys.readouterr().err


def test_the_tool_names_no_plan_in_a_new_folder(tmp_path: Path) -> None:
    init(tmp_path / "a", "plansite==1")
    shutil.rmtree(tmp_path / "a" / "docs-dev")
    text = "\n".join(page.read_text(encoding="utf-8") for page in (tmp_path / "a").rglob("*") if page.is_file())
    assert not re.search(r"\d+[/-]KH|trẻ em", text)
