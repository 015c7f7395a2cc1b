"""A built site's texts compressed once, beside themselves, for hosts that send such files as they lie (nginx)."""

import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import brotli

_TEXTS: Final = frozenset(
    {".html", ".css", ".js", ".json", ".xml", ".csv", ".txt", ".svg", ".ics", ".md", ".webmanifest"}
)
_LEAST: Final = 512
"""Bytes below which a text is not worth it."""
_HEAD: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""Deflated, no name, no moment, best; of an unknown system, whatever this one is (RFC 1952)."""


def compress(built: Path) -> int:
    """Write the compressed copies of every text of a built site; returns of how many."""
    texts = [file for file in sorted(built.rglob("*")) if file.is_file() and file.suffix in _TEXTS]
    large = [file for file in texts if file.stat().st_size >= _LEAST]
    for file in large:
        data = file.read_bytes()
        for suffix, compressed in COPIES.items():
            file.with_name(file.name + suffix).write_bytes(compressed(data))
    return len(large)


def gzipped(data: bytes) -> bytes:
    """A text in gzip's format; the same bytes for the same text and zlib, whatever Python adds."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    ends = struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return _HEAD + packer.compress(data) + packer.flush() + ends


COPIES: Final[Mapping[str, Callable[[bytes], bytes]]] = MappingProxyType({".gz": gzipped, ".br": brotli.compress})
"""What is written beside a text, by its ending."""
