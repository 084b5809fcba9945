"""Where the course is, where a deployment writes, and which database keeps the words."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from commontable.errors import SettingsError

COURSE = "COMMONTABLE_COURSE"
DATA = "COMMONTABLE_DATA"
DATABASE = "COMMONTABLE_DATABASE"
# Set in a staff member's own Lab under a Hub: the address of the course's server, which has the words.
SERVICE = "COMMONTABLE_SERVICE"


@dataclass(frozen=True)
class Settings:
    """The folders of one deployment; every verb and plain `nbgrader` read the same."""

    course: Path
    data: Path

    @classmethod
    def find(cls, data: str | Path | None = None) -> Settings:
        """Return the settings that the argument, the environment or the working folder gives."""
        course = _course_folder()
        chosen = data or os.environ.get(DATA) or course / "var"
        return cls(course=course, data=Path(chosen).expanduser().resolve())

    def export(self) -> None:
        """Put both folders into the environment, so that nbgrader and kernels meet the same ones."""
        os.environ[COURSE] = str(self.course)
        os.environ[DATA] = str(self.data)

    @property
    def modules(self) -> Path:
        return self.course / "modules"

    @property
    def datasets(self) -> Path:
        return self.course / "datasets"

    @property
    def release(self) -> Path:
        return self.data / "release"

    @property
    def database_url(self) -> str:
        return os.environ.get(DATABASE) or f"sqlite:///{self.sqlite_file}"

    @property
    def sqlite_file(self) -> Path:
        """Where the words lie unless another database is named, and where they lay before they were moved to it."""
        return self.data / "commontable.sqlite"

    def prepare(self) -> None:
        """Make the data folder; what is written from now on is readable by its owner alone."""
        # Words lie in it: other accounts of this machine have no business there, whatever the folder allows.
        os.umask(0o077)
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = self.data / ".writable"
            probe.touch()
            probe.unlink()
        except OSError as problem:
            raise SettingsError(
                f"The data folder {self.data} cannot be written ({problem.strerror}). "
                "Choose another with --data, or mend its permissions."
            ) from problem


def _course_folder() -> Path:
    named = os.environ.get(COURSE)
    start = Path(named).expanduser().resolve() if named else Path.cwd()
    for folder in (start, *start.parents):
        if (folder / "modules" / "course.yml").is_file():
            return folder
    raise SettingsError(
        f"No course found from {start} upwards: a course has modules/course.yml. "
        f"Go to the course folder, or set {COURSE} to it."
    )
