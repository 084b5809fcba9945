"""Holds a value that somebody sent against its kind's JSON schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.errors import UnacceptableValue

if TYPE_CHECKING:
    from collections.abc import Mapping


def check_schema(value: Any, *, schema: Mapping[str, Any], title: str, wanted: str) -> None:
    """Raise UnacceptableValue if the value does not fit; the sentence repeats nothing that was sent."""
    # Importing jsonschema takes over a second of processor time, and most kernels never need it.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    if not Draft202012Validator(schema).is_valid(value):
        raise UnacceptableValue(
            f"“{title}” keeps {wanted}; something else was sent. Reload the page and try again."
        )
