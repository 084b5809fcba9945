"""nbgrader's settings for this course; `nbgrader_config.py` hands its configuration here."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from commontable.errors import CommonTableError
from commontable.grading.sources import put_all_in_step
from commontable.settings import COURSE, Settings

COURSE_ID = "common_table"
UNANSWERED = "*Not answered.*"
TEMPLATES = Path(__file__).parent / "templates"
_EXCHANGE = {
    "exchange": "base.Exchange",
    "release_assignment": "release_assignment.ReleaseAssignment",
    "list": "listing.List",
    "collect": "collect.Collect",
    "release_feedback": "release_feedback.ReleaseFeedback",
    "fetch_assignment": "refused.FetchAssignment",
    "fetch_feedback": "refused.FetchFeedback",
    "submit": "refused.Submit",
}


def configure(config: Any, *, course: Path) -> None:
    """Set up nbgrader for the course in this folder and the data folder that every verb uses."""
    settings = _settings(course)
    _folders(config, settings=settings)
    _exchange(config)
    _steps(config)
    _pages(config)
    _say_what_is_amiss(settings)


def before_generating(assignment: str, **_: Any) -> None:
    """Bring nbgrader's copy of a module up to date; called by nbgrader before it generates a release."""
    settings = Settings.find()
    complaints = put_all_in_step(settings)
    _say([sentence for sentence in complaints if sentence.startswith(assignment.partition("--")[0])])


def _settings(course: Path) -> Settings:
    os.environ.setdefault(COURSE, str(course))
    try:
        settings = Settings.find()
        settings.prepare()
    except CommonTableError as problem:
        # Without this nbgrader would go on with its own defaults, and write into the working folder.
        raise SystemExit(str(problem)) from None
    settings.export()
    # nbgrader makes a new gradebook with the `alembic` beside this Python, which no activated shell may name.
    _put_first(Path(sys.executable).parent, variable="PATH")
    # nbconvert's own page, under formgrader's, asks a content network for a program; ours stands before it.
    _put_first(TEMPLATES, variable="JUPYTER_PATH")
    return settings


def _put_first(folder: Path, *, variable: str) -> None:
    found = os.environ.get(variable, "").split(os.pathsep)
    others = [one for one in found if one not in ("", str(folder))]
    os.environ[variable] = os.pathsep.join([str(folder), *others])


def _folders(config: Any, *, settings: Settings) -> None:
    config.CourseDirectory.course_id = COURSE_ID
    config.CourseDirectory.root = str(settings.data)
    config.CourseDirectory.source_directory = "source"
    config.CourseDirectory.db_url = f"sqlite:///{settings.data / 'gradebook.db'}"
    config.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", ".*"]


def _exchange(config: Any) -> None:
    for step, ours in _EXCHANGE.items():
        setattr(config.ExchangeFactory, step, f"commontable.grading.exchange.{ours}")


def _steps(config: Any) -> None:
    from nbgrader import preprocessors as theirs  # noqa: PLC0415 - only nbgrader itself pays for this import

    from commontable.grading import preprocessors as ours  # noqa: PLC0415
    from commontable.grading.cell_metadata import CheckCellMetadata  # noqa: PLC0415
    from commontable.grading.execute import Execute  # noqa: PLC0415

    config.ClearSolutions.text_stub = UNANSWERED
    config.ClearSolutions.code_stub = {"python": "# Not answered."}
    config.Execute.timeout = 120
    config.Execute.startup_timeout = 120
    # Nobody looks at a graded hand-in's widgets, and their state is longer than the hand-in.
    config.Execute.store_widget_state = False
    config.Execute.record_timing = False
    # The notebook is still held against its format when all of nbgrader's steps are through, not after each.
    config.NotebookExporter.optimistic_validation = True
    config.LimitOutput.max_lines = 200
    config.GenerateAssignment.pre_convert_hook = "commontable.grading.configuration.before_generating"
    config.Autograde.sanitize_preprocessors = [
        ours.KeepCommentsWithTheirText,
        theirs.ClearOutput,
        theirs.DeduplicateIds,
        theirs.OverwriteKernelspec,
        theirs.OverwriteCells,
        CheckCellMetadata,
    ]
    config.Autograde.autograde_preprocessors = [
        Execute,
        ours.QuietOutputs,
        theirs.LimitOutput,
        theirs.SaveAutoGrades,
        theirs.AssignLatePenalties,
        CheckCellMetadata,
        ours.Settle,
    ]
    config.GenerateFeedback.preprocessors = [ours.Settle, theirs.GetGrades]


def _pages(config: Any) -> None:
    import nbgrader  # noqa: PLC0415

    # nbgrader's own feedback page has no language, and asks content networks for programs and styles.
    beside_formgrader = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
    config.HTMLExporter.exclude_anchor_links = True
    config.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), str(beside_formgrader)]


def _say_what_is_amiss(settings: Settings) -> None:
    if not (settings.data / "gradebook.db").is_file():
        _say([f"No gradebook yet: looked in {settings.data}. COMMONTABLE_DATA names another data folder."])
    try:
        _say(put_all_in_step(settings))
    except (CommonTableError, OSError) as problem:
        _say([str(problem)])


def _say(sentences: list[str]) -> None:
    for sentence in sentences:
        _say_once(sentence)


@cache
def _say_once(sentence: str) -> None:
    # nbgrader reads its configuration twice, and formgrader at every click.
    print(sentence, file=sys.stderr)  # noqa: T201 - there is no log yet when the configuration is read
