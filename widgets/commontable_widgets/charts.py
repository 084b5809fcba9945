"""Bars as SVG: words stand above their bar, so that it reads at 320 px, in print and without colour."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 270
LINE = 17
BAR = 14
GAP = 12
# So many letters fit a line of the drawing in the widest of the page's fonts; bold ones are wider.
LETTERS = 38
BOLD_LETTERS = 33
INK, ACCENT, PAPER, MUTED = "#1d2423", "#1f5f5b", "#ffffff", "#56625f"


@dataclass(frozen=True)
class Bars:
    """One group: a value for each series, or a note in place of all of them."""

    label: str
    values: tuple[int | None, ...]
    note: str = ""


@dataclass(frozen=True)
class Scale:
    """The value of the longest bar that there can be, and how a value is said in words."""

    highest: int
    unit: str


OF_100 = Scale(100, "of 100")


def bar_chart(
    groups: Sequence[Bars], *, title: str, series: Sequence[str], footnote: str, scale: Scale = OF_100
) -> str:
    """Return the groups as one SVG text; the last series is filled, one before it is an outline.

    Each value is printed at its bar, and every text is escaped.
    """
    drawing = Drawing()
    if len(series) > 1:
        _legend(drawing, series)
    for group in groups:
        _group(drawing, group, highest=scale.highest)
    described = "; ".join(_in_words(group, series, unit=scale.unit) for group in groups)
    return drawing.as_svg(title=title, described=described, footnote=footnote)


class Drawing:
    """Shapes and words from the top down; every text is escaped."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.height = 4

    def as_svg(self, *, title: str, described: str, footnote: str = "") -> str:
        """Return the drawing, with its footnote below, as one picture that says in words what it shows."""
        for line in textwrap.wrap(footnote, LETTERS):
            self.words(line, fill=MUTED, size=12)
        said = safe(f"{described}. {footnote}".strip())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" role="img" '
            f'aria-label="{safe(title)}" font-family="inherit">'
            f"<title>{safe(title)}</title><desc>{said}</desc>{''.join(self.parts)}</svg>"
        )

    def words(
        self, text: str, *, fill: str = INK, size: int = 13, inset: int = 0, weight: int = 400
    ) -> None:
        self.height += LINE
        self.text(text, at=(inset, self.height - 5), fill=fill, size=size, weight=weight)

    def text(
        self, text: str, *, at: tuple[float, float], fill: str = INK, size: int = 13, weight: int = 400
    ) -> None:
        style = f'font-size="{size}" font-weight="{weight}" fill="{fill}"'
        self.parts.append(f'<text x="{at[0]:g}" y="{at[1]:g}" {style}>{safe(text)}</text>')

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], *, fill: str = INK, width: float = 1
    ) -> None:
        ends = f'x1="{start[0]:g}" y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}"'
        self.parts.append(f'<line {ends} stroke="{fill}" stroke-width="{width:g}"/>')

    def bar(self, *, at: float, length: float, filled: bool) -> None:
        look = f'fill="{ACCENT if filled else PAPER}" stroke="{ACCENT}" stroke-width="1.5"'
        self.parts.append(f'<rect x="1" y="{at:g}" width="{length:g}" height="{BAR - 3}" {look}/>')


def _legend(drawing: Drawing, series: Sequence[str]) -> None:
    for number, name in enumerate(series):
        drawing.bar(at=drawing.height + 3, length=18, filled=number == len(series) - 1)
        drawing.words(name, inset=26, size=12)
    drawing.height += GAP


def _group(drawing: Drawing, group: Bars, *, highest: int) -> None:
    for line in textwrap.wrap(group.label, BOLD_LETTERS) or [""]:
        drawing.words(line, weight=600)
    if group.note:
        drawing.words(group.note, fill=MUTED, size=12)
    else:
        _values(drawing, group, highest=highest)
    drawing.height += GAP


def _values(drawing: Drawing, group: Bars, *, highest: int) -> None:
    for number, value in enumerate(group.values):
        if value is None:
            continue
        # 36 units stay free for the longest value, "100" or a cohort's size.
        length = max(1.0, (WIDTH - 36) * value / max(highest, 1))
        drawing.bar(at=drawing.height + 1, length=length, filled=number == len(group.values) - 1)
        drawing.text(str(value), at=(length + 7, drawing.height + 11), weight=600)
        drawing.height += BAR + 2


def _in_words(group: Bars, series: Sequence[str], *, unit: str) -> str:
    if group.note:
        return f"{group.label}: {group.note}"
    pairs = zip(series, group.values, strict=True)
    return f"{group.label}: {', '.join(_values_in_words(pairs, unit=unit))}"


def _values_in_words(pairs: Iterator[tuple[str, int | None]], *, unit: str) -> Iterator[str]:
    return (f"{name} {value} {unit}" for name, value in pairs if value is not None)


def safe(text: str) -> str:
    """Return a text as it may stand in SVG."""
    # XML has no place for control characters; one of them would leave no chart at all.
    return escape("".join(letter for letter in text if letter.isprintable()), quote=True)
