"""Kernels that are killed, or ended under an open page: words never notice, and charts come back by themselves."""

import os
import signal
import time

from faults.findings import Findings
from faults.tabs import now
from journeys.server import wait_until
from journeys.test_no_word_is_lost import kernels_of

CASE = "[data-prompt='m01-case']"


class Chart:
    """The chart of one tab, whose menus ask Python for another view; a view seen before asks nobody."""

    def __init__(self, tab):
        self.root = tab.page.locator(CASE)
        self._choices = self._all_choices()

    def _all_choices(self):
        menus = self.root.locator(".ct-menus select")
        choices = [menus.nth(n).locator("option").evaluate_all("all => all.map(one => one.value)") for n in range(3)]
        every = [(a, b, c) for a in choices[0] for b in choices[1] for c in choices[2]]
        return iter(every[1:])

    def ask(self):
        """Choose a view that was not shown before."""
        for number, value in enumerate(next(self._choices)):
            menu = self.root.locator(".ct-menus select").nth(number)
            if menu.input_value() != value:
                menu.evaluate("(menu, value) => { menu.value = value; }", value)
                last = menu
        last.dispatch_event("change")

    def is_shown(self):
        return self.root.locator(".ct-working").inner_text().startswith("Now shown")


def ask_all(charts, chance, *, within):
    for chart in charts:
        chart.ask()
        time.sleep(chance.uniform(0, within))


def all_shown(charts):
    """Wait until every chart shows what it was asked for: by itself, nobody presses "Try again"."""
    wait_until(lambda: all(chart.is_shown() for chart in charts), seconds=60, every=0.1)


def test_a_kernel_killed_at_any_moment_is_replaced_and_words_go_on(twenty, rounds, proof_random, report_fault):
    findings = Findings("kernel SIGKILL")
    charts = [Chart(tab) for tab in twenty.tabs]
    twenty.tabs.type_on()
    ask_all(charts, proof_random, within=0)
    all_shown(charts)

    for number in range(rounds(10)):
        began = now()
        asked_first = number % 2
        if asked_first:
            ask_all(charts, proof_random, within=0.02)
        for pid in kernels_of(twenty.server):
            os.kill(pid, signal.SIGKILL)
            findings.rounds += 1
        if not asked_first:
            ask_all(charts, proof_random, within=0.02)
        all_shown(charts)
        findings.mark(*twenty.tabs, began=began)
    held = twenty.tabs.all_saved()

    assert held == [tab.newest(twenty.server) for tab in twenty.tabs]
    findings.report(report_fault, data=twenty.server.data, tabs=twenty.tabs)


def test_kernels_culled_under_open_pages_are_replaced_when_they_are_needed(twenty, rounds, proof_random, report_fault):
    findings = Findings("kernel culled")
    charts = [Chart(tab) for tab in twenty.tabs]
    twenty.tabs.type_on()
    ask_all(charts, proof_random, within=0)
    all_shown(charts)

    for _ in range(rounds(2)):
        began = now()
        twenty.proxy.drop_websockets()
        wait_until(lambda: not kernels_of(twenty.server), seconds=60)
        ask_all(charts, proof_random, within=0.02)
        all_shown(charts)
        assert kernels_of(twenty.server)
        findings.mark(*twenty.tabs, began=began)
        findings.rounds += 1
    held = twenty.tabs.all_saved()

    assert held == [tab.newest(twenty.server) for tab in twenty.tabs]
    findings.report(report_fault, data=twenty.server.data, tabs=twenty.tabs)
