"""The site's MkDocs hook without its stop at problems and without its fence: what hostile edits would do."""

from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_hook import on_config as on_config
from mkdocs_hook import woven
from plansite import site
from plansite.linking.links import link
from plansite.reading.read import read


def on_pre_build(config: MkDocsConfig) -> None:
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        plan, _ = read(Path(config.docs_dir))
        config.extra["plansite"] = replace(site.load(Path(config.docs_dir)), links=link(plan))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **rest: object) -> str:
    meta = page.meta
    text = woven(page, config)
    page.meta = {**page.meta, **meta}
    return text
