"""A workshop led and joined over HTTP, as any program in a person's name could."""

import json
from itertools import count
from urllib.parse import urlencode

from journeys.by_http import sign_in
from journeys.pages import FOLDER

_numbers = count(1)


def ask(server, cookies, path, *, method="GET", body=None, **headers):
    """Return (status, answer) of a call to the service."""
    sent = {"X-XSRFToken": cookies.get("_xsrf", ""), "Content-Type": "application/json"} | headers
    text = None if body is None else json.dumps(body)
    status, _, said = server.request(method, f"/api/{path}", cookies=cookies, headers=sent, body=text)
    try:
        return status, json.loads(said)
    except ValueError:
        return status, said


def done(answer):
    status, said = answer
    assert status in {200, 201}, said
    return said


class Room:
    """A workshop on module 1, led by somebody whose cookies these are."""

    def __init__(self, server, cookies, *, minutes=90, cohort="everyone"):
        self.server, self.cookies = server, cookies
        made = {"module": FOLDER, "minutes": minutes, "cohort": cohort}
        opened = done(ask(server, cookies, "staff/workshops", method="POST", body=made))
        self.id, self.code = opened["id"], opened["code"]

    @property
    def wall_address(self):
        return f"{self.server.address}staff/workshops/{self.id}/wall"

    def desk(self):
        return done(ask(self.server, self.cookies, f"staff/workshops/{self.id}"))

    def act(self, name, **body):
        return done(ask(self.server, self.cookies, f"staff/workshops/{self.id}/{name}", method="POST", body=body))

    def open_activity(self, prompt):
        """Open the activity in which this prompt is asked, and return it."""
        found = next(each for each in self.desk()["activities"] if prompt in each["prompts"])
        self.act("open-activity", number=found["number"])
        return found

    def let_through(self):
        for text in self.desk()["waiting"]:
            self.act("word", version=text["version"], state="shown")

    def seat(self, name):
        """Add somebody new to the course, signed in and joined."""
        someone = Seated(self.server, self.server.code_for(name))
        someone.join(self.code)
        return someone


class Seated:
    """A participant who has only a program for a browser."""

    def __init__(self, server, code):
        self.server, self.code = server, code
        self.cookies = sign_in(server, code)
        self._newest = {}

    def join(self, code):
        body = urlencode({"code": code, "_xsrf": self.cookies["_xsrf"]})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        status, _, page = self.server.request("POST", "/join", cookies=self.cookies, headers=kind, body=body)
        assert status == 303, page

    def save(self, prompt, value):
        """Save an answer, over what this person saved before."""
        body = {"value": value, "save_id": f"in-the-room-{next(_numbers)}", "based_on": self._newest.get(prompt)}
        saved = done(ask(self.server, self.cookies, f"words/{FOLDER}/{prompt}", method="PUT", body=body))
        self._newest[prompt] = saved["version"]

    def act(self, name, **body):
        return done(ask(self.server, self.cookies, f"workshop/{name}", method="POST", body=body))

    def say(self, prompt, words):
        """Write a text and tick that it may be shown."""
        self.save(prompt, words)
        self.act("may-show", prompt=prompt, may=True)


def facilitator(server, name, *, cohorts=()):
    """Return (code, cookies) of a new facilitator."""
    code = server.code_for(name, role="facilitator", cohorts=cohorts)
    return code, sign_in(server, code)
