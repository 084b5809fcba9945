"""Holds the files that widgets read to their form: a lead, and lists of named lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commontable.content.fields import Fields

# The name of a line is a key of values for good, so it stays plain.
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def check_file(fields: Fields, *names: str) -> None:
    """Raise the fields' mistake unless the file has a lead, these parts and nothing else."""
    fields.text("lead")
    _only(fields, "lead", *names)


def check_lines(
    fields: Fields, name: str, *, texts: tuple[str, ...], lists: tuple[str, ...] = ()
) -> list[Fields]:
    """Return the lines of a list; raise the fields' mistake unless each has its own id and these texts."""
    lines = fields.groups(name)
    if not lines:
        raise fields.error(f"`{name}` is empty; it needs at least one line")
    ids = [line.text("id") for line in lines]
    for line, line_id in zip(lines, ids, strict=True):
        if not _NAME.fullmatch(line_id) or ids.count(line_id) > 1:
            raise line.error(f"the id '{line_id}' must be its own, of small letters, digits and hyphens")
        for text in texts:
            line.text(text)
        _only(line, "id", *texts, *lists)
    return lines


def _only(fields: Fields, *names: str) -> None:
    strange = [str(name) for name in fields.found if name not in names]
    if strange:
        raise fields.error(f"'{strange[0]}' is read by no widget; the names here are {', '.join(names)}")
