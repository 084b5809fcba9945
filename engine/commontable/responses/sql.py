"""The response store in SQL: SQLite by default, PostgreSQL by address."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.errors import ResponseError
from commontable.responses import tables
from commontable.responses.beside import standing_beside
from commontable.responses.database import Database, now
from commontable.responses.feedback_rows import feedback_where
from commontable.responses.model import Feedback, HandIn, Reader, Response, Saved, StaleBase
from commontable.responses.narrowing import audience, narrowed, one_writer_at_a_time
from commontable.responses.sittings import versions
from commontable.responses.visibility import may_meet, may_read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

_R, _H, _V, _F = tables.responses.c, tables.hand_ins.c, tables.hand_in_versions.c, tables.feedback.c


class SqlStore:
    """Keeps responses in a database; when `save` returns, the row is on disk."""

    def __init__(
        self,
        database: Database,
        *,
        cohort_of: Callable[[str], str],
        evaluators_of: Callable[[str], Collection[str]] = lambda _: (),
    ) -> None:
        self._database = database
        self._cohort_of = cohort_of
        self._evaluators_of = evaluators_of

    def save(self, response: Response) -> Saved:
        with self._database.write() as connection:
            one_writer_at_a_time(connection, response.participant)
            row = _row_with(connection, response.participant, response.save_id)
            if row is None:
                row = _insert(connection, response)
            elif (row.module, row.prompt) != (response.module, response.prompt):
                raise ResponseError("This save id was used for another prompt. Reload the page and save again.")
            stored = _newest_of(connection, row) if row.aside else None
        # Only after the block above has committed may anything be answered.
        saved = Saved(version=_number(row.version), saved_at=row.written_at or now())
        if stored is not None:
            raise StaleBase(stored=stored, kept=saved)
        return saved

    def newest(self, participant: str, module: str, *, reader: Reader) -> dict[str, Response]:
        newest = (
            sa.select(sa.func.max(_R.version))
            .where(_R.participant == participant, _R.module == module, ~_R.aside)
            .group_by(_R.prompt)
        )
        rows = self._select(_R.version.in_(newest))
        return {row.prompt: row for row in self._readable(rows, reader=reader)}

    def aside(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Response]]:
        rows = self._select(sa.and_(_R.participant == participant, _R.module == module, ~_is_plain()))
        return standing_beside(self._readable(rows, reader=reader))

    def history(self, participant: str, module: str, prompt: str, *, reader: Reader) -> list[Response]:
        mine = sa.and_(_R.participant == participant, _R.module == module, _R.prompt == prompt)
        rows = self._readable(self._select(mine), reader=reader)
        numbers = sa.select(_R.version).where(mine)
        with self._database.read() as connection:
            bound = set(connection.scalars(sa.select(_V.version).where(_V.version.in_(numbers))))
            bound |= set(connection.scalars(sa.select(_F.about).where(_F.about.in_(numbers))))
        return versions(rows, bound=bound)

    def hand_in(  # noqa: PLR0913 - one act, said whole
        self,
        participant: str,
        module: str,
        *,
        edition: int,
        by_name: bool,
        save_id: str,
        prompts: Collection[str] | None = None,
    ) -> HandIn:
        asked = HandIn(participant, module, edition=edition, by_name=by_name, save_id=save_id)
        with self._database.write() as connection:
            one_writer_at_a_time(connection, participant)
            done = connection.execute(
                sa.select(tables.hand_ins).where(_H.participant == participant, _H.save_id == save_id)
            ).one_or_none()
            if done is None:
                return _insert_hand_in(connection, asked, prompts=prompts)
            return _hand_in(done, connection)

    def hand_ins(self, module: str, *, reader: Reader, edition: int | None = None) -> list[HandIn]:
        newest = sa.select(sa.func.max(_H.number)).where(_H.module == module).group_by(_H.participant)
        if edition is not None:
            newest = newest.where(_H.edition == edition)
        query = sa.select(tables.hand_ins).where(_H.number.in_(newest)).order_by(_H.number)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
            return [_hand_in(row, connection) for row in rows if self._meets(reader, row.participant)]

    def newest_hand_in(self, participant: str, module: str, *, reader: Reader) -> HandIn | None:
        if reader != Reader.oneself(participant) and not self._meets(reader, participant):
            return None
        mine = sa.select(tables.hand_ins).where(_H.participant == participant, _H.module == module)
        with self._database.read() as connection:
            row = connection.execute(mine.order_by(_H.number.desc()).limit(1)).one_or_none()
            return _hand_in(row, connection) if row else None

    def handed_in(self, hand_in: HandIn, *, reader: Reader) -> dict[str, Response]:
        mine = sa.and_(_R.participant == hand_in.participant, _R.version.in_(hand_in.versions.values()))
        return {row.prompt: row for row in self._readable(self._select(mine), reader=reader)}

    def give_feedback(self, feedback: Feedback) -> None:
        values = vars(feedback) | {"given_at": feedback.given_at or now()}
        with self._database.write() as connection:
            if connection.scalar(sa.select(_F.number).where(_F.key == feedback.key)) is None:
                connection.execute(tables.feedback.insert().values(**values))

    def feedback(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Feedback]]:
        mine = sa.select(_F.about).where(_F.participant == participant, _F.module == module)
        readable = {r.version for r in self._readable(self._select(_R.version.in_(mine)), reader=reader)}
        found: dict[str, list[Feedback]] = {}
        with self._database.read() as connection:
            for given in feedback_where(connection, _F.about.in_(readable)):
                found.setdefault(given.prompt, []).append(given)
        return found

    def narrowed(self, participant: str, module: str) -> frozenset[str]:
        return narrowed(self._database, participant, module)

    def _select(self, condition: sa.ColumnElement[bool]) -> list[Response]:
        query = sa.select(tables.responses).where(condition).order_by(_R.version)
        with self._database.read() as connection:
            return [_response(row) for row in connection.execute(query)]

    def _readable(self, rows: Iterable[Response], *, reader: Reader) -> list[Response]:
        if reader.kind == "oneself":
            return [row for row in rows if row.participant == reader.person]
        # Rows come by the dozen from one writer, and each question about a writer is one to the database.
        cohort_of, evaluators_of = cache(self._cohort_of), cache(self._evaluators_of)
        # Whoever evaluates somebody reads none of their words, whatever cohort both are in.
        asks = reader.person if reader.kind == "staff" else None
        return [
            row
            for row in rows
            if asks not in evaluators_of(row.participant) and may_read(reader, row, cohort=cohort_of(row.participant))
        ]

    def _meets(self, reader: Reader, participant: str) -> bool:
        return may_meet(reader, cohort=self._cohort_of(participant))


def _row_with(connection: sa.Connection, participant: str, save_id: str) -> Response | None:
    query = sa.select(tables.responses).where(_R.participant == participant, _R.save_id == save_id)
    row = connection.execute(query).one_or_none()
    return _response(row) if row else None


def _insert(connection: sa.Connection, response: Response) -> Response:
    readers = audience(connection, response)
    row = replace(
        response, written_at=now(), aside=not _is_newest_base(connection, response), readers=readers
    )
    values = {name: value for name, value in vars(row).items() if name != "version"}
    values["value"] = json.dumps(row.value, ensure_ascii=False)
    values["settles"] = json.dumps(row.settles)
    done = connection.execute(tables.responses.insert().values(**values))
    assert done.inserted_primary_key is not None
    return replace(row, version=done.inserted_primary_key[0])


def _place(response: Response) -> sa.ColumnElement[bool]:
    return sa.and_(
        _R.participant == response.participant,
        _R.module == response.module,
        _R.prompt == response.prompt,
    )


def _is_newest_base(connection: sa.Connection, response: Response) -> bool:
    newest = connection.scalar(sa.select(sa.func.max(_R.version)).where(_place(response), ~_R.aside))
    if newest is None:
        return True
    return bool(response.based_on == newest)


def _newest_of(connection: sa.Connection, response: Response) -> Response:
    query = sa.select(tables.responses).where(_place(response), ~_R.aside)
    return _response(connection.execute(query.order_by(_R.version.desc()).limit(1)).one())


def _is_plain() -> sa.ColumnElement[bool]:
    """Say whether a row neither stands beside another nor settles one; most rows are so."""
    return sa.and_(~_R.aside, _R.settles == "[]")


def _insert_hand_in(connection: sa.Connection, asked: HandIn, *, prompts: Collection[str] | None) -> HandIn:
    newest = (
        sa.select(_R.prompt, sa.func.max(_R.version))
        .where(
            _R.participant == asked.participant,
            _R.module == asked.module,
            _R.edition == asked.edition if prompts is None else _R.prompt.in_(prompts),
            ~_R.aside,
        )
        .group_by(_R.prompt)
    )
    numbers: dict[str, int] = dict(connection.execute(newest).all())
    at = now()
    values = {n: v for n, v in vars(asked).items() if n not in ("number", "at", "versions")}
    done = connection.execute(tables.hand_ins.insert().values(**values, at=at))
    assert done.inserted_primary_key is not None
    number: int = done.inserted_primary_key[0]
    rows = [{"hand_in": number, "prompt": p, "version": v} for p, v in numbers.items()]
    if rows:
        connection.execute(tables.hand_in_versions.insert(), rows)
    return replace(asked, number=number, at=at, versions=numbers)


def _hand_in(row: Any, connection: sa.Connection) -> HandIn:
    named = connection.execute(sa.select(_V.prompt, _V.version).where(_V.hand_in == row.number))
    return HandIn(
        participant=row.participant,
        module=row.module,
        edition=row.edition,
        by_name=row.by_name,
        save_id=row.save_id,
        number=row.number,
        at=row.at,
        versions=dict(named.all()),
    )


def _response(row: Any) -> Response:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    read = {"value": json.loads(values["value"]), "settles": tuple(json.loads(values["settles"]))}
    return Response(**(values | read))


def _number(version: int | None) -> int:
    assert version is not None
    return version
