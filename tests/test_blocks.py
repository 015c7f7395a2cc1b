"""Blocks told by their first letters are those that the parser finds; the project's pages and made-up ones."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.reading import blocks

TEXT = "# Một¦## NV-12. Hai¦#x¦# a #¦lời văn¦**Lời** văn¦*nhẹ*¦7¦\xa0x¦x\0y¦   ba¦[a]: /x¦[a]:¦===¦---¦***"
LISTS = "- một¦- **Nguồn:** đoạn 1¦  - con¦    - cháu¦* sao¦+ cộng¦1. một¦2) hai¦> dẫn¦> - dẫn¦-¦- ¦-\ta¦- a "
OTHERS = "```¦~~~¦    mã¦\tmã¦| a | b |¦| --- | --- |¦a - b¦<div>¦</div>¦<!-- plansite: chu-tri -->¦<!-- a¦-->¦¦¦¦¦¦  "
LINES = st.sampled_from([line for kind in (TEXT, LISTS, OTHERS) for line in kind.split("¦")])


def same(lines: list[str]) -> bool:
    after = len(lines) + bool(lines[-1].strip(" \t"))
    return list(blocks.groups(lines, 1)) == list(blocks._parsed(lines, 1, after))


@settings(derandomize=True, max_examples=1000, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14))
def test_blocks_are_the_parsers(lines: list[str]) -> None:
    assert same(lines)


@pytest.mark.parametrize("folder", ["docs", "tests/golden/docs"])
def test_blocks_of_pages_are_the_parsers(folder: str, project: Path) -> None:
    pages = [file.read_text(encoding="utf-8").split("\n") for file in (project / folder).rglob("*.md")]
    assert len(pages) > 10
    assert all(map(same, pages))
