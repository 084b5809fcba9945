"""Who reads a response."""

from enum import StrEnum


class Readers(StrEnum):
    """The writer, staff of the writer's cohort, the cohort without a name, or totals only."""

    ME = "me"
    FACILITATOR = "facilitator"
    GROUP = "group"
    COUNT = "count"

    def may_become(self, other: "Readers") -> bool:
        """Say whether this is the same or narrower; only `me` is narrower than another."""
        return other in (self, Readers.ME)
