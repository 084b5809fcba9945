"""Which rows people are shown: the last row of each sitting."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from commontable.responses.model import Response

QUIET = timedelta(minutes=10)


def versions(rows: Sequence[Response], *, bound: Collection[int]) -> list[Response]:
    """Return the last row of each sitting, oldest first.

    A sitting ends after ten minutes without a save, or at a row in `bound`: one that was handed in or answered.
    """
    kept = [row for row, following in pairwise(rows) if _ends(row, following, bound=bound)]
    return [*kept, rows[-1]] if rows else []


def _ends(row: Response, following: Response, *, bound: Collection[int]) -> bool:
    if row.version in bound or row.aside or following.aside:
        return True
    assert row.written_at is not None
    assert following.written_at is not None
    return abs(following.written_at - row.written_at) > QUIET
