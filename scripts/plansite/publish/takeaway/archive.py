"""Office files are zip archives, which carry the moment at which they were made."""

import io
import zipfile
from collections.abc import Collection, Mapping
from typing import Final

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip archive knows."""


def settled(data: bytes, without: Collection[str] = ()) -> bytes:
    """The same archive with one moment for all its files, and without some: the same bytes for the same contents."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return add(b"", {name: old.read(name) for name in old.namelist() if name not in without})


def add(archive: bytes, contents: Mapping[str, bytes]) -> bytes:
    """The archive with further files; those that it has are not packed again."""
    file = io.BytesIO(archive)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as new:
        for name, data in contents.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            new.writestr(entry, data)
    return file.getvalue()
