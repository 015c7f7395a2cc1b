"""Share cards drawn: 1200 × 630, at build time, never asked for by a reader's browser.

The typeface is Source Sans Pro (OFL), which carries every
Vietnamese letter; it comes as a package, and no file of it is published.
"""

import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from plansite.publish.cards import Card, Share

SIZE: Final = (1200, 630)
COLOURS: Final = 64
"""Enough for five colours and the shades between them at letters' edges; a third of the bytes of full colour."""

GROUND, _INK, _SOFT, _WARM = "#0e5257", "#ffffff", "#d3e3e1", "#f3b66f"
_MARGIN: Final = 80
_TITLE_SIZES: Final = (104, 92, 80, 72, 64, 56, 48)
_TITLE_HEIGHT: Final = 230
"""What leaves room for three lines of text below."""
_LONGEST: Final = 400
"""Letters of a title or text: more than fit, and fewer than a picture could hold."""
_LEADING: Final = 1.24
"""From line to line, in letters' sizes: capitals may carry two marks."""

_SHARE_TOP: Final = 490
_LEAST_STEP: Final = 24
"""From dot to dot; where there is no room for that, a bar is drawn."""

Font = ImageFont.FreeTypeFont
Width = Callable[[str], float]


def draw(card: Card) -> bytes:
    """The card as a PNG; the same bytes for the same words and the same version of Pillow."""
    image = Image.new("RGB", SIZE, GROUND)
    canvas = ImageDraw.Draw(image)
    image.paste(_mark(), (_MARGIN, 70))
    canvas.text((_MARGIN + 96, 102), card.site[:_LONGEST], _SOFT, font("Semibold", 36), anchor="lm")
    title, lines = _fitted(card.title)
    bottom = _write(canvas, lines, title, _INK, 180)
    canvas.rectangle((_MARGIN, bottom + 26, _MARGIN + 120, bottom + 32), fill=_WARM)
    text = font("Regular", 34)
    fitting = int((_SHARE_TOP - bottom - 58) / (text.size * _LEADING)) if card.share else 3
    _write(canvas, _cut(wrapped(card.text, text.getlength, _room()), max(fitting, 0)), text, _SOFT, bottom + 58)
    if card.share:
        _draw_share(canvas, card.share)
    file = io.BytesIO()
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _draw_share(canvas: ImageDraw.ImageDraw, share: Share) -> None:
    """In words, and below them a dot for each duty, the own ones full; where they are too many, a bar."""
    canvas.text((_MARGIN, _SHARE_TOP + 8), share.words, _WARM, font("Semibold", 32))
    top, bottom = _SHARE_TOP + 62, _SHARE_TOP + 82
    step = _room() / max(share.whole, 1)
    if step < _LEAST_STEP:
        canvas.rounded_rectangle((_MARGIN, top, _MARGIN + _room(), bottom), 10, outline=_SOFT, width=2)
        canvas.rounded_rectangle((_MARGIN, top, _MARGIN + max(share.own * step, 20), bottom), 10, fill=_WARM)
        return
    step = min(step, 34)
    for at in range(share.whole):
        left, full = _MARGIN + at * step, at < share.own
        canvas.ellipse(
            (left, top, left + 20, bottom), fill=_WARM if full else None, outline=_WARM if full else _SOFT, width=2
        )


def wrapped(text: str, width: Width, room: float) -> list[str]:
    """The text in lines no wider than `room`, broken between words; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text[:_LONGEST].split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitted(title: str) -> tuple[Font, list[str]]:
    """The largest letters in which a title fits, and its lines; in the smallest it is cut at a word."""
    for size in _TITLE_SIZES:
        face = font("Bold", size)
        lines = wrapped(title, face.getlength, _room())
        fitting = int(_TITLE_HEIGHT / (size * _LEADING))
        if len(lines) <= fitting:
            return face, lines
    return face, _cut(lines, fitting)


def _cut(lines: list[str], most: int) -> list[str]:
    """As many lines as there is room for, the last cut at a word where more follow."""
    if len(lines) <= most or not most:
        return lines[:most]
    return [*lines[: most - 1], f"{lines[most - 1].rpartition(' ')[0]} …"]


def _write(canvas: ImageDraw.ImageDraw, lines: list[str], face: Font, colour: str, top: float) -> float:
    """Write lines one below the other; returns where the last ends."""
    step = face.size * _LEADING
    for number, line in enumerate(lines):
        canvas.text((_MARGIN, top + number * step), line, colour, face)
    return top + len(lines) * step


def _room() -> int:
    return SIZE[0] - 2 * _MARGIN


def _mark() -> Image.Image:
    """The site's mark (overrides/assets/mark.svg) on the card's ground, drawn large and made small for smooth edges."""
    unit = 16
    image = Image.new("RGB", (32 * unit, 32 * unit), GROUND)
    canvas = ImageDraw.Draw(image)
    for y, end in ((8, 25), (16, 18), (24, 14)):
        canvas.line((7 * unit, y * unit, end * unit, y * unit), _INK, 3 * unit)
        for x in (7, end):
            canvas.circle((x * unit, y * unit), 1.5 * unit, _INK)
    canvas.circle((24 * unit, 20 * unit), 3 * unit, _WARM)
    canvas.pieslice((18.5 * unit, 23.5 * unit, 29.5 * unit, 32.5 * unit), 180, 360, _WARM)
    return image.resize((72, 72), Image.Resampling.LANCZOS).crop((8, 0, 72, 72))


@cache
def font(weight: str, size: int) -> Font:
    """The typeface in one weight and size."""
    # The basic layout is part of FreeType; the other depends on libraries that differ from system to system.
    file = files("font_source_sans_pro").joinpath(f"files/SourceSansPro-{weight}.ttf")
    return ImageFont.truetype(io.BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
