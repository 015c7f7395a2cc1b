"""Gives MkDocs the woven pages. The only file that knows MkDocs."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from plansite import report, site
from plansite.addresses import Desk


def _nested(config: MkDocsConfig) -> bool:
    """Whether this is a build that mkdocs-static-i18n runs inside the first."""
    return bool(config.plugins["i18n"].building)  # type: ignore[attr-defined]


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the plan once for all languages; stop before anything is written if it has errors."""
    if not _nested(config):
        config.extra["plansite"] = site.load(Path(config.docs_dir), Desk(config.repo_url or ""))
        blocking = report.blocking(config.extra["plansite"].problems)
        if blocking:
            raise PluginError("\n" + report.text(blocking))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **rest: object) -> str:
    """The page as published, with the front matter that may be."""
    lang, _, path = page.file.src_uri.partition("/")
    shown = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    page.meta = config.extra["plansite"].meta(lang, path, shown)
    return config.extra["plansite"].page(lang, path, shown)  # type: ignore[no-any-return]


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language, add what MkDocs does not make."""
    if not _nested(config):
        site.finish(config.extra["plansite"], Path(config.site_dir), config.site_url or "")
