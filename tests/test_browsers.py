"""The browsers that README names know everything that the site's styles and scripts ask of them."""

import re
from typing import Final

import pytest
from tests.projects import PROJECT

NAMED: Final = re.compile(r"Chromium from ([\d.]+), Safari from ([\d.]+), Firefox from ([\d.]+)")
SINCE: Final = {
    # What is used, and what one might come to use: since which Chromium, Safari and Firefox.
    r":has\(": (105, 15.4, 121),
    r":is\(": (88, 14, 78),
    r"\.at\(": (92, 15.4, 90),
    r"\.findLast(Index)?\(": (97, 15.4, 104),
    r"\.replaceChildren\(": (86, 14, 78),
    r"structuredClone\(": (98, 15.4, 94),
    r"\.to(Sorted|Reversed|Spliced)\(": (110, 16, 115),
    r"Object\.groupBy|Map\.groupBy": (117, 17.4, 119),
    r"Promise\.withResolvers": (119, 17.4, 121),
    r"Array\.fromAsync": (121, 16.4, 115),
    r"\.(union|intersection|isSubsetOf)\(": (122, 17, 127),
    r"DecompressionStream": (80, 16.4, 113),
    r"@container": (105, 16, 110),
    r"@layer": (99, 15.4, 97),
    r"@scope": (118, 17.4, 128),
    r"@starting-style": (117, 17.5, 129),
    r"color-mix\(": (111, 16.2, 113),
    r"light-dark\(": (123, 17.5, 120),
    r"popover(target)?=": (114, 17, 125),
    r"^\s*&[ .:#]": (112, 16.5, 117),
}


@pytest.mark.parametrize("feature", SINCE)
def test_nothing_newer_is_asked_of_a_browser_than_readme_says(feature: str) -> None:
    named = NAMED.search((PROJECT / "README.md").read_text(encoding="utf-8"))
    assert named, "README names the browsers"
    assets = [*(PROJECT / "overrides").rglob("*.css"), *(PROJECT / "overrides").rglob("*.js")]
    scripts = [PROJECT / "overrides" / "main.html", *(PROJECT / "scripts" / "plansite" / "publish").glob("*.[cj]s*")]
    texts = {file.name: file.read_text(encoding="utf-8") for file in (*assets, *scripts)}
    users = [name for name, text in texts.items() if re.search(feature, text, re.MULTILINE)]
    known = all(since <= float(own) for since, own in zip(SINCE[feature], named.groups(), strict=True))
    assert known or users == []
