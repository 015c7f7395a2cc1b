"""Gives MkDocs the woven pages, and what the site is called. The only file that knows MkDocs."""

import gc
import logging
import os
import time
from functools import partial
from pathlib import Path
from typing import Any, Final

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs_static_i18n.config import I18nPluginLanguage

from plansite import report, site
from plansite.addresses import INDEX, Desk
from plansite.model import SOURCE_LANG, Lang
from plansite.publish import provided
from plansite.publish.child import fork
from plansite.publish.kept import Kept, Rendered, digest, forget, tool_of
from plansite.publish.pipeline import Steps, guess, note
from plansite.publish.places import SIDE_BY_SIDE
from plansite.publish.styles import UNNAMED
from plansite.publish.swap import write
from plansite.publish.telling import Progress
from plansite.publish.whole_html import WholeHtml

_MANY: Final = 100_000
"""New objects after which circles among them are looked for: a build makes few circles and very many objects."""


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _nested(config: MkDocsConfig) -> bool:
    """Whether this is a build that mkdocs-static-i18n runs inside the first."""
    return bool(_i18n(config).building)


@event_priority(100)
def _read(config: MkDocsConfig) -> None:
    """Before anything else: read the plan once, where it is not given, for all languages: those of its pages."""
    if not _nested(config):
        config.extra["began"] = time.time() - 1  # A file system may count in steps.
        theme = Path(config.theme.custom_dir or provided.THEME)
        config.extra["tool"] = tool_of(Path(config.config_file_path).parent, theme)
        loaded = config.extra.get("plansite") or site.load(
            Path(config.docs_dir),
            Desk(config.repo_url or ""),
            config.site_url or "",
            _kept(config, "files"),
            config.extra.get("parse"),
        )
        config.extra["plansite"] = loaded
        config.extra["whole"] = WholeHtml()
        config.markdown_extensions.append(config.extra["whole"])
        _i18n(config).config.languages = [_language(lang, loaded) for lang in loaded.langs]


@event_priority(-200)
def _name(config: MkDocsConfig) -> None:
    """After mkdocs-static-i18n, for each language: what the site is called, and its menu."""
    loaded, lang = config.extra["plansite"], _i18n(config).current_language
    config.site_name, config.site_description = loaded.who.name(lang), loaded.who.description(lang)
    config.nav = loaded.menu(lang)
    for option, way in zip(config.theme["palette"], ("dark", "light"), strict=True):
        option["toggle"]["name"] = loaded.words.say(lang, f"palette.{way}")


on_config = CombinedEvent(_read, _name)


def on_startup(command: str, **rest: object) -> None:
    """Show warnings and errors alone: MkDocs' own way, `--quiet`, would keep warnings from a strict build too."""
    for handler in logging.getLogger("mkdocs").handlers:
        handler.setLevel(logging.WARNING)
    gc.set_threshold(_MANY)


def on_pre_build(config: MkDocsConfig) -> None:
    """Stop before anything is written if the plan has errors; beside other processes, `on_env` does."""
    if not _nested(config):
        if SIDE_BY_SIDE in os.environ:
            config.extra["others"] = _build_others(config)
        else:
            _stop(config.extra["plansite"])


def _stop(loaded: site.Site) -> None:
    """Stop where the plan has errors."""
    if loaded.blocking:
        raise PluginError("\n" + report.text(loaded.blocking))


def _build_others(config: MkDocsConfig) -> list[int]:
    """Start a process for each further language, which builds it as mkdocs-static-i18n would after the first.

    Returns the processes' ids. The plan that was read is theirs too, and the files to take away, which pages list.
    """
    i18n, loaded = _i18n(config), config.extra["plansite"]
    gc.freeze()  # What there is now stays, in all processes.
    config.extra["check"] = fork(partial(_prepare, loaded))
    loaded.data, loaded.standings  # noqa: B018 (made here once, before there are several of us)
    # No build may empty the folder in which the others write.
    utils.clean_directory = lambda directory: None
    pages = len(loaded.links.plan.pages_of(SOURCE_LANG))
    config.extra["progress"] = Progress(pages * len(loaded.langs), len(loaded.langs))
    others = [lang for lang in i18n.build_languages if lang != i18n.current_language]
    return [fork(partial(_build_one, lang, config)) for lang in others]


def _prepare(loaded: site.Site) -> None:
    """What is done in a process of its own: some of the files to take away, while others are made, then the check."""
    loaded.prepare()
    _stop(loaded)


def _judge(config: MkDocsConfig, options: int = 0) -> None:
    """Stop if the check beside this process has found errors; wait for it, unless `options` say otherwise."""
    if checking := config.extra.get("check"):
        ended, failed = os.waitpid(checking, options)
        config.extra["check"] = None if ended else checking
        if failed:
            _stop(config.extra["plansite"])  # It said nothing of why.


def on_env(env: Any, config: MkDocsConfig, **rest: object) -> None:
    """Before any page is written, know that the plan has no errors."""
    _judge(config)


def _build_one(lang: Lang, config: MkDocsConfig) -> None:
    """Build one more language, in a process of its own."""
    config.extra["check"] = None  # The first process waits for it.
    _i18n(config).current_language, _i18n(config).building = lang, True
    build(config)
    _index(config)


