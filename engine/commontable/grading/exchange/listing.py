"""List: what participants may open, and what they have handed in."""
# mypy: disable-error-code="misc"

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbgrader.exchange import abc

from commontable.grading.collecting import moment
from commontable.grading.exchange.base import Exchange
from commontable.grading.release import released_assignments, released_notebook, withdraw
from commontable.grading.words import open_words
from commontable.responses.model import Reader

if TYPE_CHECKING:
    from commontable.grading.assignments import Assignment
    from commontable.responses.model import HandIn


class List(Exchange, abc.ExchangeList):
    """Lists released editions; with `--inbound` hand-ins; with `--remove` takes an edition off the list."""

    def list_files(self) -> list[dict[str, Any]]:
        if self.cached:
            return []
        found = self._inbound() if self.inbound else self._outbound()
        for one in found:
            shown = (one.get(key) for key in ("assignment_id", "student_id", "timestamp"))
            self.log.info(" ".join(filter(None, shown)))
        return found

    def remove_files(self) -> list[dict[str, Any]]:
        if self.inbound or self.cached:
            self.fail("Hand-ins are kept in the response store and cannot be removed with nbgrader list.")
        removed = self._asked_for()
        for assignment in removed:
            withdraw(assignment, settings=self.settings)
        return [self._entry(one, "removed") for one in removed]

    def _asked_for(self) -> list[Assignment]:
        asked = self.coursedir.assignment_id
        return [one for one in released_assignments(self.settings) if asked in ("", "*", one.name)]

    def _outbound(self) -> list[dict[str, Any]]:
        return [self._entry(one, "released") for one in self._asked_for()]

    def _inbound(self) -> list[dict[str, Any]]:
        asked = self.coursedir.student_id
        with open_words(self.settings) as words:
            return [
                self._submission(assignment, hand_in)
                for assignment in self._asked_for()
                for hand_in in words.store.hand_ins(
                    assignment.folder, reader=Reader.grading(), edition=assignment.edition
                )
                if asked in ("", "*", hand_in.participant)
            ]

    def _submission(self, assignment: Assignment, hand_in: HandIn) -> dict[str, Any]:
        about_feedback = {
            "has_local_feedback": False,
            "has_exchange_feedback": False,
            "feedback_updated": False,
            "local_feedback_path": None,
        }
        entry = self._entry(assignment, "submitted") | about_feedback
        entry["notebooks"] = [notebook | about_feedback for notebook in entry["notebooks"]]
        timestamp = moment(hand_in).strftime(self.timestamp_format)
        return entry | {"student_id": hand_in.participant, "timestamp": timestamp}

    def _entry(self, assignment: Assignment, status: str) -> dict[str, Any]:
        notebook = released_notebook(assignment, settings=self.settings)
        return {
            "course_id": self.coursedir.course_id,
            "assignment_id": assignment.name,
            "status": status,
            "path": str(assignment.released(self.settings)),
            "notebooks": [{"notebook_id": notebook.stem, "path": str(notebook)}] if notebook else [],
        }
