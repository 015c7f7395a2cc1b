"""Which tool a plan's folder is pinned to: a wheel that lies in it, an address, or a version."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from plansite.report import Refusal

FILE: Final = "requirements/tool.txt"
_NAME: Final = "plansite"
_WHEEL: Final = re.compile(rf"{_NAME}-[\w.!+]+-[\w.]+-[\w.]+-[\w.]+\.whl")
_VERSION: Final = re.compile(rf"{_NAME}==[\w.!+]+")
_ADDRESS: Final = re.compile(r"https://\S+\.whl(#\S*)?|git\+(https|ssh)://\S+@[0-9a-f]{40}")
_FORMS: Final = (
    f"tệp {_NAME}-….whl, địa chỉ https://…/{_NAME}-….whl, git+https://…@<mã commit đủ 40 chữ số> "
    f"hoặc {_NAME}==<phiên bản>"
)


@dataclass(frozen=True, slots=True)
class Pinned:
    """What pip is told, and the files that it needs for that, by their path in the plan's folder."""

    line: str
    files: Mapping[str, bytes] = field(default_factory=dict)


def pinned(tool: str | None) -> Pinned:
    """The tool that was named, else the one at work. Raises Refusal where that is no one tool for ever."""
    named = tool if tool is not None else _at_work()
    if _VERSION.fullmatch(named):
        return Pinned(named)
    if _ADDRESS.fullmatch(named):
        return Pinned(f"{_NAME} @ {named}")
    wheel = Path(named)
    if not _WHEEL.fullmatch(wheel.name):
        raise Refusal(f"“{named}” không nói rõ công cụ nào: cần {_FORMS}.")
    if not wheel.is_file():
        raise Refusal(f"Không có tệp “{named}”.")
    data = wheel.read_bytes()
    place = f"requirements/{wheel.name}"
    return Pinned(f"./{place} --hash=sha256:{sha256(data).hexdigest()}", {place: data})


def _at_work() -> str:
    """What this tool was installed from, as its installer wrote it down (PEP 610)."""
    try:
        found = distribution(_NAME)
    except PackageNotFoundError:
        return _unknown()
    said: dict[str, Any] = json.loads(found.read_text("direct_url.json") or "{}")
    url = str(said.get("url", ""))
    if not url:
        return f"{_NAME}=={found.version}"
    if "vcs_info" in said:
        return f"git+{url}@{said['vcs_info'].get('commit_id', '')}"
    if "archive_info" not in said:
        return _unknown()
    return unquote(urlsplit(url).path) if url.startswith("file:") else url


def _unknown() -> str:
    raise Refusal(f"Công cụ này chạy từ mã nguồn nên không biết ghim bản nào: thêm --tool với {_FORMS}.")
