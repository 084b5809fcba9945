"""Cards of what a household, a group of families or one family brings, drawn as seats at a round table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from commontable.content.phrases import phrase_lists
from commontable_widgets.esm import FIELD_PARTS, joined, sheet
from commontable_widgets.practice_part import PracticePart, as_lines
from commontable_widgets.prompt_part import LINE

if TYPE_CHECKING:
    from commontable.content import Module, Prompt

_cards = 3


class AssetMap(PracticePart):
    """Ask, card by card, what is there and how the writer knows; what is assumed becomes a question.

    A gentle check asks to leave out names, immigration status, health and income; it keeps nothing.
    """

    kind = "asset-map"
    _esm = joined("asset_map", parts=(*FIELD_PARTS, "pick", "marks"))
    _css = sheet() + sheet("practice") + sheet("asset_map")

    checks = traitlets.Dict().tag(sync=True)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:
        """Return the file's content and the lists of the gentle check."""
        lists = phrase_lists(module.path)
        checks = {
            "leave_out": as_lines(lists.of("leave-out")),
            "names": lists.names,
            "not_names": list(lists.not_names),
        }
        return {**super().texts(prompt, module=module), "checks": checks}

    def text_lines(self) -> list[str]:
        """Return the places, and cards to fill in."""
        content = self.content
        places = [
            f"- {place['title']}: {place['text']}"
            for group in ("wealth", "funds")
            for place in content[group]
        ]
        return [content["lead"], content["frame"], "", *places, *self._card() * _cards]

    def _card(self) -> list[str]:
        asks, text = self.content["questions"], self.strings
        hows = "   ".join(f"( ) {label}" for label in self.content["hows"].values())
        wants = "   ".join(f"( ) {label}" for label in self.content["wants"].values())
        return [
            *("", f"{text['seat']}: {LINE}"),
            *(asks["what"], LINE, LINE),
            *(asks["how"], hows),
            *(asks["school"], LINE),
            *(asks["want"], wants),
            *(f"{text['assumed-turns']} {asks['ask']}", LINE),
        ]


class FamilyAssetMap(AssetMap):
    """The same map about one family; only its writer ever reads it."""

    kind = "family-asset-map"
