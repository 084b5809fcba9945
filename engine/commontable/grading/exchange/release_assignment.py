"""Release: an edition becomes what participants open."""
# mypy: disable-error-code="misc"

from __future__ import annotations

from nbgrader.exchange import abc

from commontable.grading.exchange.base import Exchange
from commontable.grading.release import offer


class ReleaseAssignment(Exchange, abc.ExchangeReleaseAssignment):
    """Makes the released notebook where it is missing or old, and puts the module on the list."""

    def copy_files(self) -> None:
        offer(self.assignment, settings=self.settings)
        self.log.info("Released: %s. Participants open it in the app.", self.assignment.name)
