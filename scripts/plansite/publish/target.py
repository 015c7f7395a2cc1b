"""Where pages and data may be written that someone takes away: never over what people wrote."""

from pathlib import Path
from typing import Final

from plansite.report import Refusal

_MARK: Final = ".plansite"
"""In a folder that was written here before, and may be written again."""


def claim(target: Path, *kept: Path) -> None:
    """Make a folder ready to be written. `kept` are the folders that it may not be, hold or lie in.

    Raises Refusal where it may not be written, OSError where it cannot be.
    """
    for own in kept:
        one, other = target.resolve(), own.resolve()
        if one == other or one in other.parents or other in one.parents:
            raise Refusal(f"Không ghi vào “{target}”: đó là, chứa hoặc nằm trong “{own}”. Hãy chọn thư mục khác.")
    if target.exists() and not target.is_dir():
        raise Refusal(f"Không ghi vào “{target}”: đó là một tệp. Hãy chọn thư mục khác.")
    if target.is_dir() and not (target / _MARK).exists() and any(target.iterdir()):
        raise Refusal(f"Không ghi vào “{target}”: ở đó đã có tệp khác. Hãy chọn thư mục mới hoặc trống.")
    target.mkdir(parents=True, exist_ok=True)
    (target / _MARK).touch()
