"""What the site is called and told from others by: all of it from the plan's own pages, in every language."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from plansite.addresses import HOME, page_url
from plansite.language.folding import slugify
from plansite.language.words import Words
from plansite.linking.links import Links
from plansite.model import SOURCE_LANG, Document, Lang, Page
from plansite.publish.page_preview import description
from plansite.weaving.view import View


@dataclass(frozen=True)
class Identity:
    """A site by its plan: the document that `ke-hoach/index.md` names, else what the home page says."""

    links: Links
    words: Words
    address: str = ""
    """The site's public address; empty where it is not known."""

    @property
    def document(self) -> Document | None:
        """The document that the site publishes."""
        return next((self.links.plan.documents[key] for key in self.links.chain), None)

    def name(self, lang: Lang) -> str:
        """The plan's type and number, else the home page's title."""
        if self.document:
            return View(self.links, self.words, lang, HOME).short_name(self.document)
        return self.title(lang)

    def title(self, lang: Lang) -> str:
        """What the home page is called."""
        home = self._home(lang)
        return home.title if home else self.words.say(lang, "lang.name")

    def description(self, lang: Lang) -> str:
        """What the home page says of itself."""
        home = self._home(lang)
        return description(home) if home else ""

    def file(self, lang: Lang) -> str:
        """What the single-file copy is called."""
        return f"{slugify(self.name(lang))}.html"

    def urn(self, lang: Lang, file: str, part: str = "") -> str:
        """An id for ever of a file in a language's folder, or of a part of it: no two provinces share one.

        By the site's address where it is known, else by the plan's document: its key, which holds issuer, number
        and date, and its title.
        """
        if self.address:
            whole = f"{self.address.rstrip('/')}/{page_url(lang, HOME)}{file}"
            return f"{whole}#{part}" if part else whole
        document = self.document
        own = (document.key, document.name.get(SOURCE_LANG, "")) if document else (self.name(SOURCE_LANG),)
        return uuid5(NAMESPACE_URL, "\n".join((*own, lang, file, part))).urn

    def _home(self, lang: Lang) -> Page | None:
        pages = self.links.plan.pages
        return pages.get((lang, HOME)) or pages.get((SOURCE_LANG, HOME))
