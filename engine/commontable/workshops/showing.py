"""Which prompts a room may be shown anything of, and in which form; a prompt for its writer alone never is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.readers import Readers
from commontable.workshops.model import WorkshopError

if TYPE_CHECKING:
    from commontable.content.prompt import Prompt

BARS, BOARD, WORDS = "bars", "board", "words"
_FORMS = {
    "case": BARS,
    "knowledge-check": BARS,
    "belief-scale": BARS,
    "principle-audit": BARS,
    "structure-canvas": BARS,
    "decision-ladder": BARS,
    "impact-ladder": BARS,
    "barrier-walk": BARS,
    "scenario": BARS,
    "asset-map": BOARD,
    "text": WORDS,
    "case-words": WORDS,
}
# Totals need no reader of single answers; words and cards need one who may read them.
_READ_ONE_BY_ONE = (Readers.FACILITATOR, Readers.GROUP)


def form_of(prompt: Prompt) -> str | None:
    """Return how the wall shows a prompt, or None for one that it never shows."""
    form = _FORMS.get(prompt.kind)
    if prompt.readers is Readers.ME or form is None:
        return None
    if form in (BOARD, WORDS) and prompt.readers not in _READ_ONE_BY_ONE:
        return None
    return form


def is_shown_as_written(prompt: Prompt) -> bool:
    """Say whether single answers may be shown, after their writer's tick and a facilitator's look."""
    return form_of(prompt) in (BOARD, WORDS)


def check_showable(prompt: Prompt) -> None:
    """Raise `WorkshopError` for a prompt whose answers no wall shows as they were written."""
    if prompt.readers is Readers.ME:
        raise WorkshopError(f"“{prompt.title}” is read by its writer alone; nothing of it is shown in a room.")
    if not is_shown_as_written(prompt):
        raise WorkshopError(f"Single answers to “{prompt.title}” are not shown in a room, only how many gave each.")
