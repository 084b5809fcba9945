"""Asset cards that a room may see: what a card says, and the board that groups them by place on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.asset_map import seats_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from commontable.content.prompt import Prompt

NOWHERE = "Not placed"


def board(prompt: Prompt, values: Iterable[Any]) -> list[dict[str, Any]]:
    """Return `[{place, cards}]` in the order of the map; places without a card are left out."""
    places = {**seats_of(prompt.content), "": NOWHERE}
    found: dict[str, list[str]] = {}
    for value in values:
        for place, text in said_on(value):
            found.setdefault(place if place in places else "", []).append(text)
    return [{"place": title, "cards": found[place]} for place, title in places.items() if place in found]


def cards_as_text(prompt: Prompt, value: Any) -> str:
    """Return what a facilitator looks at before these cards are let through: exactly what the board would show."""
    places = seats_of(prompt.content)
    return "\n".join(f"{places.get(place, NOWHERE)}: {text}" for place, text in said_on(value))


def said_on(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of each card; what its people would not have used stays off the wall."""
    for card in value.get("cards", []):
        text = _text(card)
        if text and card.get("want") != "declined":
            yield card.get("seat", ""), text


def _text(card: Mapping[str, str]) -> str:
    # A guess about families is not put on a wall as knowledge; the question to ask them may be.
    said = card.get("ask", "") if card.get("how") == "assumed" else card.get("what", "")
    return said.strip()
