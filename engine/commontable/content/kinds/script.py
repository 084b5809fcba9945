"""Holds the script of a conversation to its form: every scene can be reached, and every way ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.kinds.sources import check_file, check_lines

if TYPE_CHECKING:
    from commontable.content.fields import Fields

FEWEST_CHOICES = 2
THOUGHTS = 2


def check_script(fields: Fields) -> None:
    """Raise the fields' mistake unless every way from the script's first scene comes to an end."""
    check_file(fields, "fictional", "ask", "reflect", "scenes")
    for name in ("fictional", "ask", "reflect"):
        fields.text(name)
    scenes = check_lines(fields, "scenes", texts=("text",), lists=("choices",))
    ways = {scene.text("id"): _ways(scene) for scene in scenes}
    for scene in scenes:
        strange = [name for name in ways[scene.text("id")] if name not in ways]
        if strange:
            raise scene.error(f"`next` names '{strange[0]}', which is no scene here")
    _check_ways(fields, ways, start=scenes[0].text("id"))


def _ways(scene: Fields) -> list[str]:
    """Return where the choices of a scene lead; a scene without choices is an end."""
    if "choices" not in scene.found:
        return []
    choices = check_lines(scene, "choices", texts=("text", "reply", "next"), lists=("thoughts",))
    if len(choices) < FEWEST_CHOICES:
        raise scene.error("one choice is none; write two or more, or take `choices` out to end here")
    for choice in choices:
        if len(choice.texts("thoughts")) != THOUGHTS:
            raise choice.error("`thoughts` needs two, which two different parents might have")
    return [choice.text("next") for choice in choices]


def _check_ways(fields: Fields, ways: dict[str, list[str]], *, start: str) -> None:
    seen: set[str] = set()
    _walk(fields, ways, at=start, seen=seen, behind=())
    unseen = [name for name in ways if name not in seen]
    if unseen:
        raise fields.error(f"no choice leads to the scene '{unseen[0]}'. Lead one there, or take it out")


def _walk(
    fields: Fields, ways: dict[str, list[str]], *, at: str, seen: set[str], behind: tuple[str, ...]
) -> None:
    if at in behind:
        raise fields.error(f"the scene '{at}' leads back to itself, so the talk might never end")
    if at in seen:
        return
    for name in ways[at]:
        _walk(fields, ways, at=name, seen=seen, behind=(*behind, at))
    seen.add(at)
