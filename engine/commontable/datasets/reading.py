"""A CSV file that somebody brings, as texts: nothing is guessed, nothing is converted."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.datasets.problems import Problem, UnusableFile, UnusableTable

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 200_000_000
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class Sheet:
    """Headings and rows as they stand in the file; `numbers` are the rows as a spreadsheet counts them."""

    name: str
    headings: list[str]
    rows: list[list[str]]
    numbers: list[int]


def read_sheet(path: Path) -> Sheet:
    """Return the file's cells; `UnusableFile` in one sentence, `UnusableTable` for uneven rows."""
    text = _text(path)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    headings: list[str] = []
    rows, numbers, problems = [], [], []
    try:
        for number, cells in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
        ):
            if not headings:
                headings = [" ".join(cell.split()) for cell in cells]
            elif any(cells):
                if len(cells) != len(headings):
                    problems.append(_ragged(number, cells=cells, headings=headings))
                rows.append(cells)
                numbers.append(number)
    except csv.Error as problem:
        raise UnusableFile(
            f"{path.name} cannot be read after row {len(rows) + 1} ({problem}). "
            "Look there for a quotation mark that is not closed."
        ) from None
    _check_headings(headings, path=path, rows=rows)
    if problems:
        raise UnusableTable(problems, file=path.name)
    return Sheet(path.name, headings, rows, numbers)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    except OSError as problem:
        raise UnusableFile(
            f"The file {path} cannot be read ({problem.strerror}). Check its name."
        ) from problem
    if len(found) > LARGEST:
        raise UnusableFile(
            f"{path.name} is larger than {LARGEST // 1_000_000} MB. Bring it in as several tables."
        )
    try:
        text = found.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = found.count(b"\n", 0, problem.start) + 1
        raise UnusableFile(
            f"{path.name} is not UTF-8 text (line {line}). In the spreadsheet choose 'CSV UTF-8' when saving."
        ) from None
    if "\0" in text:
        raise UnusableFile(f"{path.name} is no text file: it holds zero bytes. Save it as CSV.")
    return text


def _ragged(number: int, *, cells: list[str], headings: list[str]) -> Problem:
    return Problem(number, headings[-1], f"{len(cells)} cells", f"{len(headings)}, one under each heading")


def _check_headings(headings: list[str], *, path: Path, rows: list[list[str]]) -> None:
    if not headings:
        raise UnusableFile(f"{path.name} is empty. Its first row must name the columns.")
    twice = sorted({name for name in headings if headings.count(name) > 1})
    if twice:
        raise UnusableFile(f"{path.name} has the heading '{twice[0]}' more than once. Keep one.")
    if not rows:
        raise UnusableFile(f"{path.name} has headings and nothing under them. Add the rows.")
