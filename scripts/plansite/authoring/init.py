"""A plan's own folder: pages that say that nothing is there yet, and all that checks, builds and publishes them."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from plansite.authoring import owners, pinned_tool
from plansite.language.words import load
from plansite.model import SOURCE_LANG, Lang
from plansite.publish import provided
from plansite.report import Refusal

_SHARED: Final = (
    "plansite.mk",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    ".github/dependabot.yml",
    ".github/labels.yml",
    ".github/workflows/check.yml",
    ".github/workflows/publish.yml",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/sai-sot.yml",
    ".github/ISSUE_TEMPLATE/thieu-nhiem-vu.yml",
    "docs-dev/hosting.md",
    "docs-dev/your-own-plan.md",
    "hosting/nginx.conf",
    "requirements/site.txt",
)
"""What a plan's folder has as the tool's own project has it."""
_TRANSLATION: Final = (
    ".github/PULL_REQUEST_TEMPLATE.md",
    ".github/ISSUE_TEMPLATE/ban-dich.yml",
    ".github/ISSUE_TEMPLATE/missing-duty.yml",
    ".github/ISSUE_TEMPLATE/mistake.yml",
    ".github/ISSUE_TEMPLATE/translation.yml",
)
"""What joins them with another language."""
_WELCOME: Final = frozenset({".git", ".venv"})
"""What a folder may hold already."""
_PART: Final = ".plansite-"


def skeleton() -> Mapping[str, str]:
    """The pages of a plan that has no duty yet, by their path below the language's folder."""
    return _texts(_own() / "docs" / SOURCE_LANG)


def with_translation(lang: Lang) -> Mapping[str, str]:
    """The pages that join them with another language; in that language, those of the start too."""
    return _texts(_own() / "translation" / lang)


def unwritten() -> Mapping[str, str]:
    """All pages on which nobody has written anything yet, by their path below the docs folder."""
    begun = {(SOURCE_LANG, path): text for path, text in skeleton().items()}
    joined = {(lang, path): text for lang in load().langs for path, text in with_translation(lang).items()}
    return {f"{lang}/{path}": text for (lang, path), text in (begun | joined).items()}


def shared_with_translation() -> Iterator[tuple[str, str | None, str]]:
    """The files beside the pages that join with another language: path, the text from the start, the new text."""
    for name in _TRANSLATION:
        first = _own() / name
        yield name, first.read_text("utf-8") if first.is_file() else None, (provided.ROOT / name).read_text("utf-8")


def init(target: Path, tool: str | None) -> tuple[str, ...]:
    """Write a plan's folder, all of it or nothing; returns the files' paths in it.

    Raises Refusal where the folder holds other things or no tool can be pinned, and OSError.
    """
    there = {entry.name for entry in target.iterdir()} if target.is_dir() else set()
    if (target.exists() and not target.is_dir()) or there - _WELCOME:
        names = ", ".join(sorted(there - _WELCOME)[:3])
        what = f"ở đó đã có {names}" if names else "đó là một tệp"
        raise Refusal(f"Không tạo kế hoạch ở “{target}”: {what}. Hãy chọn thư mục mới hoặc trống.")
    made = _made(pinned_tool.pinned(tool))
    _put(made, target)
    return tuple(sorted(made))


def _made(tool: pinned_tool.Pinned) -> dict[str, bytes]:
    own = {name: data for name, data in _files(_own()) if _for_start(name)}
    shared = {name: (provided.ROOT / name).read_bytes() for name in _SHARED}
    table = own[owners.TABLE.as_posix()].decode("utf-8")
    return {
        **own,
        **shared,
        **tool.files,
        owners.TARGET.as_posix(): owners.codeowners(table).encode(),
        pinned_tool.FILE: f"{tool.line}\n".encode(),
    }


def _for_start(name: str) -> bool:
    """Whether a file of the skeleton is there from the start, and not with another language."""
    return not name.startswith("translation/")


def _own() -> Traversable:
    return files("plansite.authoring") / "skeleton"


def _texts(folder: Traversable) -> Mapping[str, str]:
    return {name: data.decode("utf-8") for name, data in _files(folder)}


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
        if entry.is_dir():
            yield from _files(entry, f"{above}{entry.name}/")
        else:
            yield f"{above}{entry.name}", entry.read_bytes()


def _put(made: Mapping[str, bytes], target: Path) -> None:
    """Write files into a folder; what cannot be written whole leaves nothing behind."""
    new = not target.exists()
    target.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=target, prefix=_PART))
    moved: list[Path] = []
    try:
        for name, data in made.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(data)
        for entry in sorted(part.iterdir()):
            moved.append(entry.rename(target / entry.name))
    except BaseException:
        for entry in moved:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.rmtree(part)
        if new:
            target.rmdir()
        raise
    part.rmdir()
