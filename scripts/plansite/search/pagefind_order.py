"""A Pagefind bundle brought to one order, so that two builds of one plan are the same bytes.

Pagefind 1.5 writes filters, and the values of each, in an order of chance. Its files are gzipped CBOR
behind a signature, named after their contents.
"""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import cbor2

_SIGNATURE: Final = b"pagefind_dcd"
_FILTERS: Final = 3
"""Where in a bundle's metadata its filters stand: names with their files."""


def settle(bundle: Path) -> None:
    """Sort a bundle's filters and rename its files accordingly.

    Raises ValueError where a file is not of Pagefind's form.
    """
    for meta in sorted(bundle.glob("*.pf_meta")):
        data = _read(meta)
        data[_FILTERS] = sorted([name, _settled_filter(bundle / "filter", file)] for name, file in data[_FILTERS])
        lang = meta.name.split(".")[1].rpartition("_")[0]
        name = _write(data, meta.parent, f"pagefind.{lang}_", ".pf_meta")
        if name != meta.name:
            meta.unlink()
        _rename(bundle / "pagefind-entry.json", lang, name.removeprefix("pagefind.").removesuffix(".pf_meta"))


def _settled_filter(folder: Path, name: str) -> str:
    file = folder / f"{name}.pf_filter"
    title, values = _read(file)
    lang = name.rpartition("_")[0]
    fresh = _write([title, sorted(values)], folder, f"{lang}_", ".pf_filter")
    if fresh != file.name:
        file.unlink()
    return fresh.removesuffix(".pf_filter")


def _rename(entry: Path, lang: str, name: str) -> None:
    data = json.loads(entry.read_text(encoding="utf-8"))
    data["languages"][lang]["hash"] = name
    entry.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _read(file: Path) -> list[Any]:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} is no Pagefind file")
    return list(cbor2.loads(data.removeprefix(_SIGNATURE)))


def _write(data: list[Any], folder: Path, start: str, end: str) -> str:
    """Write under the name that the contents give; returns the name."""
    plain = _SIGNATURE + cbor2.dumps(data)
    name = f"{start}{sha256(plain).hexdigest()[:10]}{end}"
    (folder / name).write_bytes(gzip.compress(plain, mtime=0))
    return name
