"""The whole way with pages that nobody would write: a short run of what `make fuzz` runs long."""

from pathlib import Path

import pytest
from tests.fuzz import pages


@pytest.mark.parametrize("seed", range(30))
def test_mutated_pages_are_led_the_whole_way(seed: int, tmp_path: Path) -> None:
    pages.run(seed, tmp_path)
