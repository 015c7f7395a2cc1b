"""Mark what is published: a tag whose message is the reason that readers see."""

import subprocess
from datetime import date
from pathlib import Path

from plansite.past.git import TAG
from plansite.past.repository import Repository
from plansite.report import Refusal


def mark(docs: Path, reason: str, day: date) -> str:
    """The tag that now marks the text as committed. Raises Refusal where it cannot be set."""
    said = " ".join(reason.split())
    if not said:
        raise Refusal("Ghi lý do công bố, một câu mà người đọc sẽ thấy.")
    try:
        repository = Repository(docs.resolve())
        known = repository.tags(TAG, merged="")
        if repository.is_changed("."):
            raise Refusal(f"“{docs}” còn chỗ chưa ghi vào kho; commit trước, rồi đánh dấu.")
        name = f"{TAG}{day.isoformat()}"
        free = next(each for each in (name, *(f"{name}-{n}" for n in range(2, 1000))) if each not in known)
        repository.mark(free, said)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise Refusal("Không đánh dấu được: đây không phải kho git, hoặc git chưa biết tên và thư của bạn.") from error
    return free
