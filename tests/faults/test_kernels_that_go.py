"""Kernels that are killed, or culled under an open page: words never notice, and charts come back by themselves."""

import os
import signal

from faults.findings import Findings
from faults.tabs import now
from journeys.server import wait_until
from journeys.test_no_word_is_lost import kernels_of

# Seconds between one who asks and the next, so that a kernel is met while it works as well as at rest.
ASKED_WITHIN = 0.1


def test_a_kernel_killed_at_any_moment_is_replaced_and_words_go_on(
    twenty, charts, rounds, proof_random, report_fault
):
    findings = Findings("kernel SIGKILL")
    twenty.tabs.type_on()
    charts.ask()
    charts.all_shown()

    for number in range(rounds(10)):
        began = now()
        asked_first = number % 2
        if asked_first:
            charts.ask(proof_random, within=ASKED_WITHIN)
        for pid in kernels_of(twenty.server):
            os.kill(pid, signal.SIGKILL)
        findings.rounds += len(charts)
        if not asked_first:
            charts.ask(proof_random, within=ASKED_WITHIN)
        charts.all_shown()
        findings.mark(*twenty.tabs, began=began)
    held = twenty.tabs.all_saved()

    assert held == [tab.newest(twenty.server) for tab in twenty.tabs]
    findings.report(report_fault, data=twenty.server.data, tabs=twenty.tabs)


def test_kernels_culled_under_open_pages_are_replaced_when_they_are_needed(
    twenty, charts, rounds, proof_random, report_fault
):
    findings = Findings("kernel culled")
    twenty.tabs.type_on()
    charts.ask()
    charts.all_shown()

    for _ in range(rounds(2)):
        # Those that nobody has a line to are ended by the server within seconds.
        kernels = wait_until(lambda: one_each(kernels_of(twenty.server), charts), seconds=60)
        culled, began = culls(twenty.server), now()
        twenty.proxy.refuse_websockets()
        wait_until(lambda known=kernels: not kernels_of(twenty.server) & known, seconds=60)
        twenty.proxy.takes_websockets = True
        assert culls(twenty.server) - culled == len(kernels), "the kernels ended, but not by being culled"
        charts.ask(proof_random, within=ASKED_WITHIN)
        charts.all_shown()
        findings.mark(*twenty.tabs, began=began)
        findings.rounds += len(kernels)
    held = twenty.tabs.all_saved()

    assert held == [tab.newest(twenty.server) for tab in twenty.tabs]
    findings.report(report_fault, data=twenty.server.data, tabs=twenty.tabs)


def one_each(kernels, charts):
    return kernels if len(kernels) == len(charts) else None


def culls(server):
    """Return how many kernels Jupyter's culler has ended, by the server's log."""
    return server.said().count("Culling 'idle' kernel")
