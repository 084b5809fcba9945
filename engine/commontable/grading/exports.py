"""Our exports through nbgrader: `nbgrader export --exporter=commontable.grading.exports.Responses --to=responses.csv`.

They give what `commontable export` gives, under the same rules. There is nobody here to give a reason, so people are
named by id. The file's ending, csv, jsonl or xlsx, says its format.
"""
# mypy: disable-error-code="misc"
# nbgrader ships no types, so to mypy its classes are of any type.

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from nbgrader.plugins import ExportPlugin

from commontable.errors import GradingError
from commontable.grading.assignments import Assignment
from commontable.responses.export_files import FORMATS, replace_file

if TYPE_CHECKING:
    from commontable.responses.export import Table


class _Export(ExportPlugin):
    """One of our exports; `--student` and `--assignment` narrow it as they narrow nbgrader's own."""

    what: ClassVar[str]

    def export(self, gradebook: Any) -> None:  # noqa: ARG002 - words are in the store, and in no gradebook
        from commontable.deployment import Deployment  # noqa: PLC0415 - the room of exports imports this one
        from commontable.keeping.exporting import Order, table_of  # noqa: PLC0415
        from commontable.settings import Settings  # noqa: PLC0415

        path = Path(self.to or f"{self.what}.csv")
        form = path.suffix.removeprefix(".")
        if form not in FORMATS:
            raise GradingError(f"{path.name} has no ending that says its format: name it .csv, .jsonl or .xlsx.")
        with closing(Deployment.open(Settings.find())) as deployment:
            order = Order(self.what, form, by="nbgrader export")
            table = self._asked_for(table_of(deployment, order))
            content = FORMATS[form](table)
            # Before anything leaves, so that no export is without its record.
            deployment.directory.record(f"exported {self.what} without names", by=order.by)
        replace_file(path, content)
        self.log.info("Wrote the %s to %s", self.what, path)

    def _asked_for(self, table: Table) -> Table:
        people = {str(one) for one in self.student}
        modules = {Assignment.named(str(one)).folder for one in self.assignment}
        rows = [
            row
            for row in table.rows
            if (not people or row["participant"] in people) and (not modules or row["module"] in modules)
        ]
        return type(table)(columns=table.columns, rows=rows)


class Responses(_Export):
    """What facilitators may read of what participants wrote."""

    what = "responses"


class Progress(_Export):
    """How far each participant is: completion and stated minutes."""

    what = "progress"


class Feedback(_Export):
    """Every comment that was given, with the version that it is about."""

    what = "feedback"


class Codes(_Export):
    """Passages under their themes."""

    what = "codes"
