"""The site's MkDocs hook without its stop at problems: what is built although `check` refuses it."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_hook import on_config as on_config
from mkdocs_hook import woven


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **rest: object) -> str:
    return woven(page, config)
