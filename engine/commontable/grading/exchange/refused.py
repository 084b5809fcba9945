"""Fetch and submit: what participants do in the app, and nowhere else."""
# mypy: disable-error-code="misc"

from __future__ import annotations

from typing import NoReturn

from nbgrader.exchange import abc

from commontable.grading.exchange.base import Exchange


class _Refused(Exchange):
    sentence = ""

    def start(self) -> NoReturn:
        self.fail(self.sentence)
        raise AssertionError  # `fail` raises


class FetchAssignment(_Refused, abc.ExchangeFetchAssignment):
    sentence = "Modules are not fetched: participants open them in the Common Table app."


class FetchFeedback(_Refused, abc.ExchangeFetchFeedback):
    sentence = "Feedback is not fetched: participants see it in the Common Table app, under their own words."


class Submit(_Refused, abc.ExchangeSubmit):
    sentence = "Notebooks are not submitted: participants hand in with the button in the Common Table app."
