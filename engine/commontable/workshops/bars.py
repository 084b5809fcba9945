"""Choices and ratings as totals: how many people gave each, question by question, never for fewer than five."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import CHOICE, NUMBER, SEVERAL
from commontable.workshops.model import FEWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import NumberRange, Prompt

RANGES = 5


@dataclass(frozen=True)
class _Question:
    """One set of bars: its text, its choices by id, and which of them an answer holds."""

    text: str
    labels: Mapping[str, str]
    pick: Callable[[Any], set[str]]


def bar_groups(prompt: Prompt, values: Sequence[Any], *, fewest: int = FEWEST) -> list[dict[str, Any]]:
    """Return `[{text, bars: [{label, n}]}]`; a question that fewer people answered is left out."""
    groups = [group for question in _questions(prompt) if (group := _group(question, values, fewest=fewest))]
    # What stands above all of it need not stand above its only question once more.
    return [group | {"text": "" if group["text"] == prompt.title.strip() else group["text"]} for group in groups]


def _group(question: _Question, values: Sequence[Any], *, fewest: int) -> dict[str, Any] | None:
    given = [chosen for value in values if (chosen := question.pick(value) & question.labels.keys())]
    if len(given) < fewest:
        return None
    counts = Counter(choice for chosen in given for choice in chosen)
    bars = [{"label": label.strip(), "n": counts[choice]} for choice, label in question.labels.items()]
    return {"text": question.text.strip(), "bars": bars}


def _questions(prompt: Prompt) -> Iterator[_Question]:
    if prompt.kind == "scenario":
        yield from _scenes(prompt)
        return
    for cell in prompt.cells():
        if cell.form in (CHOICE, SEVERAL):
            yield _Question(cell.label, cell.choices, pick=_at(cell))
        elif cell.form == NUMBER and prompt.number is not None:
            yield _Question(cell.label, dict(_range_labels(prompt.number)), pick=_range_of(prompt.number))


def _at(cell: Cell) -> Callable[[Any], set[str]]:
    def pick(value: Any) -> set[str]:
        given = cell.in_value(value)
        return set(given) if isinstance(given, list) else {given} if isinstance(given, str) else set()

    return pick


def _scenes(prompt: Prompt) -> Iterator[_Question]:
    """Yield the choices of each scene: everybody goes through a scene once at most, whatever way led to it."""
    for scene in prompt.content["scenes"]:
        labels = {f"{scene['id']}/{choice['id']}": choice["text"] for choice in scene.get("choices", [])}
        if labels:
            yield _Question(scene["text"], labels, pick=_way)


def _way(value: Any) -> set[str]:
    return set(value.get("path", ()))


def _range_labels(limits: NumberRange) -> Iterator[tuple[str, str]]:
    width = (limits.max - limits.min) / RANGES
    for number in range(RANGES):
        start = limits.min + number * width
        yield str(number), f"{start:g} to {start + width:g}"


def _range_of(limits: NumberRange) -> Callable[[Any], set[str]]:
    def pick(value: Any) -> set[str]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return set()
        share = (value - limits.min) / (limits.max - limits.min)
        return {str(min(RANGES - 1, max(0, int(share * RANGES))))}

    return pick
