"""Whether an office file is valid Office Open XML (ISO/IEC 29500, transitional), as a validator of others says."""

import tempfile
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]


def faults(data: bytes, kind: str) -> list[str]:
    """What is wrong with a file of a kind, `xlsx` or `docx`, each with its part and place; what may be, too."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"file.{kind}"
        file.write_bytes(data)
        found = OpenXmlValidator(file_format=FileFormat.OFFICE_2010, max_errors=0).validate(file)
    return [f"{each.part_uri} {each.path}: {each.description}" for each in found.errors]
