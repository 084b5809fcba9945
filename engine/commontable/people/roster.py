"""Reading a roster: a CSV file with one person a row, taken whole or not at all."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from commontable.errors import PeopleError
from commontable.people import model
from commontable.people.enrolment import Details
from commontable.people.plain import plain
from commontable.responses.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COLUMNS = ("name", "role", "cohort", "language", "outside_id", "evaluated_by")
REQUIRED = ("name", "role")
LARGEST = 10_000_000

_T = TypeVar("_T")


@dataclass(frozen=True)
class Problem:
    """One cell of a roster that cannot be used: where it is, and what to do."""

    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return f"Row {self.row}, {self.column}: {self.sentence}"


class BadRoster(PeopleError):
    """Rows that cannot be used; all are named, and nobody was imported."""

    def __init__(self, problems: list[Problem]) -> None:
        rows = len({problem.row for problem in problems})
        shown = "\n".join(f"  {problem}" for problem in problems)
        self.problems = problems
        super().__init__(
            f"Nobody was imported: {rows} row{'s' * (rows != 1)} of the roster cannot be used "
            f"(row 1 is the header). Mend these and import again:\n{shown}"
        )


def read_roster(path: Path) -> list[Details]:
    """Return everybody in the file, or raise `BadRoster` with every row that cannot be used."""
    try:
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    except OSError as problem:
        raise PeopleError(f"The roster {path} cannot be read ({problem.strerror}).") from problem
    return parse_roster(found)


def parse_roster(found: bytes) -> list[Details]:
    """Return everybody in a roster's bytes: UTF-8 with or without BOM, cells parted by `,` or `;`."""
    numbered = _records(_text(found))
    header = _header(next(numbered, (1, []))[1])
    people: list[Details] = []
    problems: list[Problem] = []
    for number, cells in numbered:
        row = _Row(number, header, cells)
        people.append(row.details())
        problems += row.problems
    if problems:
        raise BadRoster(problems)
    if not people:
        raise PeopleError("The roster has a header and nobody under it; add one row for each person.")
    return people


def _text(found: bytes) -> str:
    if len(found) > LARGEST:
        raise PeopleError(f"The roster is larger than {LARGEST // 1_000_000} MB; import it in parts.")
    try:
        return found.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = found.count(b"\n", 0, problem.start) + 1
        raise PeopleError(
            f"The roster is not UTF-8 text (line {line}); in the spreadsheet choose 'CSV UTF-8' when saving."
        ) from None


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that holds anything, with the number that a spreadsheet gives it."""
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    number = 0
    try:
        for number, cells in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
        ):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as problem:
        raise PeopleError(
            f"The roster cannot be read after row {number} ({problem}); "
            "look there for a quotation mark that is not closed."
        ) from None


def _header(cells: list[str]) -> tuple[str, ...]:
    names = tuple(plain(cell).casefold() for cell in cells)
    unknown = [name or "(a column without a name)" for name in names if name not in COLUMNS]
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise PeopleError(
            f"The roster has no column {' and no column '.join(missing)}; "
            f"its first row must name the columns: {', '.join(COLUMNS)} (only the first two must be there)."
        )
    if unknown:
        raise PeopleError(
            f"The roster has columns that are not known: {', '.join(unknown)[:200]}. "
            f"Take them out or rename them; known are {', '.join(COLUMNS)}."
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise PeopleError(f"The roster has the column {', '.join(twice)} more than once; keep one.")
    return names


class _Row:
    """One row while it is read: every cell is tried, and each that cannot be used leaves a problem."""

    def __init__(self, number: int, header: tuple[str, ...], cells: list[str]) -> None:
        self._number = number
        self._cells = dict(zip(header, cells, strict=False))
        self._names_evaluators = "evaluated_by" in header
        self.problems: list[Problem] = []
        if any(cell.strip() for cell in cells[len(header) :]):
            self._report(
                header[-1],
                f"Found {len(cells)} cells under {len(header)} columns; "
                "put a cell that holds the separator in quotation marks.",
            )

    def details(self) -> Details:
        """Return what the row says; only to be used when there are no problems."""
        # Where the role is wrong its cell is reported; several cohorts are then no second mistake.
        role = self._try("role", model.checked_role, otherwise=Role.FACILITATOR)
        return Details(
            name=self._try("name", model.checked_name, otherwise=""),
            role=role,
            cohorts=self._try("cohort", lambda cell: _cohorts(cell, role=role), otherwise=frozenset()),
            language=self._try("language", model.checked_language, otherwise=""),
            outside_id=self._try("outside_id", model.checked_outside_id, otherwise=None),
            evaluated_by=self._try("evaluated_by", _outside_ids, otherwise=None) if self._names_evaluators else None,
            row=self._number,
        )

    def _try(self, column: str, check: Callable[[str], _T], *, otherwise: _T) -> _T:
        try:
            return check(self._cells.get(column, ""))
        except PeopleError as problem:
            self._report(column, str(problem))
            return otherwise

    def _report(self, column: str, sentence: str) -> None:
        self.problems.append(Problem(self._number, column, sentence))


def _cohorts(cell: str, *, role: Role) -> frozenset[str]:
    named = [part for part in cell.split("|") if plain(part)]
    return model.checked_cohorts(named, role=role)


def _outside_ids(cell: str) -> frozenset[str]:
    named = (model.checked_outside_id(part) for part in cell.split("|"))
    return frozenset(each for each in named if each)
