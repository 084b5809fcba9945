"""Runs the released notebook of every module once, as an author's last look before others meet it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from commontable.errors import GradingError
from commontable.grading.release import ensure_released
from commontable.grading.runs import in_a_process
from commontable.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.course import Course

MOST_SECONDS = 3


@dataclass(frozen=True)
class TrialRun:
    """What a module's released notebook said when it ran: errors and prints, and its kernel's processor seconds."""

    folder: str
    said: tuple[str, ...]
    seconds: float

    def findings(self) -> Iterator[str]:
        """Yield a sentence for each thing that a participant should not meet."""
        for words in self.said:
            yield f"{self.folder}: its notebook does not run clean: {words} Mend the cell, then run this again."
        if self.seconds >= MOST_SECONDS:
            yield (
                f"{self.folder}: its notebook takes {self.seconds:.1f} s of processor time, "
                f"and a page should take less than {MOST_SECONDS} s. Let its cells load less."
            )


def trial_runs(course: Course, *, root: Path) -> list[TrialRun]:
    """Release every module into a folder that goes again, run each notebook, and return what came of it.

    Raises `GradingError` where nbgrader cannot release a module or no kernel starts.
    """
    with TemporaryDirectory(prefix="commontable-trial-") as place:
        settings = Settings(course=root, data=Path(place) / "data")
        paths = {module.folder: str(ensure_released(module, settings)) for module in course.modules}
        found = _run(list(paths.values()), settings=settings)
    return [
        TrialRun(folder=folder, said=tuple(found[path]["said"]), seconds=found[path]["seconds"])
        for folder, path in paths.items()
    ]


def _run(paths: list[str], *, settings: Settings) -> dict[str, Any]:
    # A process of its own for all modules: nbclient brings an event loop, and the first run warms the rest.
    done = in_a_process("commontable.grading.trial_process", *paths, settings=settings)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise GradingError(f"The notebooks could not be run: {last}. Run `commontable doctor` to see what is missing.")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
