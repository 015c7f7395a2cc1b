"""Scripts are kept for good under hashed names, and a change of one renames all that lead to it."""

import re
from pathlib import Path

from plansite.publish.built_page import read_page
from plansite.publish.hosting import HASHED
from plansite.publish.scripts import Modules


def site(folder: Path, fold: str = "export const fold = 1;") -> str:
    """The page of a site of three modules, after its scripts are named."""
    search = folder / "assets" / "search"
    search.mkdir(parents=True)
    (search / "main.js").write_text('import { view } from "./view.js";')
    (search / "view.js").write_text('import { fold } from "./fold.js";\nexport const view = "./fold.js";')
    (search / "fold.js").write_text(fold)
    (folder / "a").mkdir()
    page = folder / "a" / "index.html"
    page.write_text('<script type="module">for (const path of ["../assets/search/main.js"]) import(path);</script>')
    read = read_page(folder, page)
    modules = Modules(folder)
    modules.write(modules.name(read))
    return read.tree.html or ""


def test_every_import_leads_to_a_hashed_copy(tmp_path: Path) -> None:
    addresses = re.findall(r'"\.\./(assets/search/[^"]+)"', site(tmp_path))
    module = tmp_path / addresses[0]
    for name in ("view", "fold"):
        (found,) = re.findall(r'from "\./([^"]+)"', module.read_text())
        assert found.startswith(f"{name}.") and re.search(HASHED, found)
        module = module.parent / found
    assert module.read_text() == "export const fold = 1;"
    assert {tmp_path / address for address in addresses} == set((tmp_path / "assets" / "search").glob("*.min.js"))
    assert len(list((tmp_path / "assets" / "search").glob("*.min.js"))) == 3


def test_a_change_renames_what_leads_to_it(tmp_path: Path) -> None:
    one, same, other = (tmp_path / name for name in ("one", "same", "other"))
    first = site(one)
    assert site(same) == first
    assert site(other, "export const fold = 2;") != first


def test_built_pages_name_hashed_scripts_alone(built: Path) -> None:
    for page in (built / "404.html", *sorted(built.rglob("index.html"))):
        named = re.findall(r'"([^"\s]*assets/[^"\s]+\.js)"', page.read_text(encoding="utf-8"))
        assert all(re.search(HASHED, name) for name in named), page
        # All at once, none when another that imports it has come.
        assert {file.name for file in built.glob("assets/search/*.min.js")} < {
            name.rpartition("/")[2] for name in named
        }
