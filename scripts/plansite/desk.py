"""Where a page is edited and a mistake is reported: addresses in the project's repository."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from plansite.model import SOURCE_LANG, Lang


@dataclass(frozen=True, slots=True)
class Desk:
    """The repository's address, and the path under it at which a file of the docs folder is opened for editing.

    Either is empty where it is not known; so are the addresses then.
    """

    repository: str = ""
    edit: str = ""

    def edit_url(self, lang: Lang, path: str) -> str:
        """The address that opens a page's file in the web editor."""
        known = self.repository and self.edit
        return f"{self.repository.rstrip('/')}/{self.edit.strip('/')}/{lang}/{quote(path)}" if known else ""

    def report_url(self, lang: Lang, page: str, task: str) -> str:
        """The address of the form for a mistake, with page and task filled in: fields by their ids (GitHub)."""
        form = "sai-sot.yml" if lang == SOURCE_LANG else "mistake.yml"
        filled = urlencode({"template": form, "trang": page, "nhiem-vu": task})
        return f"{self.repository.rstrip('/')}/issues/new?{filled}" if self.repository else ""
