"""Pages kept from build to build: never stale, and nothing harmed by what else lies there."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from tests import building

from plansite.publish import build
from plansite.publish.kept import Kept, Rendered, Shelf, forget

PAGES = {
    "index.md": "# {Đường sá}\n\n<!-- plansite: danh-sach-co-quan -->\n",
    "ke-hoach/index.md": "# {Kế hoạch đường sá}\n\n[- **Văn bản:** Kế hoạch số 05/KH-UBND]\n\n{Lời văn}.\n",
    "van-ban/index.md": "# {Văn bản}\n\n<!-- plansite: danh-sach-van-ban -->\n",
    "van-ban/ke-hoach-5.md": "# {Kế hoạch số} 05/KH-UBND\n\n[- **Số, ký hiệu:** 05/KH-UBND\n- **Loại:** Kế hoạch\n"
    "- **Cơ quan ban hành:** UBND tỉnh\n- **Ngày ban hành:** 02/5/2019]\n\n{Lời văn}.\n",
    "co-quan/index.md": "# {Cơ quan}\n\n{Lời văn}, NV-01: [{Việc}](so-gtvt.md#nv-01).\n",
    "co-quan/so-gtvt.md": "# {Sở Giao thông}\n\n[- **Tên tắt:** SGT]\n\n## {Việc}\n\n### NV-01. {Sửa đường}\n\n"
    "[- **Nguồn:** đoạn 1]\n\n{Sở sửa đường}.\n",
    "co-quan/so-y-te.md": "# {Sở Y tế}\n\n## {Việc}\n\n### NV-02. {Cấp cứu}\n\n[- **Phối hợp:** SGT\n"
    "- **Nguồn:** đoạn 1]\n\n{Sở cấp cứu}.\n",
    "thuat-ngu.md": "# {Từ}\n\n## {Kế hoạch}\n\n{Lời văn}.\n\n## {UBND tỉnh}\n\n{Lời văn}.\n",
    "gioi-thieu.md": "# {Giới thiệu}\n\n## {Nguồn}\n\n[- **Số đoạn:** 1]\n\n{Lời văn}.\n",
}


PAGE = Rendered("Đường", "<p>Đường sá</p>\n<p>".encode(), [["a.js"], []])


def in_language(text: str, lang: str) -> str:
    """A page of `PAGES` in one language: facts in the source alone, a made-up word for each text."""
    parts = text.replace("[", "\0").replace("]", "\0").split("\0")
    kept = "".join(part for number, part in enumerate(parts) if number % 2 == 0 or lang == "vi")
    return kept.replace("{", "" if lang == "vi" else "E ").replace("}", "")


def write(project: Path, folder: Path) -> Path:
    """A project of its own with the plan of `PAGES`."""
    for name in ("scripts", "overrides"):
        shutil.copytree(project / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(re.sub(r"(?ms)^nav:.*?(?=^\S)", "", config), encoding="utf-8")
    for path, text in PAGES.items():
        for lang in ("vi", "en"):
            file = folder / "docs" / lang / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(in_language(text, lang), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def root(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(project, tmp_path_factory.mktemp("kept"))


def made(root: Path, target: str, own_code: bool) -> dict[str, bytes]:
    assert (build if own_code else building).build(root, root / target) == 0
    return {
        file.relative_to(root / target).as_posix(): file.read_bytes()
        for file in (root / target).rglob("*")
        if file.is_file()
    }


def replace(path: str, old: str, new: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def edit(root: Path, _: pytest.MonkeyPatch) -> None:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def commit(root: Path, _: pytest.MonkeyPatch) -> None:
    for words in (
        ["init", "-q"],
        ["add", "docs"],
        ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "m"],
    ):
        subprocess.run(["git", *words], cwd=root, check=True)


EDITS = {
    "a fact": replace("docs/vi/co-quan/so-gtvt.md", "- **Tên tắt:** SGT", "- **Tên tắt:** SGT; Sở GT"),
    "prose": replace("docs/en/co-quan/so-gtvt.md", "Sở sửa đường", "mend the roads"),
    "a page that leads into another": replace("docs/vi/co-quan/index.md", "Lời văn", "Lời khác"),
    "a title": replace("docs/vi/co-quan/so-gtvt.md", "# Sở Giao thông", "# Sở Giao thông vận tải"),
    "a document's date": replace("docs/vi/van-ban/ke-hoach-5.md", "02/5/2019", "03/5/2019"),
    "a template": replace("overrides/main.html", "{% block config %}", "{% block config %}<p>New</p>"),
    "a setting": lambda _, monkeypatch: monkeypatch.setenv("SITE_URL", "https://a.example/"),
    "history": commit,
    "a name": replace("docs/en/co-quan/so-gtvt.md", "# E Sở Giao thông", "# Roads"),
    "a duty in which another works": replace("docs/vi/co-quan/so-y-te.md", "đoạn 1", "đoạn 1; mục 2"),
    "a script": replace("overrides/assets/site.js", "function toButton(", "function toButton(/**/"),
    "a sheet": replace("overrides/assets/look/text.css", "4rem", "5rem"),
    "the menu": replace("docs/vi/thuat-ngu.md", "# Từ\n", "# Từ ngữ\n"),
    "the configuration": replace("mkdocs.yml", "navigation.footer", "navigation.top"),
    "a word": replace("scripts/plansite/language/words.csv", "keep.label,", "keep.label,Lời "),
    "code": replace("scripts/plansite/weaving/overviews.py", '"agencies"', '"agencies all"'),
}


OF_CODE = ("a word", "code")
"""The last edits: from here on a build has code of its own, and a process that reads it."""


def test_after_every_kind_of_edit_the_site_is_as_built_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(root / "scripts"))
    before = made(root, "first", own_code=False)
    for what, edit in EDITS.items():
        edit(root, monkeypatch)
        warm = made(root, "warm", what in OF_CODE)
        shutil.rmtree(root / ".cache")
        assert before != warm == made(root, "cold", what in OF_CODE), what
        before = warm


def test_after_an_edit_what_stays_is_the_last_sites_own_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(root, "again", own_code=True)
    pages = ("co-quan/so-y-te/index.html", "co-quan/so-gtvt/index.html", "en/thuat-ngu/index.html")
    before = [(root / "again" / page).stat().st_ino for page in pages]
    replace("docs/vi/co-quan/so-y-te.md", "Sở cấp cứu", "Sở cấp cứu nhanh")(root, monkeypatch)
    made(root, "again", own_code=True)
    assert [(root / "again" / page).stat().st_ino == old for page, old in zip(pages, before, strict=True)] == [
        False, True, True
    ]  # fmt: skip


def kept(tmp_path: Path) -> tuple[Kept, str]:
    store = Kept(tmp_path / "pages", "common")
    name = store.name("vi", "index.md")
    store.put(name, PAGE.packed())
    return store, name


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    store, name = kept(tmp_path)
    assert Rendered.unpacked(store.get(name) or b"") == PAGE
    assert [file.name for file in store.folder.iterdir()] == [name]


def test_names_tell_apart_what_pages_are_made_from() -> None:
    names = {
        Kept(Path(), common).name(*parts) for common in "ab" for parts in (("x", "y"), ("xy",), ("x", None), ("y", "x"))
    }
    assert len(names) == 8


@pytest.mark.parametrize("spoil", [
    lambda file: file.write_bytes(file.read_bytes().replace("sá".encode(), b"sa")),
    lambda file: file.write_bytes(file.read_bytes()[:-5]),
    lambda file: file.write_bytes(b"\xff\xfe"),
    lambda file: file.write_text("", encoding="utf-8"),
    lambda file: (file.unlink(), file.mkdir()),
], ids=["changed", "cut", "no text", "empty", "a folder"])  # fmt: skip
def test_a_broken_entry_is_none(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    store, name = kept(tmp_path)
    spoil(store.folder / name)
    assert store.get(name) is None


def test_a_shelf_holds_what_was_last_asked_for(tmp_path: Path) -> None:
    store, _ = kept(tmp_path)
    for asked, made_anew in ((["a", "b"], ["a", "b"]), (["b", "c", "c"], ["c"]), (["a"], ["a"])):
        makings = [Mock(return_value=[part, None, 1]) for part in asked]
        with Shelf.open(store, "shelf") as shelf:
            for part, making in zip(asked, makings, strict=True):
                assert shelf.made(making, part) == [part, None, 1]
        assert [part for part, making in zip(asked, makings, strict=True) if making.called] == made_anew
    for file in store.folder.iterdir():
        file.write_text("broken", encoding="utf-8")
    with Shelf.open(store, "shelf") as shelf:
        assert not shelf.had


def test_an_entry_under_anothers_name_is_none(tmp_path: Path) -> None:
    store, name = kept(tmp_path)
    other = store.name("en", "index.md")
    (store.folder / name).rename(store.folder / other)
    assert store.get(other) is None


def test_what_was_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    store, name = kept(tmp_path)
    old = store.name("vi", "old.md")
    store.put(old, b"")
    os.utime(store.folder / old, (1, 1))
    os.utime(store.folder / name, (1, 1))
    store.get(name)
    forget(store.folder, 1_000)
    assert [file.name for file in store.folder.iterdir()] == [name]
