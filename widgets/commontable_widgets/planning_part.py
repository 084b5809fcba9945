"""What ladders, audits, canvases and plans share: entries in several parts, on pages one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable_widgets.esm import FIELD_PARTS, sheet
from commontable_widgets.practice_part import PracticePart
from commontable_widgets.prompt_part import LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ENTRY_PARTS = (*FIELD_PARTS, "pick", "entry")
PLANNING_PARTS = (*ENTRY_PARTS, "pager")


def planning_sheet() -> str:
    """Return the styles that these widgets share."""
    return sheet() + sheet("practice") + sheet("planning")


class PlanningPart(PracticePart):
    """Show the content of the prompt's YAML file on pages; each page asks the same things again."""

    _css = planning_sheet()

    def text_lines(self) -> list[str]:
        """Return the lead, the pages with room to write, and where the content comes from."""
        credit = self.content.get("credit", "")
        return [self.content["lead"].strip(), *self.page_lines(), *(["", credit.strip()] if credit else [])]

    def page_lines(self) -> Iterable[str]:
        """Return the lines of all pages."""
        return []


def titled(line: Mapping[str, Any]) -> list[str]:
    """Return the title and the text of a line of a file, below an empty line."""
    return ["", line["title"], *([" ".join(line["text"].split())] if "text" in line else [])]


def as_choices(label: str, choices: Iterable[str]) -> list[str]:
    """Return a menu for paper: its question, and a line for each choice."""
    return [label, *(f"( ) {choice}" for choice in choices)]


def as_room(*labels: str, lines: int = 2) -> list[str]:
    """Return questions, each with lines to write on."""
    return [text for label in labels for text in (label, *([LINE] * lines))]


def titles_of(lines: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the titles of some lines of a file."""
    return [line["title"] for line in lines]
