"""Hand-ins into `submitted/<participant>/<assignment>/`, as nbgrader's collect leaves them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import nbformat

from commontable.content import load_module
from commontable.errors import GradingError
from commontable.grading.comments import Comments
from commontable.grading.folders import copied, replaced
from commontable.grading.hand_ins import with_answers
from commontable.grading.release import released_notebook
from commontable.responses.model import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.grading.assignments import Assignment
    from commontable.grading.words import HandInStore
    from commontable.responses.model import HandIn
    from commontable.settings import Settings

TIMESTAMP = "timestamp.txt"
_FORMAT = "%Y-%m-%d %H:%M:%S.%f %Z"
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True)
class Collector:
    """Writes the hand-ins of one edition."""

    assignment: Assignment
    settings: Settings
    store: HandInStore

    def hand_ins(self) -> list[HandIn]:
        """Return the newest hand-in of each participant, oldest first."""
        return self.store.hand_ins(
            self.assignment.folder, reader=Reader.grading(), edition=self.assignment.edition
        )

    def is_collected(self, hand_in: HandIn, *, update: bool) -> bool:
        """Say whether nothing needs writing: it stands there, or another does and no update is asked for."""
        collected = collected_at(self._folder(hand_in))
        return collected is not None and (not update or collected == moment(hand_in))

    def write(self, hand_in: HandIn) -> None:
        """Write one hand-in, whole or not at all; what a reader said about an earlier one goes along."""
        released = released_notebook(self.assignment, settings=self.settings)
        if released is None:
            raise GradingError(
                f"{self.assignment.name} has no released notebook in {self.settings.release}. "
                f"Run `commontable collect {self.assignment.folder}`, which makes it."
            )
        notebook = with_answers(
            nbformat.read(released, as_version=4),
            module=load_module(released.parent),
            hand_in=hand_in,
            responses=self.store.handed_in(hand_in, reader=Reader.grading()),
            folder=released.parent,
        )
        folder = self._folder(hand_in)
        comments = Comments.read(folder)
        with replaced(folder) as incoming:
            copied(released.parent, into=incoming)
            nbformat.write(notebook, incoming / released.name)
            (incoming / TIMESTAMP).write_text(moment(hand_in).strftime(_FORMAT), "utf-8")
            comments.write(incoming)

    def _folder(self, hand_in: HandIn) -> Path:
        if not _FOLDER.fullmatch(hand_in.participant):
            raise GradingError(
                f"The participant id {hand_in.participant[:80]!r} cannot name a folder: letters, digits, "
                "dots, hyphens and underscores are wanted. Nothing of theirs was collected."
            )
        return self.assignment.submitted(self.settings, participant=hand_in.participant)


def moment(hand_in: HandIn) -> datetime:
    """Return when it was handed in, as UTC."""
    return (hand_in.at or datetime.fromtimestamp(0, UTC)).astimezone(UTC)


def collected_at(folder: Path) -> datetime | None:
    """Return when the hand-in that stands in this folder was handed in."""
    try:
        written = (folder / TIMESTAMP).read_text("utf-8").strip()
        return datetime.strptime(written, _FORMAT).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return None
