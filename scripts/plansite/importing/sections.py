"""What a heading says of what stands below it: duties, or purposes, criteria and the like, which are none."""

import re
from typing import Final

from plansite.importing.bodies import normal
from plansite.importing.patterns import PATTERNS
from plansite.importing.spelling import words
from plansite.importing.vocabulary import HEADINGS, VERBS

DUTIES: Final = "duties"
NONE: Final = "none"
MONEY: Final = "money"
"""Where only a sentence with a body as its subject is a duty."""

_VERB: Final = re.compile(
    "(?:" + "|".join(re.escape(verb).replace(r"\ ", r"\s+") for verb in VERBS) + r")(?!\w)", re.IGNORECASE
)
_DATED: Final = re.compile(r"^(?:Năm|Giai đoạn|Quý|Tháng|Đợt|Trước|Từ|Đến)\s[^:]{1,30}:\s*")
_LISTED: Final = re.compile(PATTERNS["lists"][0][1], re.IGNORECASE)


def kind_of_section(title: str, inside: str | None = None) -> str | None:
    """What a heading is about; None where it does not say. `inside` is what the section around it is about."""
    plain = re.sub(
        r"^(?:ve|cong tac|phan \w+|cac|nhung|mot so|noi dung) (?=muc dich|yeu cau|khau hieu|tieu chi|chi tieu)",
        "",
        words(title),
    )
    duty = any(word in plain for word in HEADINGS["duties"])
    if plain.startswith(HEADINGS["money"]):
        return MONEY
    if plain.startswith(HEADINGS["judged"]) and inside != DUTIES:
        return NONE
    if plain.startswith(HEADINGS["no_duties"]):
        mixed = duty and plain.startswith(HEADINGS["mixed"]) and re.search(r"(?:nhiem vu|giai phap)", plain)
        return DUTIES if mixed else NONE
    return DUTIES if duty else None


def acts(text: str) -> bool:
    """Whether a text begins as a duty does: with a verb, or an adverb before one."""
    return _VERB.match(_DATED.sub("", normal(text)).lstrip('“"«( ')) is not None


def lists_things(text: str) -> bool:
    """Whether a text announces a list of things that are no duties: a file's contents, criteria, slogans."""
    return _LISTED.search(text) is not None
