"""An export as a file: CSV, JSON Lines or XLSX, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commontable.plain_text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.responses.export import Table

# Some spreadsheets take the full-width forms for the plain ones.
_FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
# An XLSX cell holds 32,767 units of UTF-16, two for some letters; xlsxwriter would leave a longer text out.
_XLSX_CELL = 16_000
_LINE_ENDS_IN_JSON = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\u0085\u2028\u2029"}


def as_csv(table: Table) -> bytes:
    """Return the table as UTF-8 CSV; a cell that a spreadsheet would take for a formula begins with '."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(table.columns)
    writer.writerows([_guarded(row.get(column)) for column in table.columns] for row in table.rows)
    return written.getvalue().encode(errors="replace")


def as_jsonl(table: Table) -> bytes:
    """Return one JSON object a line, each value as it was kept."""
    lines = (
        json.dumps({c: row.get(c) for c in table.columns}, ensure_ascii=False).translate(_LINE_ENDS_IN_JSON)
        for row in table.rows
    )
    return "".join(f"{line}\n" for line in lines).encode(errors="replace")


def as_xlsx(table: Table) -> bytes:
    """Return a workbook in which every text is text; a very long one goes on in columns at the end."""
    import xlsxwriter  # noqa: PLC0415 - the other formats do without

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        sheet = book.add_worksheet("export")
        sheet.freeze_panes(1, 0)
        for number, cells in enumerate(_sheet_rows(table)):
            for place, cell in enumerate(cells):
                _write_cell(sheet, (number, place), cell)
    return written.getvalue()


FORMATS: dict[str, Callable[[Table], bytes]] = {"csv": as_csv, "jsonl": as_jsonl, "xlsx": as_xlsx}


def replace_file(path: Path, content: bytes) -> None:
    """Put the content at this path, whole or not at all, readable by its owner alone."""
    handle, written = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(written).replace(path)
    finally:
        Path(written).unlink(missing_ok=True)


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return printable(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _guarded(value: Any) -> str | int | float:
    cell = _cell(value)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def _write_cell(sheet: Any, at: tuple[int, int], cell: str | int | float) -> None:  # noqa: PYI041 - JSON has both
    write = sheet.write_string if isinstance(cell, str) else sheet.write_number
    write(*at, cell)


def _sheet_rows(table: Table) -> list[list[str | int | float]]:
    rows = [[_cell(row.get(column)) for column in table.columns] for row in table.rows]
    header: list[str | int | float] = list(table.columns)
    for place, column in enumerate(table.columns):
        texts = [str(row[place]) if isinstance(row[place], str) else "" for row in rows]
        for start in range(_XLSX_CELL, max(map(len, texts), default=0), _XLSX_CELL):
            header.append(f"{column}, continued")
            for row, text in zip(rows, texts, strict=True):
                row.append(text[start : start + _XLSX_CELL])
    cut = [[c[:_XLSX_CELL] if isinstance(c, str) else c for c in row] for row in rows]
    return [header, *cut]
