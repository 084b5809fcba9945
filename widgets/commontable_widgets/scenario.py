"""A conversation that branches, in which one can always go back."""

from __future__ import annotations

from commontable_widgets.esm import FIELD_PARTS, joined, sheet
from commontable_widgets.practice_part import PracticePart
from commontable_widgets.prompt_part import LINE


class Scenario(PracticePart):
    """Play a script of the module's folder; the way taken is handed in with the reflection below it."""

    kind = "scenario"
    _esm = joined("scenario", parts=FIELD_PARTS)
    _css = sheet() + sheet("practice") + sheet("scenario")

    def text_lines(self) -> list[str]:
        """Return the whole script by numbered scenes, as a booklet to play on paper."""
        content = self.content
        numbers = {scene["id"]: number for number, scene in enumerate(content["scenes"], start=1)}
        lines = [content["lead"], content["fictional"]]
        for scene in content["scenes"]:
            lines += ["", f"{numbers[scene['id']]}. {scene['text'].strip()}"]
            for choice in scene.get("choices", []):
                lines += self._choice(choice, leads_to=numbers[choice["next"]])
        return [*lines, "", content["reflect"], LINE, LINE, LINE]

    def _choice(self, choice: dict[str, str], *, leads_to: int) -> list[str]:
        return [
            f"  ( ) {choice['text'].strip()}",
            f"      {choice['reply'].strip()}",
            *(f"      - {thought.strip()}" for thought in choice["thoughts"]),
            f"      {self.content['ask']} {LINE}",
            f"      > {leads_to}",
        ]
