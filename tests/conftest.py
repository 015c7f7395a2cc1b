"""What several test modules share: the project's folder and one real build of its site."""

from pathlib import Path

import pytest

from plansite import build

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return PROJECT


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site, built once a run with the real MkDocs."""
    target = tmp_path_factory.mktemp("built") / "site"
    assert build.build(PROJECT, target) == 0
    return target
