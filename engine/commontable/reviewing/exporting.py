"""Themes as an export: the passages that staff may read with their codes, and the counts that may be told.

Levels are in no export: they guide a reply, and are not passed on about a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.responses.export import Table
from commontable.responses.model import Reader
from commontable.reviewing.scope import Scope
from commontable.reviewing.theme_counts import theme_counts
from commontable.reviewing.theme_marks import passages_under
from commontable.reviewing.themes import code_book

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commontable.responses.export import Writer
    from commontable.reviewing.desk import Reviews

_CODES = ("participant", "name", "cohort", "module", "prompt", "version", "theme", "passage", "start", "end")
_THEMES = ("cohort", "theme", "people", "note")


def codes_table(reviews: Reviews, *, writers: Iterable[Writer]) -> Table:
    """Return each passage under a theme, of these writers, by id unless names were asked for with a reason."""
    known = {writer.id: writer for writer in writers}
    names = {theme["id"]: theme["name"] for theme in code_book(reviews)}
    with reviews.database.read() as connection:
        scope = Scope.of(connection, Reader.grading())
        passages = passages_under(connection, scope, course=reviews.course_now())
    rows: list[dict[str, Any]] = [
        {
            "participant": passage.participant,
            "name": known[passage.participant].name,
            "cohort": known[passage.participant].cohort,
            "module": passage.module,
            "prompt": passage.prompt,
            "version": passage.version,
            "theme": names.get(passage.theme, ""),
            "passage": passage.text,
            "start": passage.start,
            "end": passage.end,
        }
        for passage in passages
        if passage.participant in known
    ]
    rows.sort(key=lambda row: (row["module"], row["prompt"], row["version"], row["start"], row["theme"]))
    return Table(columns=_CODES, rows=rows)


def themes_table(reviews: Reviews, *, cohorts: Iterable[str]) -> Table:
    """Return how many people of each cohort wrote under each theme, small groups hidden."""
    rows: list[dict[str, Any]] = []
    for cohort in sorted(cohorts):
        scope = reviews.scope(Reader.grading(frozenset({cohort})))
        rows += [
            {"cohort": cohort, "theme": row["name"], "people": row["people"], "note": row["note"]}
            for row in theme_counts(reviews, scope, cohort=cohort)["rows"]
        ]
    return Table(columns=_THEMES, rows=rows)
