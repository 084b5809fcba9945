"""A network that is cut for a minute, or that falls silent while every connection looks open."""

import pytest
from faults.findings import Findings
from faults.tabs import now
from journeys.server import wait_until

AWAY_FOR = 60


@pytest.mark.parametrize(
    ("name", "fail"),
    [("network cut for 60 s", "cut"), ("network half-open for 60 s", "fall_silent")],
)
def test_a_network_that_is_away_for_a_minute_is_said_and_costs_nothing(name, fail, twenty, report_fault):
    findings = Findings(name)
    twenty.tabs.type_on()
    twenty.tabs.let_pass(4)

    began = now()
    getattr(twenty.proxy, fail)()
    twenty.tabs.let_pass(AWAY_FOR)
    twenty.proxy.mend()
    ended = now()
    wait_until(lambda: twenty.tabs.all_well_since(ended), seconds=60, every=0.2)
    findings.mark(*twenty.tabs, began=began, ended=ended)
    findings.rounds += 1
    held = twenty.tabs.all_saved()

    assert held == [tab.newest(twenty.server) for tab in twenty.tabs]
    assert [len(text) for text in held] == [tab.typed() for tab in twenty.tabs]
    findings.report(report_fault, data=twenty.server.data, tabs=twenty.tabs, must_say=True)
