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
LETTERS = 38
_ink, _accent, _paper, _muted = "#1d2423", "#1f5f5b", "#ffffff", "#56625f"


@dataclass(frozen=True)
class Bars:
    """One group: a value of every 100 for each series, or a note in place of all of them."""

    label: str
    values: tuple[int | None, ...]
    note: str = ""


def bar_chart(groups: Sequence[Bars], *, title: str, series: Sequence[str], footnote: str) -> str:
    """Return the groups as one SVG text; the last series is filled, one before it is an outline.

    Each value is printed at its bar, and every text is escaped.
    """
    drawing = _Drawing()
    if len(series) > 1:
        _legend(drawing, series)
    for group in groups:
        _group(drawing, group)
    for line in textwrap.wrap(footnote, LETTERS):
        drawing.words(line, fill=_muted, size=12)
    described = "; ".join(_in_words(group, series) for group in groups)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {drawing.height}" role="img" '
        f'aria-label="{_safe(title)}" font-family="inherit">'
        f"<title>{_safe(title)}</title><desc>{_safe(f'{described}. {footnote}')}</desc>"
        f"{''.join(drawing.parts)}</svg>"
    )


class _Drawing:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.height = 4

    def words(
        self, text: str, *, fill: str = _ink, size: int = 13, inset: int = 0, weight: int = 400
    ) -> None:
        self.height += LINE
        self.text(text, at=(inset, self.height - 5), fill=fill, size=size, weight=weight)

    def text(
        self, text: str, *, at: tuple[float, float], fill: str = _ink, size: int = 13, weight: int = 400
    ) -> None:
        style = f'font-size="{size}" font-weight="{weight}" fill="{fill}"'
        self.parts.append(f'<text x="{at[0]:g}" y="{at[1]:g}" {style}>{_safe(text)}</text>')

    def bar(self, *, at: float, length: float, filled: bool) -> None:
        look = f'fill="{_accent if filled else _paper}" stroke="{_accent}" stroke-width="1.5"'
        self.parts.append(f'<rect x="1" y="{at:g}" width="{length:g}" height="{BAR - 3}" {look}/>')


def _legend(drawing: _Drawing, series: Sequence[str]) -> None:
    for number, name in enumerate(series):
        drawing.bar(at=drawing.height + 3, length=18, filled=number == len(series) - 1)
        drawing.words(name, inset=26, size=12)
    drawing.height += GAP


def _group(drawing: _Drawing, group: Bars) -> None:
    for line in textwrap.wrap(group.label, LETTERS) or [""]:
        drawing.words(line, weight=600)
    if group.note:
        drawing.words(group.note, fill=_muted, size=12)
    else:
        _values(drawing, group)
    drawing.height += GAP


def _values(drawing: _Drawing, group: Bars) -> None:
    for number, value in enumerate(group.values):
        if value is None:
            continue
        # 36 units stay free for the longest value, "100".
        length = max(1.0, (WIDTH - 36) * value / 100)
        drawing.bar(at=drawing.height + 1, length=length, filled=number == len(group.values) - 1)
        drawing.text(str(value), at=(length + 7, drawing.height + 11), weight=600)
        drawing.height += BAR + 2


def _in_words(group: Bars, series: Sequence[str]) -> str:
    if group.note:
        return f"{group.label}: {group.note}"
    pairs = zip(series, group.values, strict=True)
    return f"{group.label}: {', '.join(_values_in_words(pairs))}"


def _values_in_words(pairs: Iterator[tuple[str, int | None]]) -> Iterator[str]:
    return (f"{name} {value} of 100" for name, value in pairs if value is not None)


def _safe(text: str) -> str:
    # XML has no place for control characters; one of them would leave no chart at all.
    return escape("".join(letter for letter in text if letter.isprintable()), quote=True)
