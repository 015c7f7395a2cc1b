"""English."""

import re
from typing import Final

from plansite.language.en.numbers import COUNTING, numbers
from plansite.language.quantity import numbered
from plansite.language.tongue import Language

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DATES: Final = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{_MONTH})(?:,?\s+(?P<y>\d{{4}}))?\b"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?P<y2>\d{{4}}))?\b"
    rf"|\b(?P<m3>{_MONTH})(?:,?\s+(?:of\s+)?(?P<y3>\d{{4}}))?\b"
    r"|\b(?P<y5>\d{4})-(?P<m5>\d{2})-(?P<d5>\d{2})\b"
)
_MONTHS: Final = numbered(
    ("january february march april may june july august september october november december", 1),
    ("jan feb mar apr", 1), ("jun jul aug sep oct nov dec", 6), ("sept", 9),
)  # fmt: skip
_OFTEN: Final = frozenset("every per annual annually yearly quarterly monthly weekly daily".split())

_LINKING: Final = frozenset(
    "the of to and is are was were be been for with in on by that this these those which from as at an it its their "
    "they who not or has have had will shall must may can".split()
)
_DENYING: Final = (
    r"\b(?:not|no(?!\.)|never|nor|neither|none|nothing|nobody|without|cannot|unless|un[a-z]{3,}|free|lack\w*|missing"
    r"|fail\w*|end(?:s|ed)|ceas\w+|otherwise|wrong|other than|only|except|instead)\b|n['’]t\b|\bnon-?|-free\b"
)

_FIGURE: Final = r"\b(?:\d{1,3}|[a-z]{3,6})"

LANGUAGE: Final = Language(
    linking=_LINKING,
    since={
        "ended": re.compile(
            r"\b(?:ceased to exist|(?:was )?(?:ended|abolished|dissolved)) (?:on|from) ", re.IGNORECASE
        ),
        "began": re.compile(r"(?<!longer )\b(?:in force|in effect|effective) (?:since|from|on) ", re.IGNORECASE),
        "lapsed": re.compile(
            r"\b(?:no longer in force|expired|lapsed|ceased to have effect) (?:since|from|on) ", re.IGNORECASE
        ),
    },
    counted={
        "tasks": re.compile(rf"{_FIGURE} duties\b", re.IGNORECASE),
        "agencies": re.compile(rf"{_FIGURE} agencies\b(?= (?:with|to carry|that)\b|[,.;:]|$)", re.IGNORECASE),
    },
    goes_on=re.compile(
        r"\b(?:continues? to (?:exist|operate|work)|still (?:exists?|operates?|works?))\b", re.IGNORECASE
    ),
    modal={
        "must": re.compile(r"\b(?:must|has to|have to|shall)\b", re.IGNORECASE),
        "must?": re.compile(
            r"\b(?:must|(?:is|are|was|were|be)(?: \w+)? to|(?:was|were|is|are)[:,]|to be|shall|should"
            r"|ha(?:s|ve|d) (?:to|the)\b|requir\w+|need\w*|oblig\w+|dut(?:y|ies)|ought|only)",
            re.IGNORECASE,
        ),
        "may": re.compile(r"\b(?:may|might)\b(?! \d)"),
        "may?": re.compile(r"\b(?:may|might|can|could|able|possib\w+|allowed|if|or)\b", re.IGNORECASE),
    },
    denial=re.compile(r"\b(?:not(?! only)|no(?![.\w-]| longer)|cannot)\b|n['’]t\b", re.IGNORECASE),
    denying=re.compile(_DENYING, re.IGNORECASE),
    numbers=numbers,
    counting=COUNTING | _MONTHS.keys() | _OFTEN,
    dates=_DATES,
    months=_MONTHS,
    maybe_months=frozenset(("May", "March", "Mar")),
    percent=r"%|\bper ?cent(?:age)?\b",
    numbered="term chapter part section quarter phase session congress legislature",
    ordinals="st|nd|rd|th",
    units={"annual": "year", "dai": "day"},
    unit_after=re.compile(
        r"(?:\s+|-)(?:(?:working|calendar|consecutive|full|whole|more|further|school|last|first|next)\s+)?"
        r"(year|month|week|day|hour|minute)s?\b",
        re.IGNORECASE,
    ),
    often=re.compile(
        r"\b(?:every|each|per|a(?!\s+quarter))\s+(?:(?:school|academic|calendar|working)\s+)?"
        r"(year|quarter|month|week|day)\b(?!\s+of\b)"
        r"|\b(annual|year|quarter|month|week|dai)ly\b|\b(annual)\b",
        re.IGNORECASE,
    ),
    partners=re.compile(r"\b(?:co-?ordinat\w+(?: \w+)?|co-?operat\w+|together|jointly) with\b", re.IGNORECASE),
    between=re.compile(r"(?:[\s,;]|\b(?:and|with|the)\b)*", re.IGNORECASE),
    together=re.compile(r"\band\b", re.IGNORECASE),
    inflected="(?:s|es)?(?:['’]s?)?",
    endings=(("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")),
)
