"""Means with their intervals as SVG: three moments under one line, each with its own mark, its figure beside it."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable_widgets.charts import ACCENT, BOLD_LETTERS, GAP, LINE, MUTED, PAPER, Drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

# The scale takes the left of the drawing; the figures stand in one column to its right.
SCALE = 170
INSET = 8
_ROW = 18


@dataclass(frozen=True)
class Point:
    """A mean with its interval, or a note where it may not be told."""

    mean: float | None
    low: float | None
    high: float | None
    said: str


@dataclass(frozen=True)
class Line:
    """What one line of a scale was rated at each moment."""

    label: str
    points: tuple[Point, ...]


def interval_chart(
    lines: Sequence[Line], *, title: str, moments: Sequence[str], highest: int, footnote: str
) -> str:
    """Return the lines as one SVG text: a mark for each mean, a bar for its interval, words for both."""
    drawing = Drawing()
    for number, moment in enumerate(moments):
        _mark(drawing, number, at=(INSET, drawing.height + LINE / 2 + 1))
        drawing.words(moment, inset=26, size=12)
    drawing.height += GAP
    for line in lines:
        _line(drawing, line, highest=highest)
    described = "; ".join(_in_words(line, moments) for line in lines)
    return drawing.as_svg(title=title, described=described, footnote=footnote)


def _line(drawing: Drawing, line: Line, *, highest: int) -> None:
    for text in textwrap.wrap(line.label, BOLD_LETTERS) or [""]:
        drawing.words(text, weight=600)
    top = drawing.height + 3
    bottom = top + _ROW * len(line.points)
    for place in range(highest + 1):
        x = _x(place, highest=highest)
        drawing.rule((x, top), (x, bottom), fill="#d5dbd7")
    for number, point in enumerate(line.points):
        _point(drawing, point, number=number, y=top + _ROW * (number + 0.5), highest=highest)
    drawing.height = bottom
    for place in range(highest + 1):
        drawing.text(str(place), at=(_x(place, highest=highest) - 3, bottom + 12), fill=MUTED, size=11)
    drawing.height += LINE + GAP


def _point(drawing: Drawing, point: Point, *, number: int, y: float, highest: int) -> None:
    if point.mean is None or point.low is None or point.high is None:
        drawing.text(point.said, at=(INSET, y + 4), fill=MUTED, size=11)
        return
    drawing.rule((_x(point.low, highest=highest), y), (_x(point.high, highest=highest), y), fill=ACCENT, width=3)
    _mark(drawing, number, at=(_x(point.mean, highest=highest), y))
    drawing.text(point.said, at=(SCALE + 16, y + 4), size=11)


def _mark(drawing: Drawing, number: int, *, at: tuple[float, float]) -> None:
    """Draw a ring, a disc or a diamond: told apart by shape, not by colour."""
    x, y = at
    edge = f'stroke="{ACCENT}" stroke-width="2"'
    if number == 2:  # noqa: PLR2004 - the third mark
        corners = f"{x:g},{y - 6:g} {x + 6:g},{y:g} {x:g},{y + 6:g} {x - 6:g},{y:g}"
        drawing.parts.append(f'<polygon points="{corners}" fill="{PAPER}" {edge}/>')
        return
    fill = ACCENT if number else PAPER
    drawing.parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="5" fill="{fill}" {edge}/>')


def _x(value: float, *, highest: int) -> float:
    return round(INSET + (SCALE - INSET) * value / highest, 1)


def _in_words(line: Line, moments: Sequence[str]) -> str:
    told = (f"{moment}: {point.said}" for moment, point in zip(moments, line.points, strict=True))
    return f"{line.label} {', '.join(told)}"
