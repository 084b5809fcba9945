"""What a tab's notes prove: what was acknowledged, how old the rest was, when the page spoke and was well again."""

import json
import re
import sqlite3
from contextlib import closing

GOOD, KEPT_BESIDE = 200, 409
# Beyond this the page owes a word of what is wrong; and no older keystroke may be without an answer.
TOLD_WITHIN, UNSAVED_AT_MOST = 10.0, 2.0


def acknowledged(notes):
    """Return (version, value) of each save that the server answered for; one kept beside another counts too.

    Of an answer that came as the page went, nobody has read the version.
    """
    return [
        (note["version"], note["value"])
        for note in notes
        if note["what"] == "answered" and note["status"] in {GOOD, KEPT_BESIDE} and "version" in note
    ]


def unsaved_at(notes, moment):
    """Return the age in seconds of the oldest keystroke that no answer covered at that moment."""
    covered, waiting = 0, []
    for note in notes:
        if note["at"] > moment:
            break
        if note["what"] == "began" and not covered:
            covered = note["length"]
        elif note["what"] == "typed":
            waiting.append((note["length"], note["at"]))
        elif note["what"] == "answered" and note["status"] == GOOD:
            covered = len(note["value"])
    return max((moment - at for length, at in waiting if length > covered), default=0.0)


def said_after(notes, moment):
    """Return seconds until the page said that something was wrong; `None` if it never did."""
    for note in notes:
        wrong = note["what"] == "said" and (note["offline"] or "Not saved yet" in note["text"])
        if wrong and note["at"] >= moment:
            return note["at"] - moment
    return None


def well_after(notes, moment):
    """Return seconds until an answer covered all that had been typed by then, and no notice stood; `None` if never."""
    typed = max((n["length"] for n in notes if n["what"] == "typed" and n["at"] <= moment), default=0)
    is_answered, notice = False, False
    for note in notes:
        if note["what"] == "said":
            notice = note["offline"]
        if note["at"] < moment:
            continue
        if note["what"] == "answered" and note["status"] == GOOD and len(note["value"]) >= typed:
            is_answered = True
        if is_answered and not notice:
            return note["at"] - moment
    return None


def untrue(notes, rows):
    """Return each time that the page said "Saved" over something that the store does not hold."""
    stored = {value for value, *_ in rows.values()}
    return [
        note
        for note in notes
        if note["what"] == "said" and re.match(r"Saved \d", note["text"]) and note["value"] not in stored
    ]


def rows_in(data):
    """Return value, participant and time of every response in the database, by its version."""
    with closing(sqlite3.connect(f"file:{data}/commontable.sqlite?mode=ro", uri=True)) as words:
        assert words.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = words.execute("SELECT version, value, participant, written_at, save_id FROM responses").fetchall()
    return {version: (json.loads(value), *rest) for version, value, *rest in found}


class Words:
    """The words of many saves: how many were acknowledged, and which of them the store has lost."""

    def __init__(self):
        self._acknowledged, self._lost = set(), set()

    def compare(self, saves, rows):
        for version, value in saves:
            self._acknowledged |= set(value.split())
            if rows.get(version, ("",))[0] != value:
                self._lost |= set(value.split())
        return self

    @property
    def acknowledged(self):
        return len(self._acknowledged)

    @property
    def lost(self):
        return len(self._lost)
