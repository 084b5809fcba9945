"""Notebooks are committed in one form, so that a diff shows what an author changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.normal_notebook import as_committed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject


def notebook_is_in_normal_form(subject: Subject) -> Iterator[str]:
    """No outputs, no counts, no widget state, one sentence per line."""
    if subject.module.notebook.read_bytes() != as_committed(subject.notebook).encode():
        yield f"{subject.ipynb} is not in normal form. Run `commontable check --fix`."
