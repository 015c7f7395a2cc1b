"""Where a page is edited and a mistake is reported: addresses in the project's repository."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from plansite.model import SOURCE_LANG, Lang

_EDIT: Final = "edit/main/docs"
"""Under a repository, where GitHub opens the docs folder's files for editing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The repository's address; empty where it is not known, and so are the addresses then."""

    repository: str = ""

    def edit_url(self, lang: Lang, path: str) -> str:
        """The address that opens a page's file in the web editor."""
        return f"{self.repository.rstrip('/')}/{_EDIT}/{lang}/{quote(path)}" if self.repository else ""

    def report_url(self, lang: Lang, page: str, task: str) -> str:
        """The address of the form for a mistake, with page and task filled in: fields by their ids (GitHub)."""
        if not self.repository:
            return ""
        form = "sai-sot.yml" if lang == SOURCE_LANG else "mistake.yml"
        filled = urlencode({"template": form, "trang": page, "nhiem-vu": task})
        return f"{self.repository.rstrip('/')}/issues/new?{filled}"
