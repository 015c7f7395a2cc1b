"""The command line speaks to an official: no English word of argparse is left."""

import re

import pytest

from plansite import cli
from plansite.verbs import parser

ENGLISH = re.compile(r"\b(?:usage|positional|options|arguments?|required|choose|invalid|show this|exit|write|the)\b")
WRONG = (["bogus"], ["import"], ["new", "foo", "x"], ["import", "a", "b", "--languages"], ["build", "thừa"])


def test_help_is_vietnamese() -> None:
    verbs = next(action.choices for action in parser()._actions if action.dest == "verb")
    assert isinstance(verbs, dict)
    for each in (parser(), *verbs.values()):
        assert not ENGLISH.search(each.format_help()), each.format_help()


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_fits_no_verb_is_said_in_vietnamese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said.startswith("Cách dùng: plansite")
    assert not ENGLISH.search(said), said