def _index(config: MkDocsConfig) -> None:
    """Write the search index of this process's language, and what was noted of its pages."""
    lang = _i18n(config).current_language
    note(Path(config.site_dir), lang, config.extra["noted"])
    site.index(config.extra["plansite"], Path(config.site_dir), (lang,))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Know all that every page of this language is made from, apart from its own text."""
    plan = config.extra["plansite"].links.plan
    settings = (config.site_name, config.site_url, config.repo_url, config.site_description, config.nav)
    titles = sorted((*key, page.title, page.meta.get("title")) for key, page in plan.pages.items())
    scripts = [Path(file.abs_src_path or "").read_bytes() for file in files if file.src_uri.endswith(".js")]
    built = Path(config.site_dir)
    # The pages of a site are finished here; those that are only served are not yet.
    config.extra["steps"] = Steps.of(built, config.extra["plansite"].words) if SIDE_BY_SIDE in os.environ else None
    config.extra["kept"] = _kept(
        config, "pages", *map(repr, (settings, titles, sorted(plan.files), scripts, bool(config.extra["steps"])))
    )
    config.extra["rendered"], config.extra["noted"], config.extra["sheet"] = {}, {}, guess(built)


def _kept(config: MkDocsConfig, what: str, *made_from: str) -> Kept:
    """What is kept of one sort, by what the site is made with and from."""
    return Kept(Path(config.config_file_path).parent / ".cache" / what, digest(config.extra["tool"], *made_from))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **rest: object) -> str:
    """The page as published, with the front matter that may be; nothing where it is kept from an earlier build."""
    _judge(config, os.WNOHANG)
    lang, path, shown = _place(page, config)
    text = woven(page, config)
    name = config.extra["kept"].name(lang, path, shown, text, dict(page.meta))
    data = config.extra["kept"].get(name)
    found = Rendered.unpacked(data) if data is not None else None
    config.extra["rendered"][page.file.dest_uri] = (name, found)
    if found:
        page.meta["template"] = "partials/nothing.html"
        page.render = partial(_restore, page, found)  # type: ignore[method-assign]
    _count(config)
    return text


def _count(config: MkDocsConfig) -> None:
    """Show that a page has come further."""
    if "progress" in config.extra:
        config.extra["progress"].count(config.extra["plansite"].langs.index(_i18n(config).current_language))


def woven(page: Page, config: MkDocsConfig) -> str:
    """A page's Markdown as published; the page gets the front matter that may be."""
    lang, path, shown = _place(page, config)
    page.meta = config.extra["plansite"].meta(lang, path, shown)
    return config.extra["plansite"].page(lang, path, shown)  # type: ignore[no-any-return]


def _place(page: Page, config: MkDocsConfig) -> tuple[Lang, str, Lang]:
    """A page's language and path, and the language of the site that shows it."""
    lang, _, path = page.file.src_uri.partition("/")
    return lang, path, _i18n(config).current_language


def on_page_content(html: str, page: Page, config: MkDocsConfig, **rest: object) -> None:
    """Let MkDocs know the anchors in what was led past it; those of a page that is kept are not known to it."""
    if page.present_anchor_ids is not None:
        page.present_anchor_ids |= config.extra["whole"].ids


def _restore(page: Page, found: Rendered, *_: Any) -> None:
    """In place of rendering a page: what menus of other pages need of one that is kept."""
    page.content, page.toc, page._title_from_render = "", get_toc([]), found.title


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page as kept; a new one is kept from here on. A finished page is written here, and none by MkDocs."""
    name, found = config.extra["rendered"].pop(page.file.dest_uri)
    steps, address = config.extra["steps"], page.file.dest_uri.removesuffix(INDEX)
    _count(config)
    if found is None:
        noted, html = steps.page(address, output) if steps else (None, output)
        found = Rendered(page._title_from_render, html.encode(errors="xmlcharrefreplace"), noted)
        config.extra["kept"].put(name, found.packed())
    if not steps:
        return found.html.decode()  # type: ignore[no-any-return]
    config.extra["noted"][address] = found.noted
    write(steps.built, Path(page.file.abs_dest_path), found.html.replace(UNNAMED, config.extra["sheet"]))
    return ""


@event_priority(100)
def _join(config: MkDocsConfig) -> None:
    """Wait for the languages that are built beside this one; then mkdocs-static-i18n has none left to build."""
    if "others" in config.extra:
        _index(config)
        if [child for child in config.extra["others"] if os.waitpid(child, 0)[1]]:
            raise PluginError("A language could not be built; what was wrong is said above.")
        _i18n(config).building = True


@event_priority(-100)
def _finish(config: MkDocsConfig) -> None:
    """After the last language, add what MkDocs does not make."""
    if "others" in config.extra or not _nested(config):
        searched = _i18n(config).build_languages if "others" in config.extra else ()
        site.finish(config.extra["plansite"], Path(config.site_dir), tuple(searched))
        for what in ("pages", "files"):
            forget(_kept(config, what).folder, config.extra["began"])


on_post_build = CombinedEvent(_join, _finish)


def _language(lang: Lang, loaded: site.Site) -> I18nPluginLanguage:
    made = I18nPluginLanguage()
    made.load_dict({"locale": lang, "name": loaded.words.say(lang, "lang.name"), "default": lang == SOURCE_LANG})
    made.validate()
    return made
