"""The server's clock is set back by an hour while people write.

Debian's libfaketime stands between the server and the system clock; the monotonic clock is left alone, as when
somebody sets the time.
"""

import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from faults.findings import Findings
from faults.tabs import now
from journeys.server import wait_until

HOUR = 3600
MENDED_SLEEP = Path(__file__).with_name("mended_sleep")


@pytest.fixture
def clock(tmp_path):
    """Return a clock that a server may be given: its environment, and a way to set it."""
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    wanted = "libfaketime is not on this machine. Install it (on Debian: apt-get install libfaketime), then test again."
    if not found and os.environ.get("CI") != "true":
        pytest.skip(wanted)
    assert found, wanted
    return Clock(found[0], tmp_path / "clock")


class Clock:
    def __init__(self, library, file):
        self.file = file
        self.set("+0")
        self.environment = {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            # Setting a clock changes no file: with their times in motion every module would look as if it had changed.
            "NO_FAKE_STAT": "1",
            "PYTHONPATH": str(MENDED_SLEEP),
        }

    def set(self, offset):
        fresh = self.file.with_suffix(".new")
        fresh.write_text(offset, "utf-8")
        fresh.replace(self.file)


def test_a_clock_set_back_by_an_hour_changes_no_order_and_loses_nothing(
    clock, place, crowd, rounds, report_fault
):
    server = place(environment=clock.environment)
    people = crowd(server)
    findings = Findings("system clock stepped back an hour")

    for number in range(rounds(3)):
        people.tabs.let_pass(4)
        began = now()
        clock.set(f"-{(number + 1) * HOUR}")
        wait_until(lambda by=number + 1: newest_is_behind(server) > timedelta(hours=by - 0.1), seconds=20)
        back = now()
        wait_until(lambda since=back: people.tabs.all_well_since(since), seconds=60, every=0.2)
        findings.mark(*people.tabs, began=began)
        findings.rounds += 1
    people.programs.stop()
    held = people.tabs.all_saved()

    assert held == [tab.newest(server) for tab in people.tabs]
    assert [one.newest() for one in people.programs] == [one.saves()[-1][1] for one in people.programs]
    assert not any(tab.has_said("Not saved yet") for tab in people.tabs), "a page spoke of a fault that was none"
    findings.report(report_fault, data=server.data, tabs=people.tabs, programs=people.programs)


def newest_is_behind(server):
    """Return how far the time of the newest row lies behind the newest time of any row."""
    query = "SELECT written_at FROM responses ORDER BY version"
    with closing(sqlite3.connect(server.data / "commontable.sqlite")) as words:
        times = [datetime.fromisoformat(at) for (at,) in words.execute(query)]
    return max(times) - times[-1]
