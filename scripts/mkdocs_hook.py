"""Gives MkDocs the woven pages. The only file that knows MkDocs."""

import os
import sys
import time
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from plansite import report, site
from plansite.addresses import Desk
from plansite.publish.kept import Kept, Rendered, digest, digest_of_files, forget

_MADE_WITH: Final = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions", "jinja2")


def _nested(config: MkDocsConfig) -> bool:
    """Whether this is a build that mkdocs-static-i18n runs inside the first."""
    return bool(config.plugins["i18n"].building)  # type: ignore[attr-defined]


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the plan once for all languages; stop before anything is written if it has errors."""
    if not _nested(config):
        config.extra["began"] = time.time() - 1  # A file system may count in steps.
        config.extra["plansite"] = site.load(Path(config.docs_dir), Desk(config.repo_url or ""))
        blocking = report.blocking(config.extra["plansite"].problems)
        if blocking:
            raise PluginError("\n" + report.text(blocking))
        if os.environ.get("PLANSITE_SIDE_BY_SIDE"):
            config.extra["others"] = _build_others(config)


def _build_others(config: MkDocsConfig) -> list[int]:
    """Start a process for each further language, which builds it as mkdocs-static-i18n would after the first.

    Returns the processes' ids. The plan that was read is theirs too.
    """
    i18n = config.plugins["i18n"]
    # No build may empty the folder in which the others write.
    utils.clean_directory = lambda directory: None
    started = []
    for lang in i18n.build_languages:  # type: ignore[attr-defined]
        if lang == i18n.current_language:  # type: ignore[attr-defined]
            continue
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                i18n.current_language, i18n.building = lang, True  # type: ignore[attr-defined]
                build(config)
                code = 0
            finally:
                os._exit(code)
        started.append(child)
    return started


def on_nav(nav: Navigation, config: MkDocsConfig, **rest: object) -> None:
    """Know all that every page of this language is made from, apart from its own text."""
    root = Path(config.config_file_path).parent
    plan = config.extra["plansite"].links.plan
    code = digest_of_files([root / "scripts", root / "overrides", Path(site.__file__).parent])
    settings = (config.site_name, config.site_url, config.repo_url, config.site_description, config.nav)
    titles = sorted((*key, page.title, page.meta.get("title")) for key, page in plan.pages.items())
    versions = [version(name) for name in _MADE_WITH]
    common = digest(code, repr(settings), repr(titles), repr(sorted(plan.files)), repr(versions),
                    Path(config.config_file_path).read_text(encoding="utf-8"))  # fmt: skip
    config.extra["kept"] = Kept(root / ".cache" / "pages", common)
    config.extra["rendered"] = {}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **rest: object) -> str:
    """The page as published, with the front matter that may be; nothing where it is kept from an earlier build."""
    lang, _, path = page.file.src_uri.partition("/")
    shown = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    page.meta = config.extra["plansite"].meta(lang, path, shown)
    woven: str = config.extra["plansite"].page(lang, path, shown)
    name = config.extra["kept"].name(lang, path, shown, woven, dict(page.meta))
    found = config.extra["kept"].get(name)
    config.extra["rendered"][page.file.dest_uri] = (name, found)
    if found:
        page.meta["template"] = "partials/nothing.html"
        page.render = partial(_restore, page, found)  # type: ignore[method-assign]
    return woven


def _restore(page: Page, found: Rendered, *_: Any) -> None:
    """In place of rendering a page: what menus of other pages need of one that is kept."""
    page.content, page.toc, page._title_from_render = "", get_toc([]), found.title


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page as kept; a new one is kept from here on."""
    name, found = config.extra["rendered"][page.file.dest_uri]
    if found is None:
        found = Rendered(page._title_from_render, output)
        config.extra["kept"].put(name, found)
    return found.html  # type: ignore[no-any-return]


@event_priority(100)
def _join(config: MkDocsConfig) -> None:
    """Wait for the languages that are built beside this one; then mkdocs-static-i18n has none left to build."""
    if "others" in config.extra:
        if [child for child in config.extra["others"] if os.waitpid(child, 0)[1]]:
            raise PluginError("A language could not be built; what was wrong is said above.")
        config.plugins["i18n"].building = True  # type: ignore[attr-defined]


@event_priority(-100)
def _finish(config: MkDocsConfig) -> None:
    """After the last language, add what MkDocs does not make."""
    if "others" in config.extra or not _nested(config):
        site.finish(config.extra["plansite"], Path(config.site_dir), config.site_url or "")
        forget(config.extra["kept"].folder, config.extra["began"])


on_post_build = CombinedEvent(_join, _finish)
