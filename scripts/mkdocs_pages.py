"""Pages one by one, each as a build of the whole site makes it: what `plansite serve` shows. Beside the hook the only
file that knows MkDocs.
"""

from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from plansite.model import Lang
    from plansite.reading.read import Parse
    from plansite.site import Site


class Pages:
    """The pages of a project in one language, from its files as they stand now; of the `site`, where that is read.

    `parse` is as for `site.load`.
    """

    def __init__(self, root: Path, parse: "Parse", lang: "Lang", site: "Site | None" = None) -> None:
        config = load_config(str(root / "mkdocs.yml"))
        config.extra.update(plansite=site, parse=parse)
        config.plugins["i18n"].current_language = lang  # type: ignore[attr-defined]
        self._config = config.plugins.on_config(config)

    @property
    def site(self) -> "Site":
        """The site as read."""
        return cast("Site", self._config.extra["plansite"])

    def html(self, name: str) -> str | None:
        """The page at a path of the built site before it is finished; None where there is none. Once for each page."""
        file = self._files.get(name)
        return self._made(file, cast(Page, file.page)) if file else None

    @cached_property
    def _files(self) -> dict[str, File]:
        """The pages' files by their paths in the built site; what all pages share is ready."""
        config, plugins = self._config, self._config.plugins
        found, self._env = get_files(config), config.theme.get_env()
        found.add_files_from_theme(self._env, config)
        self._all = plugins.on_files(found, config=config)
        set_exclusions(self._all, config)
        self._nav = plugins.on_nav(get_navigation(self._all, config), config=config, files=self._all)
        for file in self._all.documentation_pages():
            self._titled(file.page or Page(None, file, config))
        self._env = plugins.on_env(self._env, config=config, files=self._all)
        return {file.dest_uri: file for file in self._all.documentation_pages()}

    def _titled(self, page: Page) -> None:
        """Let a page that was not rendered have the title that it has in a build's menus."""
        if "title" not in vars(page):
            lang, _, path = page.file.src_uri.partition("/")
            read = self.site.links.plan.pages[lang, path]
            page.title = str(read.meta.get("title") or escape(read.title, quote=False))
            self._titles.add(page.file.src_uri)

    @cached_property
    def _titles(self) -> set[str]:
        return set()

    def _made(self, file: File, page: Page) -> str:
        """What MkDocs' build does with a page, step by step."""
        config, plugins, files = self._config, self._config.plugins, self._all
        if file.src_uri in self._titles:
            vars(page).pop("title", None)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        page.active = True
        context = get_context(self._nav, files.documentation_pages(), config, page)
        template = self._env.get_template(page.meta.get("template", "main.html"))
        context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        output = plugins.on_post_page(template.render(context), page=page, config=config)
        page.active = False
        return output
