"""Choices and ratings as totals: how many people gave each, question by question, never for fewer than five."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commontable.content.kinds.belief_scale import SURE, TIMES
from commontable.workshops.model import FEWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from commontable.content.prompt import NumberRange, Prompt

RANGES = 5


@dataclass(frozen=True)
class _Question:
    """One set of bars: its text, its choices by id, and where an answer holds the choice."""

    text: str
    labels: Mapping[str, str]
    pick: Callable[[Any], Any]


def bar_groups(prompt: Prompt, values: Sequence[Any], *, fewest: int = FEWEST) -> list[dict[str, Any]]:
    """Return `[{text, bars: [{label, n}]}]`; a question that fewer people answered is left out."""
    return [group for question in _questions(prompt) if (group := _group(question, values, fewest=fewest))]


def _group(question: _Question, values: Sequence[Any], *, fewest: int) -> dict[str, Any] | None:
    counts = Counter(choice for value in values if (choice := question.pick(value)) in question.labels)
    if counts.total() < fewest:
        return None
    bars = [{"label": label.strip(), "n": counts[choice]} for choice, label in question.labels.items()]
    return {"text": question.text.strip(), "bars": bars}


def _questions(prompt: Prompt) -> Iterator[_Question]:
    return _BY_KIND[prompt.kind](prompt)


def _case(prompt: Prompt) -> Iterator[_Question]:
    text = str(prompt.settings.get("question", ""))
    if prompt.number is not None:
        yield _Question(text, dict(_range_labels(prompt.number)), pick=_range_of(prompt.number))
    else:
        yield _Question(text, {option.id: option.label for option in prompt.options}, pick=_itself)


def _itself(value: Any) -> Any:
    return value if isinstance(value, str) else None


def _range_labels(limits: NumberRange) -> Iterator[tuple[str, str]]:
    width = (limits.max - limits.min) / RANGES
    for number in range(RANGES):
        start = limits.min + number * width
        yield str(number), f"{start:g} to {start + width:g}"


def _range_of(limits: NumberRange) -> Callable[[Any], str | None]:
    def pick(value: Any) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        share = (value - limits.min) / (limits.max - limits.min)
        return str(min(RANGES - 1, max(0, int(share * RANGES))))

    return pick


def _check(prompt: Prompt) -> Iterator[_Question]:
    for question in prompt.content["questions"]:
        labels = {choice["id"]: choice["text"] for choice in question["choices"]}
        yield _Question(question["text"], labels, pick=_within(question["id"]))


def _beliefs(prompt: Prompt) -> Iterator[_Question]:
    for line in prompt.content["items"]:
        yield _Question(f"{line['text'].strip()} (how often)", TIMES, pick=_within(line["id"], "times"))
        yield _Question(f"{line['text'].strip()} (how sure)", SURE, pick=_within(line["id"], "sure"))


def _principles(prompt: Prompt) -> Iterator[_Question]:
    ratings = {rating["id"]: rating["title"] for rating in prompt.content["ratings"]}
    for line in prompt.content["principles"]:
        yield _Question(line["title"], ratings, pick=_within("principles", line["id"], "rating"))


def _structures(prompt: Prompt) -> Iterator[_Question]:
    states = {state["id"]: state["title"] for state in prompt.content["states"]}
    for each in prompt.content["structures"]:
        for marker in each["markers"]:
            text = f"{each['title'].strip()}: {marker['title']}"
            yield _Question(text, states, pick=_within("markers", marker["id"], "state"))


def _within(*path: str) -> Callable[[Any], Any]:
    def pick(value: Any) -> Any:
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return value if isinstance(value, str) else None

    return pick


_BY_KIND: dict[str, Callable[[Prompt], Iterator[_Question]]] = {
    "case": _case,
    "knowledge-check": _check,
    "belief-scale": _beliefs,
    "principle-audit": _principles,
    "structure-canvas": _structures,
}
