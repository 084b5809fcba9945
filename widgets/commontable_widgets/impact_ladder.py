"""Practices on three levels of impact, with reasons; then one practice of one's own, a step up."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from commontable.content.kinds.impact_ladder import LEVELS
from commontable_widgets.esm import joined
from commontable_widgets.planning_part import PLANNING_PARTS, PlanningPart, as_room, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from commontable.content import Module, Prompt


class ImpactLadder(PlanningPart):
    """Ask for the level of three ways of one practice; the authors' view comes when all three are placed.

    The levels are the authors' judgement, so they are shown beside the writer's and nothing is scored.
    """

    kind = "impact-ladder"
    _esm = joined("impact_ladder", parts=PLANNING_PARTS)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:  # noqa: ARG002
        """Return the file's content, its rows in one list and the ways of each row mixed."""
        found = prompt.content
        rows = [_row(row, of=each) for each in found["sets"] for row in each["rows"]]
        return {"content": {**{name: found[name] for name in found if name != "sets"}, "rows": rows}}

    def page_lines(self) -> Iterator[str]:
        """Yield each row with its ways and room for their levels, then the practice of one's own."""
        content = self.content
        levels = " / ".join(content["levels"].values())
        marks = "   ".join(f"[ ] {title}" for title in titles_of(content["marks"]))
        for row in content["rows"]:
            yield from ("", f"{row['set']}: {row['title']}", row["origin"])
            yield from (row[name] for name in ("note",) if name in row)
            yield from (
                f"{card['text']}\n  {content['questions']['place']} {levels}" for card in row["cards"]
            )
            yield from (content["questions"]["marks"], marks, *as_room(*filter(None, [row.get("ask")])))
        own = content["own"]
        yield from ("", own["title"], own["text"], *as_room(own["practice"]), f"{own['level']} {levels}")
        yield from (own["marks"], marks, *as_room(own["step"], own["asked"]))


def _row(row: Mapping[str, Any], *, of: Mapping[str, Any]) -> dict[str, Any]:
    shown = {name: row[name] for name in ("id", "title", "why", "marks", "note", "ask") if name in row}
    cards = [
        {"level": level, "text": " ".join(row[level].split()), "own": level in row.get("own", ())}
        for level in sorted(LEVELS, key=lambda level: _mixed(row["id"], level))
    ]
    return {**shown, "set": of["title"], "origin": of["origin"], "cards": cards}


def _mixed(row: str, level: str) -> bytes:
    # The same mix for everybody and every time: a page is made once, and people talk about "the second card".
    return sha256(f"{row} {level}".encode()).digest()
