"""Cards of what a household, a group of families or one family brings, and how the writer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import CHOICE, WORDS, Cell, choice
from commontable.content.kinds.kind import Kind, is_blank
from commontable.content.kinds.labels import check_labels
from commontable.content.kinds.sources import check_file, check_lines
from commontable.content.readers import Readers
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.prompt import Prompt

GROUPS = ("wealth", "funds")
HOWS = ("saw", "told", "assumed", "unknown")
WANTS = ("agreed", "declined", "not-asked")
QUESTIONS = ("what", "how", "school", "want", "ask")
ABOUT = ("own", "group")
MOST_CARDS = 40
# As many cards as a sheet of paper has room for.
CARDS_ON_PAPER = 3


def state_of(card: Mapping[str, str]) -> str:
    """Return `unknown` (a full answer), `question` (assumed, so still to be asked), `finished` or `open`."""
    if card.get("how") == "unknown":
        return "unknown"
    if card.get("how") == "assumed":
        return "question"
    whole = all(not is_blank(card.get(name)) for name in ("seat", "what", "how", "school", "want"))
    return "finished" if whole else "open"


def seats_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the title of every form and fund that a card may stand for."""
    return {line["id"]: line["title"] for group in GROUPS for line in content[group]}


def _schema(prompt: Prompt) -> dict[str, Any]:
    text = {"type": "string"}
    card = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "seat": {"enum": ["", *seats_of(prompt.content)]},
            "what": text,
            "how": {"enum": ["", *HOWS]},
            "school": text,
            "want": {"enum": ["", *WANTS]},
            "ask": text,
        },
    }
    cards = {"type": "array", "maxItems": MOST_CARDS, "items": card}
    return {"type": "object", "additionalProperties": False, "properties": {"cards": cards}}


def _is_empty(value: Any) -> bool:
    return all(is_blank(text) for card in value.get("cards", []) for text in card.values())


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    content = prompt.read_source(folder)
    return "\n\n".join(
        _card(card, content=content)
        for card in value["cards"]
        if any(not is_blank(text) for text in card.values())
    )


def _card(card: Mapping[str, str], *, content: Mapping[str, Any]) -> str:
    seat = seats_of(content).get(card.get("seat", ""), "…")
    # What was never known or asked is no part of a question to ask.
    hidden = {"unknown": ("school", "want", "ask"), "question": ("school", "want")}.get(
        state_of(card), ("ask",)
    )
    said = {
        "what": card.get("what", ""),
        "how": content["hows"].get(card.get("how", ""), ""),
        "school": card.get("school", ""),
        "want": content["wants"].get(card.get("want", ""), ""),
        "ask": card.get("ask", ""),
    }
    lines = [
        f"- *{escaped_markdown(content['questions'][name].strip())}* {escaped_markdown(text.strip())}"
        for name, text in said.items()
        if name not in hidden and not is_blank(text)
    ]
    return "\n".join([f"**{escaped_markdown(seat)}**", "", *lines])


def _cells(prompt: Prompt) -> Iterator[Cell]:
    content = prompt.content
    menus = {"how": content["hows"], "want": content["wants"]}
    for number in range(CARDS_ON_PAPER):
        card = f"Card {number + 1}"
        yield choice("cards", number, "seat", label=f"{card}: its place on the map", of=seats_of(content))
        for name in QUESTIONS:
            label = f"{card}: {content['questions'][name].strip()}"
            form = CHOICE if name in menus else WORDS
            yield Cell(("cards", number, name), label, form, menus.get(name, {}))


def _check_source(*abouts: str) -> Callable[[Fields], None]:
    def check(fields: Fields) -> None:
        check_file(fields, "about", "frame", "questions", "hows", "wants", *GROUPS)
        if fields.text("about") not in abouts:
            raise fields.error(f"`about` is '{fields.text('about')}'; here it may be {' or '.join(abouts)}")
        fields.text("frame")
        check_labels(fields, "questions", wanted=QUESTIONS)
        check_labels(fields, "hows", wanted=HOWS)
        check_labels(fields, "wants", wanted=WANTS)
        lines = [line for name in GROUPS for line in check_lines(fields, name, texts=("title", "text"))]
        if len({line.text("id") for line in lines}) < len(lines):
            raise fields.error("two places on the map have the same id. Give one of them another")

    return check


def _kind(name: str, *, widget: str, abouts: tuple[str, ...], widest: Readers | None) -> Kind:
    return Kind(
        name=name,
        widget=widget,
        minutes=8,
        wanted="a map of cards",
        schema=_schema,
        is_empty=_is_empty,
        as_markdown=_as_markdown,
        cells=None if widest is Readers.ME else _cells,
        widest=widest,
        check_source=_check_source(*abouts),
    )


KIND = _kind("asset-map", widget="AssetMap", abouts=ABOUT, widest=None)
# What is written about one family stays with its writer, whatever an author would like.
OF_ONE_FAMILY = _kind("family-asset-map", widget="FamilyAssetMap", abouts=("family",), widest=Readers.ME)
