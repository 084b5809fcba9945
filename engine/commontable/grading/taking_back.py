"""What a participant narrowed, took back or had deleted, out of nbgrader's folders and its gradebook.

Run in nbgrader's own process (`process.py`), under the grading lock.
"""
# mypy: disable-error-code="misc"

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import nbformat

from commontable.errors import GradingError
from commontable.grading.assignments import Assignment
from commontable.grading.comments import Comments
from commontable.grading.hand_ins import keep_back, versions_in
from commontable.grading.words import open_words
from commontable.responses.model import HandIn, Reader
from commontable.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commontable.grading.words import HandInStore

STEPS = ("submitted", "autograded", "feedback")
_CHECKPOINTS = ".ipynb_checkpoints"


def strip(participant: str, writer: str, module: str, *, api: Any) -> dict[str, Any]:
    """Rewrite one person's notebooks of a module so that they hold only what the grading reader may still see.

    `participant` names the folders; `writer` is the same person in the store, where enrolments may have been merged.
    """
    settings = Settings.find()
    with open_words(settings) as words:
        for assignment in _assignments(settings, participant=participant, module=module):
            Stripping(assignment, settings, words.store, participant, writer).rewrite(api)
    return {"success": True}


def erase(participant: str, *, api: Any) -> dict[str, Any]:
    """Take a person out of the folders and the gradebook, with all that was said about their work."""
    settings = Settings.find()
    from nbgrader.api import Gradebook, MissingEntry  # noqa: PLC0415 - three seconds that only this process pays

    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        with suppress(MissingEntry):
            gradebook.remove_student(participant)
        # A deleted row stays in the file's free pages until the file is written anew.
        gradebook.db.commit()
        with gradebook.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")
    for step in STEPS:
        shutil.rmtree(settings.data / step / participant, ignore_errors=True)
    return {"success": True}


class Stripping:
    """One person's hand-in of one edition, in all of nbgrader's places."""

    def __init__(
        self, assignment: Assignment, settings: Settings, store: HandInStore, participant: str, writer: str
    ) -> None:
        self._assignment = assignment
        self._settings = settings
        self._store = store
        self._participant = participant
        self._writer = writer

    def rewrite(self, api: Any) -> None:
        """Rewrite notebooks, comments and the gradebook; the feedback page is made anew where there was one."""
        gone: dict[str, set[str]] = {}
        for step in STEPS[:2]:
            folder = self._settings.data / step / self._participant / self._assignment.name
            if folder.is_dir():
                shutil.rmtree(folder / _CHECKPOINTS, ignore_errors=True)
                self._rewrite_comments(folder)
                for notebook in folder.glob("*.ipynb"):
                    gone.setdefault(notebook.stem, set()).update(self._rewrite_notebook(notebook))
        for notebook_name, cells in gone.items():
            if cells:
                self._clear_gradebook(notebook_name, cells, api=api)
        if any(gone.values()):
            self._make_feedback_anew(api)

    def _rewrite_notebook(self, path: Path) -> set[str]:
        """Return the names of all cells in which something was taken back."""
        notebook = nbformat.read(path, as_version=4)
        noted = versions_in(notebook)
        gone = {prompt for prompt, version in noted.items() if not self._is_readable(prompt, version)}
        touched = keep_back(notebook, gone)
        if touched:
            beside = path.with_name(f".{path.name}")
            nbformat.write(notebook, beside)
            beside.replace(path)
        return touched

    def _rewrite_comments(self, folder: Path) -> None:
        found = Comments.read(folder)
        about = {p: v for p, v in found.about.items() if self._is_readable(p, v)}
        earlier = [one for one in found.earlier if self._is_readable(one.prompt, one.version)]
        if (about, earlier) != (found.about, found.earlier):
            replace(found, about=about, earlier=earlier).write(folder)

    def _clear_gradebook(self, notebook: str, cells: set[str], *, api: Any) -> None:
        from nbgrader.api import Gradebook, MissingEntry  # noqa: PLC0415

        with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
            try:
                submission = gradebook.find_submission_notebook(notebook, self._assignment.name, self._participant)
            except MissingEntry:
                return
            for comment in submission.comments:
                if comment.name in cells:
                    comment.manual_comment = comment.auto_comment = None
            for grade in submission.grades:
                if grade.name in cells:
                    grade.auto_score = 0.0 if grade.max_score else grade.auto_score
                    grade.manual_score, grade.needs_manual_grade = 0.0, False
            gradebook.db.commit()

    def _make_feedback_anew(self, api: Any) -> None:
        page = self._assignment.feedback(self._settings, participant=self._participant)
        if page.is_dir():
            shutil.rmtree(page)
            done = api.generate_feedback(self._assignment.name, self._participant, force=True)
            if not done["success"]:
                raise GradingError(f"The feedback page of {self._assignment.name} could not be made anew.")

    def _is_readable(self, prompt: str, version: int) -> bool:
        asked = HandIn(self._writer, self._assignment.folder, self._assignment.edition, by_name=False, save_id="",
                       versions={prompt: version})
        return bool(self._store.handed_in(asked, reader=Reader.grading()))


def _assignments(settings: Settings, *, participant: str, module: str) -> Iterator[Assignment]:
    names = {path.name for step in STEPS for path in (settings.data / step / participant).glob(f"{module}*")}
    for name in sorted(names):
        assignment = Assignment.named(name)
        if assignment.folder == module:
            yield assignment
