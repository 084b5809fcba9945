"""A course in which everybody has written hostile texts wherever somebody can write, and what became of them."""

import csv
import io
import re
import sqlite3
from contextlib import closing
from itertools import count

from attacks.cast import Asker
from attacks.filling import Texts, keepable, value_of
from attacks.hostile import hostile_texts
from attacks.stage_course import MODULES
from journeys.by_http import sign_in
from journeys.room import Room, Seated

from commontable.content.course import load_course
from commontable.people.model import LONGEST_COHORT, LONGEST_NAME
from commontable.people.plain import plain

ROOM_PROMPT = "m01-belonging"
REVIEWS = "/api/staff/reviews"
WRITERS, SEATS, COHORTS = 3, 30, 10
_numbers = count(1)


def as_csv(rows):
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue()


def names_among(texts, *, longest=LONGEST_NAME):
    """Return the texts that are short enough for a name, as the course keeps them, each once."""
    return [*dict.fromkeys(name for text in texts if 0 < len(name := plain(text)) <= longest and "|" not in name)]


class Struck:
    """The server, who is on it, and what they have written."""

    def __init__(self, server):
        self.server = server
        self.course = load_course(server.course)
        self.texts = Texts(keepable(hostile_texts()))
        self.cohorts = names_among(self.texts.all, longest=LONGEST_COHORT)[:COHORTS]
        self._bring_in()
        self.written, self.hand_ins = {}, []
        for writer in self.writers:
            self._write(writer)
        self._comment()

    def _bring_in(self):
        names = iter(names_among(self.texts.all))
        cohorts = "|".join(["everyone", *self.cohorts])
        rows = [(next(names), "facilitator", cohorts), (next(names), "reviewer", cohorts)]
        rows += [(next(names), "participant", "everyone") for _ in range(WRITERS + SEATS)]
        rows += [(next(names), "participant", cohort) for cohort in self.cohorts]
        roster = self.server.data.parent / "struck-roster.csv"
        roster.write_text(as_csv([("name", "role", "cohort"), *rows]), "utf-8", newline="")
        told = self.server.run("people", "import", str(roster)).stdout
        self.names = [plain(name) for name, _, _ in rows]
        self.codes = re.findall(r"^(\S+)  p-\w+  ", told, re.MULTILINE)
        assert len(self.codes) == len(rows), told
        known = [self._asker(code) for code in self.codes[: 2 + WRITERS]]
        self.faye, self.rita, *self.writers = known
        self.seat_codes = self.codes[2 + WRITERS : 2 + WRITERS + SEATS]

    def _asker(self, code):
        return Asker(self.server, sign_in(self.server, code), code=code)

    def newcomer(self, name):
        return self._asker(self.server.code_for(name))

    def outcome(self, text):
        """Return what came of a promise, as its page sends it."""
        return self.draft({"went": "did", "happened": text, "family": text, "again": "", "counted": False})

    def _write(self, writer):
        """Fill in every box of every module, and hand in: half of them by name."""
        for module in self.course.modules:
            for prompt in module.prompts:
                value = value_of(prompt, self.texts)
                status, answer = writer.save(prompt.id, value, folder=module.folder)
                assert status == 200, f"{prompt.id}: {answer}"
                self.written[writer.code, prompt.id] = value
            writer.hand_in(folder=module.folder, by_name=self.writers.index(writer) % 2 == 0)

    def _comment(self):
        """Comment on each prompt of each hand-in and on the whole of it, and give all of it."""
        self.hand_ins = [row["hand_in"] for row in self.rita.json("GET", f"{REVIEWS}?limit=200")["hand_ins"]]
        assert len(self.hand_ins) == WRITERS * len(MODULES)
        for number in self.hand_ins:
            place = f"{REVIEWS}/hand-ins/{number}"
            for prompt in [each["id"] for each in self.rita.json("GET", place)["prompts"]] + ["overall"]:
                self.rita.json("PUT", f"{place}/comments/{prompt}", self.draft(self.texts()))
            self.rita.json("POST", f"{place}/give", {})

    def draft(self, text, *, based_on=None):
        return {"value": text, "save_id": f"struck-{next(_numbers):08}", "based_on": based_on}

    def lead_a_room(self):
        """Open a room in which everybody has let their text be shown, under headings, beside notes and papers."""
        room = Room(self.server, self.faye.cookies)
        room.open_activity(ROOM_PROMPT)
        short, names = Texts(names_among(self.texts.all, longest=LONGEST_COHORT)), Texts(names_among(self.texts.all))
        for number, code in enumerate(self.seat_codes):
            seat = Seated(self.server, code)
            seat.join(room.code)
            if number % 2:
                seat.act("table", table=short())
            seat.say(ROOM_PROMPT, self.texts())
        for text in room.desk()["waiting"]:
            room.act("word", version=text["version"], state="shown", heading=short())
        room.act("reveal", prompt=ROOM_PROMPT, on=True)
        room.act("note", text=self.texts())
        # A paper of somebody known by this name would have to say by a code who is meant.
        called = [f"{names()[:150]}, paper {number}" for number in range(5)]
        rows = [{"code": "", "name": name, "answers": {ROOM_PROMPT: self.texts()}} for name in called]
        room.act("paper", rows=rows)
        return room

    def values_of(self, writer, folder):
        """Return what somebody wrote in a module, by prompt."""
        prompts = [prompt.id for prompt in self.course.module(folder).prompts]
        return {prompt: self.written[writer.code, prompt] for prompt in prompts}

    def rows(self, query, *values):
        """Return rows of the store, as they lie on the disk."""
        with closing(sqlite3.connect(f"file:{self.server.data}/commontable.sqlite?mode=ro", uri=True)) as store:
            return store.execute(query, values).fetchall()
