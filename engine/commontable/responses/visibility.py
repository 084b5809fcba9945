"""Who may read a response: one rule, used by both forms of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commontable.responses.model import Reader, Response

# `group` is written into the notebook that staff of the cohort read; `me` and `count` never are.
READABLE = {"staff": frozenset({"facilitator"}), "grading": frozenset({"facilitator", "group"})}


def may_read(reader: Reader, response: Response, *, cohort: str) -> bool:
    """Say whether this reader may see these words of a writer who belongs to `cohort`."""
    if reader.kind == "oneself":
        return reader.person == response.participant
    return may_meet(reader, cohort=cohort) and response.readers in READABLE[reader.kind]


def may_meet(reader: Reader, *, cohort: str) -> bool:
    """Say whether a member of staff may know of a participant's work at all."""
    if reader.kind == "oneself":
        return False
    return reader.cohorts is None or cohort in reader.cohorts
