"""Holds a named group of short texts in a widget's file to its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.fields import Fields
from commontable.content.yaml_files import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def check_labels(fields: Fields, name: str, *, wanted: Iterable[str]) -> None:
    """Raise the fields' mistake unless `name` is a mapping with a text for each name wanted, and no more."""
    found = fields.found.get(name)
    names = list(wanted)
    if not isinstance(found, dict):
        raise fields.error(f"`{name}` is {kind_of(found)}; wanted a text for each of {', '.join(names)}")
    labels = Fields(found, where=f"{fields.where}, {name}", mistake=fields.mistake)
    for each in names:
        labels.text(each)
    strange = [str(each) for each in found if each not in names]
    if strange:
        raise labels.error(f"'{strange[0]}' is read by no widget; the names here are {', '.join(names)}")
