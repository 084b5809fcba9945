"""What is wrong with a file that somebody brings: every problem with its row and column."""

from __future__ import annotations

from dataclasses import dataclass

from commontable.errors import CourseError
from commontable.plain_text import one_line

# Enough to see what is wrong; a file with a wrong column has the same problem in every row.
SHOWN = 200
_LONGEST = 60


@dataclass(frozen=True, order=True)
class Problem:
    """One cell that cannot be used. Row 1 is the row of headings, as a spreadsheet counts."""

    row: int
    column: str
    found: str
    wanted: str

    def __str__(self) -> str:
        found = one_line(self.found)
        cut = f"{found[:_LONGEST]}…" if len(found) > _LONGEST else found
        said = f"found '{cut}'" if found else "found nothing"
        return f"Row {self.row}, {self.column}: {said}, wanted {self.wanted}."


class UnusableTable(CourseError):
    """Cells that cannot be used; all are named, and nothing was loaded."""

    def __init__(self, problems: list[Problem], *, file: str) -> None:
        self.problems = sorted(problems)
        rows = len({problem.row for problem in problems})
        shown = [f"  {problem}" for problem in self.problems[:SHOWN]]
        if len(problems) > SHOWN:
            shown.append(f"  … and {len(problems) - SHOWN:,} more. Mend these first, then try again.")
        super().__init__(
            f"Nothing was loaded: {rows:,} row{'s' * (rows != 1)} of {one_line(file)} cannot be used "
            "(row 1 holds the headings). Mend these and try again:\n" + "\n".join(shown)
        )


class UnusableFile(CourseError):
    """A file or a map that cannot be read at all."""
