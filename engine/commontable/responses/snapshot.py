"""The reading half of a response store, taken at once for everybody: what an export or a cohort's figures read.

The store asks the database anew for each participant and module, and who may read for each row; for thousands of
hand-ins that takes minutes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.responses import tables
from commontable.responses.feedback_rows import feedback_where
from commontable.responses.model import HandIn, Reader, Response
from commontable.responses.narrowing import narrowings
from commontable.responses.visibility import READABLE, may_meet, may_read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from commontable.responses.database import Database
    from commontable.responses.model import Feedback

_R, _H, _V, _F = tables.responses.c, tables.hand_ins.c, tables.hand_in_versions.c, tables.feedback.c


class Snapshot:
    """What one reader may read of all participants, or of some, as it stood when it was taken.

    It answers as the store would, to the one reader for whom it was taken.
    """

    def __init__(
        self,
        database: Database,
        *,
        reader: Reader,
        cohort_of: Callable[[str], str],
        participants: Collection[str] | None = None,
    ) -> None:
        self._database = database
        self._reader = reader
        self._cohort_of = cohort_of
        self._participants = participants
        self._newest: dict[tuple[str, str], dict[str, Response]] = defaultdict(dict)
        self._hand_ins: dict[tuple[str, str], HandIn] = {}
        self._narrowed: dict[tuple[str, str], set[str]] = defaultdict(set)
        # One transaction, so that a hand-in names no version that is not here.
        with database.read() as connection, connection.begin():
            self._read_words(connection, participants)
            self._read_hand_ins(connection, participants)
            self._read_narrowed(connection)

    def newest(self, participant: str, module: str, *, reader: Reader) -> dict[str, Response]:
        self._only_for(reader)
        return dict(self._newest.get((participant, module), {}))

    def newest_hand_in(self, participant: str, module: str, *, reader: Reader) -> HandIn | None:
        self._only_for(reader)
        return self._hand_ins.get((participant, module))

    def feedback(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Feedback]]:
        self._only_for(reader)
        return {prompt: list(given) for prompt, given in self._given.get((participant, module), {}).items()}

    def narrowed(self, participant: str, module: str) -> frozenset[str]:
        return frozenset(self._narrowed.get((participant, module), ()))

    def _only_for(self, reader: Reader) -> None:
        if reader != self._reader:
            raise ValueError("This was read for somebody else. Take a snapshot for the reader who asks.")

    def _may_read(self, row: Response) -> bool:
        return may_read(self._reader, row, cohort=self._cohort_of(row.participant))

    def _read_words(self, connection: sa.Connection, participants: Collection[str] | None) -> None:
        newest = sa.select(sa.func.max(_R.version)).where(~_R.aside).group_by(_R.participant, _R.module, _R.prompt)
        # The rule is asked of every row below; this only keeps rows away that it would refuse.
        readable = _R.readers.in_(READABLE[self._reader.kind])
        query = sa.select(tables.responses).where(_R.version.in_(newest), readable).order_by(_R.version)
        for row in connection.execute(_of(query, _R.participant, participants)).all():
            response = _response(row)
            if self._may_read(response):
                self._newest[response.participant, response.module][response.prompt] = response

    def _read_hand_ins(self, connection: sa.Connection, participants: Collection[str] | None) -> None:
        newest = sa.select(sa.func.max(_H.number)).group_by(_H.participant, _H.module)
        versions: dict[int, dict[str, int]] = defaultdict(dict)
        for number, prompt, version in connection.execute(
            sa.select(_V.hand_in, _V.prompt, _V.version).where(_V.hand_in.in_(newest))
        ):
            versions[number][prompt] = version
        query = sa.select(tables.hand_ins).where(_H.number.in_(newest))
        for row in connection.execute(_of(query, _H.participant, participants)).mappings():
            if may_meet(self._reader, cohort=self._cohort_of(row["participant"])):
                hand_in = HandIn(**row, versions=versions.get(row["number"], {}))
                self._hand_ins[hand_in.participant, hand_in.module] = hand_in

    @cached_property
    def _given(self) -> dict[tuple[str, str], dict[str, list[Feedback]]]:
        """What was answered; most figures do without it."""
        found: dict[tuple[str, str], dict[str, list[Feedback]]] = defaultdict(dict)
        among = None if self._participants is None else set(self._participants)
        about = sa.select(tables.responses).where(_R.version.in_(sa.select(_F.about)))
        with self._database.read() as connection, connection.begin():
            rows = (_response(row) for row in connection.execute(_of(about, _R.participant, self._participants)))
            readable = {row.version for row in rows if self._may_read(row)}
            for given in feedback_where(connection, sa.true()):
                if given.about in readable and (among is None or given.participant in among):
                    found[given.participant, given.module].setdefault(given.prompt, []).append(given)
        return found

    def _read_narrowed(self, connection: sa.Connection) -> None:
        own = narrowings.c
        for who, module, prompt in connection.execute(sa.select(own.participant, own.module, own.prompt)):
            self._narrowed[who, module].add(prompt)


def _of(
    query: sa.Select[Any], column: sa.ColumnElement[str], participants: Collection[str] | None
) -> sa.Select[Any]:
    return query if participants is None else query.where(column.in_(list(participants)))


def _response(row: Any) -> Response:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    values["value"] = json.loads(values["value"])
    # Nearly every row settles nothing, and there are many rows.
    values["settles"] = tuple(json.loads(values["settles"])) if values["settles"] != "[]" else ()
    return Response(**values)
