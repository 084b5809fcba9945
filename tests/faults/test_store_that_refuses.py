"""A store that cannot take a save for a while: the disk is full, or another writer holds the database."""

import os
import sqlite3
import subprocess

import pytest
from faults.findings import Findings
from faults.people import newest
from faults.tabs import now
from faults.witness import said_after
from journeys.server import wait_until

DISK = "48m"
LOCKED_FOR = 30


@pytest.fixture
def small_disk(tmp_path):
    """Return a folder that is a file system of its own, of a few megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and os.environ.get("CI") != "true":
        pytest.skip(f"Mounting a small disk needs root: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(ballast):
    """Write until there is no room for one more block; return how much was needed."""
    written = 0
    with ballast.open("wb", buffering=0) as file:
        for block in (1 << 20, 1 << 12):
            try:
                while True:
                    written += file.write(b"\0" * block)
            except OSError:
                continue
    return written


def test_a_full_disk_is_said_and_every_word_arrives_once_there_is_room(
    small_disk, place, crowd, rounds, proof_random, report_fault
):
    server = place(data=small_disk / "data")
    people = crowd(server)
    findings = Findings("disk full, then freed")

    for _ in range(rounds(4)):
        people.tabs.let_pass(proof_random.uniform(1, 4))
        began = now()
        assert fill(small_disk / "ballast")
        # What fits into the space that the database already has is still saved, and nothing is wrong with it.
        wait_until(lambda since=began: all(said_after(tab.notes(), since) for tab in people.tabs), seconds=90)
        people.tabs.let_pass(2)
        (small_disk / "ballast").unlink()
        ended = now()
        wait_until(lambda since=ended: people.programs.all_answered_since(since), seconds=60)
        wait_until(lambda since=ended: people.tabs.all_well_since(since), seconds=60, every=0.2)
        findings.mark(*people.tabs, began=began, ended=ended)
        findings.rounds += 1
    people.programs.stop()
    held = people.tabs.all_saved()

    assert held == [tab.newest(server) for tab in people.tabs]
    findings.report(report_fault, data=server.data, tabs=people.tabs, programs=people.programs, must_say=True)


def test_a_database_locked_for_thirty_seconds_is_said_and_every_word_arrives_after_it(twenty, report_fault):
    findings = Findings("database locked by another writer for 30 s")
    twenty.tabs.type_on()
    twenty.tabs.let_pass(4)

    began = now()
    other = sqlite3.connect(twenty.server.data / "commontable.sqlite", isolation_level=None, timeout=10)
    other.execute("BEGIN IMMEDIATE")
    twenty.tabs.let_pass(LOCKED_FOR / 2)
    assert newest(twenty.server, twenty.people[0], "m01-belonging"), "nobody can read while somebody else writes"
    twenty.tabs.let_pass(LOCKED_FOR / 2)
    other.execute("ROLLBACK")
    other.close()
    ended = now()
    wait_until(lambda: twenty.tabs.all_well_since(ended), seconds=60, every=0.2)
    findings.mark(*twenty.tabs, began=began, ended=ended)
    findings.rounds += 1
    held = twenty.tabs.all_saved()

    assert held == [tab.newest(twenty.server) for tab in twenty.tabs]
    findings.report(report_fault, data=twenty.server.data, tabs=twenty.tabs, must_say=True)
