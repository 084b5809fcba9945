"""A backup that is taken while people type holds every save that had been answered, and what is restored is whole."""

import json
import sqlite3
import tarfile
import threading
import time
from contextlib import closing

import pytest
from journeys.by_http import sign_in
from journeys.pages import FOLDER
from journeys.server import Server, wait_until

PROMPT = "m01-belonging"
WRITERS = 6
SLOWEST = 5.0


class Writer(threading.Thread):
    """Somebody who types without pause: each save is sent once the one before has been answered."""

    def __init__(self, server, name):
        super().__init__(daemon=True)
        self.server, self.name = server, name
        self.cookies = sign_in(server, server.code_for(name))
        self.answered, self.slowest, self.trouble = [], 0.0, []
        self.done = threading.Event()

    def run(self):
        based_on = None
        while not self.done.is_set():
            number = len(self.answered) + 1
            asked = {"value": f"{self.name} wrote {number}", "save_id": f"{self.name}-{number}", "based_on": based_on}
            began = time.monotonic()
            status, _, body = self.server.request(
                "PUT",
                f"/api/words/{FOLDER}/{PROMPT}",
                cookies=self.cookies,
                headers={"X-XSRFToken": self.cookies["_xsrf"]},
                body=json.dumps(asked),
            )
            self.slowest = max(self.slowest, time.monotonic() - began)
            if status != 200:
                self.trouble.append((status, body))
                return
            based_on = json.loads(body)["version"]
            self.answered.append(asked["value"])


@pytest.fixture
def typing(new_server):
    """Return a running server on which six people type without pause."""
    server = new_server()
    writers = [Writer(server, f"writer{n}") for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    wait_until(lambda: all(len(writer.answered) > 5 for writer in writers))
    yield server, writers
    for writer in writers:
        writer.done.set()
        writer.join(timeout=30)


def values_in(data):
    with closing(sqlite3.connect(data / "commontable.sqlite")) as words:
        return {json.loads(value) for (value,) in words.execute("SELECT value FROM responses")}


def counts_in(data):
    with closing(sqlite3.connect(data / "commontable.sqlite")) as words:
        tables = ("people", "responses", "hand_ins", "codes", "people_cohorts")
        return {table: words.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def manifest_of(file):
    with tarfile.open(file) as archive:
        return json.loads(archive.extractfile("manifest.json").read())


def test_backups_under_load_hold_every_answered_save_and_come_back_whole(typing, tmp_path, root):
    server, writers = typing
    taken = []
    for number in range(3):
        before = {value for writer in writers for value in list(writer.answered)}
        file = tmp_path / f"kept-{number}.tar.gz"
        server.run("backup", str(file))
        taken.append((file, before))
    after = {value for writer in writers for value in list(writer.answered)}

    assert [writer.trouble for writer in writers] == [[]] * WRITERS
    assert max(writer.slowest for writer in writers) < SLOWEST
    assert len(after) > len(taken[-1][1]) > len(taken[0][1])
    for number, (file, before) in enumerate(taken):
        restored = Server(root, tmp_path / f"restored-{number}")
        restored.run("restore", str(file))
        said = manifest_of(file)["counts"]
        assert before <= values_in(restored.data), "a save that had been answered is not in the backup"
        assert counts_in(restored.data) == {table: said[table] for table in counts_in(restored.data)}


def test_a_restored_course_opens_and_everybody_finds_their_words(typing, tmp_path, new_server):
    server, writers = typing
    server.run("backup", str(tmp_path / "kept.tar.gz"))
    refused = server.run("restore", str(tmp_path / "kept.tar.gz"), check=False)
    for writer in writers:
        writer.done.set()
        writer.join(timeout=30)
    server.stop()
    server.run("restore", str(tmp_path / "kept.tar.gz"))
    server.start()

    _, _, body = server.request("GET", f"/api/words/{FOLDER}", cookies=writers[0].cookies)

    assert refused.returncode == 1
    assert "Stop the server" in refused.stderr
    assert f"{writers[0].name} wrote " in json.dumps(json.loads(body))
