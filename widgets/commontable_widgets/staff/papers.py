"""The columns of the one table into which papers are typed: a box for words, a menu for a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.asset_map import seats_of
from commontable.content.kinds.belief_scale import SURE, TIMES
from commontable.content.readers import Readers
from commontable_widgets.staff.strings import staff_table
from commontable_widgets.strings import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from commontable.content import Module, Prompt

# As many cards as the handout has room for.
CARDS = 3


def paper_columns(module: Module) -> list[dict[str, Any]]:
    """Return `{prompt, path, label, choices}` for all that a facilitator may type in; no choices means words.

    A paper that its writer alone reads is theirs to keep, so it has no column.
    """
    prompts = (prompt for prompt in module.prompts if prompt.readers is not Readers.ME)
    return [column for prompt in prompts for column in _of_kind(prompt)]


def _of_kind(prompt: Prompt) -> Iterable[dict[str, Any]]:
    columns = _BY_KIND.get(prompt.kind)
    return columns(prompt) if columns else ()


def _column(prompt: Prompt, *path: str | int, label: str, choices: dict[str, str] | None = None) -> dict[str, Any]:
    offered = [{"id": name, "text": text.strip()} for name, text in (choices or {}).items()]
    return {"prompt": prompt.id, "path": list(path), "label": label.strip(), "choices": offered}


def _text(prompt: Prompt) -> Iterator[dict[str, Any]]:
    yield _column(prompt, label=prompt.title)


def _case(prompt: Prompt) -> Iterator[dict[str, Any]]:
    # A number has limits and an answer of its own form; it is asked for on screen.
    if prompt.options:
        yield _column(prompt, label=prompt.title, choices={each.id: each.label for each in prompt.options})


def _case_words(prompt: Prompt) -> Iterator[dict[str, Any]]:
    words = staff_table("papers")
    for name in ("shows", "families"):
        yield _column(prompt, name, label=f"{prompt.title}: {words[name]}")


def _check(prompt: Prompt) -> Iterator[dict[str, Any]]:
    for question in prompt.content["questions"]:
        choices = {choice["id"]: choice["text"] for choice in question["choices"]}
        yield _column(prompt, question["id"], label=question["text"], choices=choices)


def _beliefs(prompt: Prompt) -> Iterator[dict[str, Any]]:
    words = table("belief-scale")
    for line in prompt.content["items"]:
        for part, choices in (("times", TIMES), ("sure", SURE)):
            labels = {name: words[f"{part}-{name}"] for name in choices}
            yield _column(prompt, line["id"], part, label=f"{line['text']} {words[part]}", choices=labels)


def _roles(prompt: Prompt) -> Iterator[dict[str, Any]]:
    groups = prompt.content.get("groups") or [{"roles": prompt.content[name]} for name in ("alone", "together")]
    for group in groups:
        for role in group["roles"]:
            yield _column(prompt, "changes", role["id"], label=f"{role['title']}: {role['question']}")


def _cards(prompt: Prompt) -> Iterator[dict[str, Any]]:
    words = staff_table("papers")
    asks, hows = prompt.content["questions"], prompt.content["hows"]
    for number in range(CARDS):
        card = words["card"].format(number=number + 1, title=prompt.title)
        seats = seats_of(prompt.content)
        yield _column(prompt, "cards", number, "seat", label=f"{card}: {words['seat']}", choices=seats)
        yield _column(prompt, "cards", number, "what", label=f"{card}: {asks['what']}")
        yield _column(prompt, "cards", number, "how", label=f"{card}: {asks['how']}", choices=hows)


_BY_KIND: dict[str, Callable[[Prompt], Iterable[dict[str, Any]]]] = {
    "text": _text,
    "case": _case,
    "case-words": _case_words,
    "knowledge-check": _check,
    "belief-scale": _beliefs,
    "role-planner": _roles,
    "asset-map": _cards,
}
