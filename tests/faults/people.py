"""Twenty people who may sign in, and the words that each is known to type."""

import json
import re

from journeys.by_http import sign_in
from journeys.pages import FOLDER

WRITERS = 20


def enrol(server, count=WRITERS, *, name="Writer"):
    """Return the cookies of so many new participants, each signed in."""
    roster = server.data.parent / "roster.csv"
    roster.write_text("name,role\n" + "".join(f"{name} {n},participant\n" for n in range(count)), "utf-8")
    said = server.run("people", "import", str(roster)).stdout
    codes = re.findall(rf"^(\S+)  \S+  {name} \d+$", said, re.MULTILINE)
    assert len(codes) == count, said
    return [sign_in(server, code) for code in codes]


def known_words(writer, *, first=0, count=2_000):
    """Return words that nobody else types, each with its number."""
    return "".join(f"{writer}-{number:04} " for number in range(first, first + count))


def newest(server, cookies, prompt):
    """Return what the server shows this person of one prompt."""
    status, _, body = server.request("GET", f"/api/words/{FOLDER}", cookies=cookies)
    assert status == 200, body
    return json.loads(body)["responses"][prompt]["value"]
