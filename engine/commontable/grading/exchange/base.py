"""What all our exchange classes share: the settings, and mistakes said in one sentence."""
# mypy: disable-error-code="misc"
# nbgrader ships no types, so to mypy its classes are of any type.

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.exchange import abc

from commontable.errors import CommonTableError
from commontable.grading.assignments import Assignment
from commontable.settings import Settings


class Exchange(abc.Exchange):
    """An exchange without folders: nothing to prepare, `copy_files` does the step."""

    def start(self) -> Any:
        try:
            return super().start()
        except CommonTableError as problem:
            self.fail(str(problem))

    def init_src(self) -> None:
        pass

    def init_dest(self) -> None:
        pass

    def copy_files(self) -> None:
        pass

    @property
    def settings(self) -> Settings:
        """The folders that `nbgrader_config.py` found; the data folder is nbgrader's course root."""
        return Settings.find(Path(self.coursedir.root))

    @property
    def assignment(self) -> Assignment:
        return Assignment.named(self.coursedir.assignment_id)
