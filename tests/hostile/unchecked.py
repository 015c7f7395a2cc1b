"""The site's MkDocs hook without its stop at problems: what is built although `check` refuses it."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_hook import on_page_markdown as on_page_markdown
from plansite import site


def on_pre_build(config: MkDocsConfig) -> None:
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        config.extra["plansite"] = site.load(Path(config.docs_dir))
