"""A file to blocks, by its ending and its first bytes."""

import zipfile
from pathlib import Path
from typing import Final

from plansite.importing.reading_docx import read_docx
from plansite.importing.reading_html import read_html
from plansite.importing.reading_text import read_text
from plansite.importing.source import Block

MAX_BYTES: Final = 50_000_000
MAX_UNPACKED: Final = 200_000_000
ENDINGS: Final = (".docx", ".html", ".htm", ".txt", ".md")


class Unreadable(Exception):
    """The file cannot be read; the message says why, in the editor's language."""


def read_file(file: Path) -> tuple[Block, ...]:
    """The blocks of a plan's file. Raises `Unreadable`."""
    ending = file.suffix.lower()
    try:
        if file.stat().st_size > MAX_BYTES:
            raise Unreadable(f"Tệp lớn hơn {MAX_BYTES // 1_000_000} MB.")
        data = file.read_bytes()
    except OSError as error:
        raise Unreadable(f"Không mở được tệp: {error.strerror}.") from error
    if data.startswith(b"PK"):
        return _docx(file)
    if ending == ".doc" and data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("Tệp .doc kiểu cũ: mở bằng Word hay LibreOffice rồi lưu thành .docx.")
    if ending in (".html", ".htm", ".doc") or data.lstrip()[:100].lower().startswith((b"<html", b"<!doctype html")):
        return read_html(data)
    if ending in (".txt", ".md"):
        return read_text(_decoded(data), ending == ".md")
    raise Unreadable(f"Chưa đọc được loại tệp “{ending}”; dùng một trong: {', '.join(ENDINGS)}.")


def _docx(file: Path) -> tuple[Block, ...]:
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_UNPACKED:
                raise Unreadable("Tệp .docx giải nén ra quá lớn.")
        return read_docx(file)
    except Unreadable:
        raise
    except Exception as error:  # python-docx raises whatever its XML brings
        raise Unreadable(f"Không đọc được tệp .docx: {error}") from error


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1258", errors="replace")
