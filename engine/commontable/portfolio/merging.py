"""What a participant decided, after two enrolments became one: whatever either kept private stays private."""

from __future__ import annotations

import sqlalchemy as sa

from commontable.people.evaluating import evaluators
from commontable.portfolio.tables import certificates, deletions
from commontable.responses import tables as words
from commontable.responses.narrowing import narrowings, sweeps

_R, _N = words.responses.c, narrowings.c


def move_choices(connection: sa.Connection, kept: str, *, other: str) -> None:
    """Give the other's choices and certificates to the kept person; a deletion that one asked for is off."""
    for table, column in ((narrowings, "participant"), (evaluators, "participant"), (evaluators, "evaluator")):
        _move(connection, table, column=column, kept=kept, other=other)
    for table in (certificates, sweeps):
        connection.execute(table.update().where(table.c.participant == other).values(participant=kept))
    # Nobody asked to have the words of both deleted; whoever wants that asks again.
    connection.execute(deletions.delete().where(deletions.c.participant.in_((kept, other))))
    narrow = sa.exists().where(_N.participant == kept, _N.module == _R.module, _N.prompt == _R.prompt)
    connection.execute(words.responses.update().where(_R.participant == kept, narrow).values(readers="me"))


def _move(connection: sa.Connection, table: sa.Table, *, column: str, kept: str, other: str) -> None:
    theirs = table.alias("theirs")
    rest = [each.name for each in table.primary_key if each.name != column]
    both = sa.exists().where(theirs.c[column] == kept, *(theirs.c[name] == table.c[name] for name in rest))
    connection.execute(table.delete().where(table.c[column] == other, both))
    connection.execute(table.update().where(table.c[column] == other).values({column: kept}))
