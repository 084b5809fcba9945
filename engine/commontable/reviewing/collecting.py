"""Collecting, and after it the comments that were given here before formgrader had the hand-in."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.grading import steps
from commontable.responses import tables as words
from commontable.responses.model import Reader
from commontable.reviewing import tables
from commontable.reviewing.giving import show_in_formgrader
from commontable.reviewing.hand_ins import open_hand_in

if TYPE_CHECKING:
    from commontable.content.module import Module
    from commontable.grading.steps import CollectReport
    from commontable.reviewing.desk import Reviews
    from commontable.settings import Settings

_H, _V, _K, _G = words.hand_ins.c, words.hand_in_versions.c, tables.comments.c, tables.given.c


def collect(module: Module, settings: Settings) -> CollectReport:
    """Collect and autograde the newest hand-ins; then show in formgrader what readers gave meanwhile.

    Raises `GradingError` as collecting does; what is in place is shown all the same.
    """
    from commontable.deployment import Deployment  # noqa: PLC0415 - it holds this room

    try:
        return steps.collect(module, settings)
    finally:
        with closing(Deployment.open(settings)) as deployment:
            show_waiting(deployment.reviews, module.folder)


def show_waiting(reviews: Reviews, folder: str) -> None:
    """Put into the gradebook what was given about a module's newest hand-ins and does not stand there yet."""
    scope = reviews.scope(Reader.grading())
    newest = sa.select(sa.func.max(_H.number)).where(_H.module == folder).group_by(_H.participant)
    query = (
        sa.select(_V.hand_in)
        .join(tables.comments, _K.about == _V.version)
        .join(tables.given, _G.comment == _K.number)
        .where(_V.hand_in.in_(newest), _G.in_gradebook_at.is_(None))
        .distinct()
    )
    with reviews.database.read() as connection:
        numbers = sorted(connection.scalars(query))
    for number in numbers:
        show_in_formgrader(open_hand_in(reviews, scope, number))
