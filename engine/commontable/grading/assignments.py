"""One edition of one module, as nbgrader knows it: its name and its folders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content import assignment_of, load_module
from commontable.errors import CourseError, GradingError

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content import Module
    from commontable.settings import Settings

_NAME = re.compile(r"(?P<folder>[A-Za-z0-9_]+?)(?:--(?P<edition>[1-9][0-9]{0,3}))?")


@dataclass(frozen=True)
class Assignment:
    """One edition of one module; `name` is nbgrader's assignment id."""

    name: str
    folder: str
    edition: int

    @classmethod
    def of(cls, module: Module, edition: int | None = None) -> Assignment:
        """Return the assignment of a module's current edition, or of an earlier one."""
        edition = edition or module.edition
        return cls(name=assignment_of(module, edition), folder=module.folder, edition=edition)

    @classmethod
    def named(cls, name: str) -> Assignment:
        """Return the assignment that nbgrader names; raise `GradingError` when no edition has such a name."""
        parts = _NAME.fullmatch(name)
        if parts is None or parts["edition"] == "1":
            raise GradingError(
                f"'{name[:80]}' is no edition of a module: names look like m01_equal_partners or "
                "m01_equal_partners--2. Run `nbgrader list` to see which there are."
            )
        return cls(name=name, folder=parts["folder"], edition=int(parts["edition"] or 1))

    def source(self, settings: Settings) -> Path:
        """Return the copy of the module's folder that nbgrader generates from."""
        return settings.data / "source" / self.name

    def released(self, settings: Settings) -> Path:
        return settings.release / self.name

    def submitted(self, settings: Settings, *, participant: str) -> Path:
        return settings.data / "submitted" / participant / self.name

    def autograded(self, settings: Settings, *, participant: str) -> Path:
        return settings.data / "autograded" / participant / self.name

    def feedback(self, settings: Settings, *, participant: str) -> Path:
        return settings.data / "feedback" / participant / self.name

    def is_current(self, settings: Settings) -> bool:
        """Say whether the module's folder, as it is now, is of this edition."""
        try:
            return load_module(settings.modules / self.folder).edition == self.edition
        except CourseError:
            return False
