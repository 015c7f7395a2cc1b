"""Excel and Word files are valid Office Open XML; the validator finds what is not."""

import io
import re
import zipfile

import pytest
from tests.takeaway import example
from tests.validity import faults

from plansite.publish.takeaway import files

BROKEN = {
    "order": ("plan.docx", "word/document.xml", r"<w:b/>(<w:lang [^>]*/>)", r"\1<w:b/>"),
    "name": ("plan.docx", "word/document.xml", "<w:tblHeader/>", "<w:tblHead/>"),
    "value": ("plan.docx", "word/document.xml", r'w:left="\d+"', 'w:left="x"'),
    "sheet": ("plan.xlsx", "xl/worksheets/sheet1.xml", "(<pageMargins .*?/>)(<pageSetup .*?/>)", r"\2\1"),
    "table": ("plan.xlsx", "xl/tables/table1.xml", ' id="1"', ' id="one"'),
    "part": ("plan.docx", "word/_rels/document.xml.rels", "styles.xml", "no-such-part.xml"),
}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    found = files(example.source("https://a.example/"))
    return {name: data for name, data in found if name.endswith((".xlsx", ".docx"))}


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    """An archive with something else in one of its files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                text = re.sub(old, new, text.decode(), count=1).encode()
                assert text != before.read(name)
            after.writestr(name, text)
    return out.getvalue()


def test_every_file_is_valid(made: dict[str, bytes]) -> None:
    assert [(name, fault) for name, data in made.items() for fault in faults(data, name[-4:])] == []


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_found(made: dict[str, bytes], fault: str) -> None:
    name, *change = BROKEN[fault]
    assert faults(replaced(made[name], *change), name[-4:])


def test_nothing_is_left_of_the_librarys_blank_file(made: dict[str, bytes]) -> None:
    names = zipfile.ZipFile(io.BytesIO(made["plan.docx"])).namelist()
    assert not [name for name in names if re.search("thumbnail|customXml|WithEffects|printer", name)]
