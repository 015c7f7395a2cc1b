"""`plansite cite`: text in, one JSON object a citation out."""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from plansite.citations.model import Citation
from plansite.citations.scan import find


def main(argv: Sequence[str], source: TextIO, target: TextIO, errors: TextIO) -> int:
    """Print the citations of a text, or with `--jsonl` of each line's text; returns the exit code.

    A line that is no object with "id" and "text" is named on `errors`; the others are still answered
    and the exit code is 1.
    """
    parser = argparse.ArgumentParser(prog="plansite cite", description=__doc__)
    parser.add_argument("--jsonl", action="store_true", help='read {"id", "text"} a line, print {"id", "citations"}')
    if not parser.parse_args(argv).jsonl:
        for citation in find(source.read()):
            target.write(_json(as_object(citation)))
        return 0
    return _lines(source, target, errors)


def as_object(citation: Citation) -> dict[str, Any]:
    """A citation as printed; offsets in code points."""
    names = ("start", "end", "text", "canonical", "type", "issuer", "date")
    return {name: getattr(citation, name) for name in names}


def _lines(source: Iterable[str], target: TextIO, errors: TextIO) -> int:
    bad = 0
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        row = _object(line)
        if row is None:
            errors.write(f'dòng {number}: cần một đối tượng JSON có "id" và "text" là chuỗi.\n')
            bad += 1
            continue
        target.write(_json({"id": row["id"], "citations": list(_objects(row["text"]))}))
    return 1 if bad else 0


def _objects(text: str) -> Iterator[dict[str, Any]]:
    return (as_object(citation) for citation in find(text))


def _object(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) and "id" in row and isinstance(row.get("text"), str) else None


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # A lone surrogate cannot be written as UTF-8; such a text is escaped.
    lone = any("\ud800" <= char <= "\udfff" for char in text)
    return (json.dumps(value) if lone else text) + "\n"
