"""Keeps a staff member's own Lab to what its owner may still read: before it opens, and while it runs.

What a participant narrows, takes back or has deleted leaves the server's folders by its own rounds; this is the
same for the copies that a Lab has collected.
"""

from __future__ import annotations

import logging
import os
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import nbformat

from commontable.errors import GradingError
from commontable.grading.assignments import Assignment
from commontable.grading.comments import Comments
from commontable.grading.far import FarStore, Line, NotStaff
from commontable.grading.hand_ins import versions_in
from commontable.grading.lock import one_at_a_time
from commontable.grading.owned import STEPS, erase_person, rewrite_notebooks
from commontable.responses.model import HandIn
from commontable.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERY, LOOK = 300.0, 2.0
log = logging.getLogger("commontable.lab")


def tidy(settings: Settings, *, line: Line) -> None:
    """Take out of this Lab what its owner may read no more.

    Raises `NotStaff`, with everything taken out, once they are no member of staff; `GradingError` where the server
    does not answer.
    """
    held = list(_held(settings))
    try:
        readable = FarStore(line).readable(held)
    except NotStaff:
        erase_all(settings)
        raise
    gone = {one.participant for one, prompts in zip(held, readable, strict=True) if prompts is None}
    if gone:
        with one_at_a_time(settings):
            erase_person(sorted(gone), settings=settings)
    less = {
        (one.participant, one.module)
        for one, prompts in zip(held, readable, strict=True)
        if prompts is not None and not prompts.issuperset(one.versions)
    }
    for participant, module in sorted(less):
        rewrite_notebooks([participant], writer=participant, module=module, settings=settings)


def erase_all(settings: Settings) -> None:
    """Leave no hand-in, no feedback page and no gradebook in this Lab."""
    for step in STEPS:
        shutil.rmtree(settings.data / step, ignore_errors=True)
    for gradebook in settings.data.glob("gradebook.db*"):
        gradebook.unlink(missing_ok=True)


def _held(settings: Settings) -> Iterator[HandIn]:
    """Yield what stands here of each participant and edition, as a hand-in of exactly those versions."""
    places = {path.relative_to(settings.data / step) for step in STEPS for path in (settings.data / step).glob("*/*")}
    for place in sorted(places):
        versions: dict[str, int] = {}
        for step in STEPS:
            versions |= _versions(settings.data / step / place)
        assignment = Assignment.named(place.name)
        yield HandIn(
            place.parent.name, assignment.folder, assignment.edition, by_name=False, save_id="", versions=versions
        )


def _versions(folder: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    for notebook in folder.glob("*.ipynb"):
        found |= versions_in(nbformat.read(notebook, as_version=4))
    return found | Comments.read(folder).about


def keep_tidy(settings: Settings, *, line: Line) -> None:
    """Tidy every few minutes until the Lab that started this is gone."""
    lab, last = os.getppid(), time.monotonic()
    while os.getppid() == lab:
        time.sleep(LOOK)
        if time.monotonic() - last >= EVERY:
            last = time.monotonic()
            try:
                tidy(settings, line=line)
            except GradingError as problem:
                # A step of nbgrader's is running, or the server is away: the next round comes.
                log.warning("%s", problem)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    here = Line.here()
    assert here is not None
    with suppress(KeyboardInterrupt):
        keep_tidy(Settings.find(), line=here)
