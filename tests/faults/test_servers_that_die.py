"""A server that is killed, alone or with every process of the course, and started again on the same data folder."""

import os
import signal
import time

import psutil
import pytest
from faults.findings import Findings
from faults.servers import StartsAtOnce
from faults.tabs import now
from journeys.server import wait_until

# Every so many rounds the pages are given time to be well again; between them the next kill may come sooner.
REST = 5


def kill_server(server):
    server.kill()


def kill_every_process(server):
    """Kill the server, what kernels are forked from, and the kernels, as a power cut would."""
    process = psutil.Process(server.process.pid)
    everyone = [*process.children(recursive=True), process]
    for one in everyone:
        one.suspend()
    for one in everyone:
        os.kill(one.pid, signal.SIGKILL)
    server.kill()


@pytest.mark.parametrize(
    ("name", "kill", "usual"),
    [
        ("server SIGKILL", kill_server, 70),
        ("SIGKILL of every process at once", kill_every_process, 40),
    ],
)
def test_a_kill_at_any_moment_costs_no_acknowledged_word(
    name, kill, usual, place, crowd, rounds, proof_random, report_fault
):
    server = place(kind=StartsAtOnce)
    people = crowd(server)
    findings = Findings(name)

    ended = 0.0
    for number in range(rounds(usual)):
        has_rest = number % REST == 0
        if has_rest:
            wait_until(lambda since=ended: people.tabs.all_well_since(since), seconds=60, every=0.2)
        time.sleep(proof_random.uniform(0, 1.2))
        began = now()
        kill(server)
        ended = now()
        server.start()
        wait_until(lambda since=ended: people.programs.all_answered_since(since), seconds=30)
        if has_rest:
            wait_until(lambda since=ended: people.tabs.all_well_since(since), seconds=60, every=0.2)
            findings.mark(*people.tabs, began=began, ended=ended)
        findings.rounds += 1
    people.programs.stop()
    held = people.tabs.all_saved()

    for tab, text in zip(people.tabs, held, strict=True):
        assert text == tab.words[: len(text)], "the box does not hold what was typed"
        assert tab.newest(server) == text
    assert [one.newest() for one in people.programs] == [one.saves()[-1][1] for one in people.programs]
    findings.report(report_fault, data=server.data, tabs=people.tabs, programs=people.programs)
