"""Shapes and words as SVG."""

from collections.abc import Iterable, Sequence
from html import escape
from textwrap import wrap
from typing import Final, Literal

WIDTH: Final = 360
"""Of every picture: as wide as a phone's column, so that words keep their size there."""
LINE: Final = 16
"""From one line of words to the next."""
FINGER: Final = 31
"""A link's least height and width: more than 24 pixels where a picture is 288 wide, on the narrowest phones."""
_LETTER: Final = 7.1
"""A letter is at most about this wide, on average, at the size that the stylesheet sets."""


def wrapped(words: str, width: float, most: int = 3) -> list[str]:
    """Words on lines that fit into a width; what does not fit on the last line ends in an ellipsis."""
    letters = max(int(width / _LETTER), 4)
    return wrap(words, letters, max_lines=most, placeholder=" …", break_long_words=True) or [""]


def text(
    x: float, y: float, lines: Sequence[str], kind: str = "", anchor: Literal["start", "end", "middle"] = "start"
) -> str:
    """Lines of words, the first with its foot at `y`."""
    attributes = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor != "start" else "")
    spans = "".join(
        f'<tspan x="{_n(x)}" y="{_n(y + at * LINE)}">{escape(line)}</tspan>' for at, line in enumerate(lines)
    )
    return f"<text{attributes}>{spans}</text>"


def rect(x: float, y: float, width: float, height: float, kind: str, round_by: float = 4) -> str:
    """A box."""
    return (
        f'<rect class="{kind}" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="{_n(round_by)}"/>'
    )


def line(points: str, kind: str, width: float | None = None) -> str:
    """A path; its width where the stylesheet does not say it."""
    wide = f' stroke-width="{_n(width)}"' if width is not None else ""
    return f'<path class="{kind}" d="{points}"{wide}/>'


def dot(x: float, y: float, radius: float, kind: str) -> str:
    """A disc."""
    return f'<circle class="{kind}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"/>'


def link(href: str, said: str, inside: str) -> str:
    """Shapes that lead somewhere; `said` is what a screen reader says of them."""
    return f'<a href="{escape(href)}" aria-label="{escape(said)}">{inside}</a>'


def figure(kind: str, said: str, height: float, shapes: Iterable[str], heading: str, told: Iterable[str]) -> str:
    """A picture with its words: `said` names it, `told` says the same in sentences, behind `heading`."""
    items = "".join(f"<li>{escape(each)}</li>" for each in told)
    drawing = (
        f'<svg viewBox="0 0 {WIDTH} {_n(height)}" role="group" aria-label="{escape(said)}">{"".join(shapes)}</svg>'
    )
    words = f'<details class="in-words"><summary>{escape(heading)}</summary><ul>{items}</ul></details>' if items else ""
    return f'<figure class="picture picture--{kind}">{drawing}{words}</figure>'


def _n(number: float) -> str:
    """A number in as few signs as it needs."""
    return f"{number:.1f}".rstrip("0").rstrip(".")
