"""Guessing codes at speed, one after another and all at once, from one address and from many."""

import re
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from attacks.cast import Asker
from journeys.by_http import sign_in
from journeys.newcomers import FORM
from journeys.pages import FOLDER
from journeys.room import Room, facilitator
from journeys.server import Server, copy_of, wait_until

from commontable.people.codes import grouped, new_code
from commontable.people.throttle import FREE_FAILURES

GUESSES, AT_ONCE = 120, 150
WAIT, WRONG = 429, {401, 404}
# This machine has many addresses of its own; for a server they are different visitors.
THIEF, SCHOOL = "127.0.0.66", "127.0.0.77"


class Visitor:
    """Somebody at an address of their own, who tries codes in a form."""

    def __init__(self, server, address, *, path="/login", field="code", **more):
        self.parts, self.address = urlsplit(server.address), address
        self.path, self.field, self.more = path, field, more
        _, headers, _ = server.request("GET", path)
        self.token = re.search(r"_xsrf=([^;]+)", headers["Set-Cookie"])[1]

    def tries(self, code, **headers):
        """Return the status of one try."""
        body = urlencode({self.field: code, "_xsrf": self.token} | self.more)
        connection = HTTPConnection(self.parts.hostname, self.parts.port, timeout=60, source_address=(self.address, 0))
        sent = FORM | {"Cookie": f"_xsrf={self.token}"} | headers
        connection.request("POST", self.path, body=body, headers=sent)
        status = connection.getresponse().status
        connection.close()
        return status


@pytest.fixture(scope="module")
def place(course, made, tmp_path_factory):
    """Return a function that starts a server whose patience no other test has used up."""
    started = []

    def start(*options):
        data = copy_of(made, tmp_path_factory.mktemp("guessed") / "data")
        started.append(Server(course, data, *options).start())
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="module")
def guessed(place):
    return place()


def verdicts(statuses):
    """Return how many guesses were told whether they were right."""
    assert set(statuses) <= {WAIT, *WRONG}, set(statuses)
    return sum(status != WAIT for status in statuses)


def at_once(work, many):
    with ThreadPoolExecutor(40) as pool:
        return list(pool.map(work, many))


DOORS = {
    "code guessing at speed": {"path": "/login"},
    "room-code guessing": {"path": "/join"},
    "guessing of certificates and receipts": {"path": "/verify"},
}


@pytest.mark.parametrize("what", DOORS)
def test_of_many_guesses_only_the_free_ones_are_told_anything(guessed, attack, what):
    door, number = DOORS[what]["path"], [*DOORS].index(what)
    one, other = (Visitor(guessed, f"127.0.{number + 1}.{end}", path=door) for end in (1, 2))

    one_by_one = [one.tries(grouped(new_code())) for _ in range(GUESSES)]
    together = at_once(lambda _: other.tries(grouped(new_code())), range(AT_ONCE))

    with attack(what) as tally:
        for how, statuses in (("one by one", one_by_one), ("at once", together)):
            told = verdicts(statuses)
            # Each second that a slow machine takes may give one guess more.
            for place in range(len(statuses)):
                tally.held(place >= told or place < 2 * FREE_FAILURES, f"{how}: {told} guesses were told")


def test_the_right_code_does_not_stand_out_while_its_finder_has_to_wait(guessed, attack):
    code = guessed.code_for("Found Franka")
    thief = Visitor(guessed, THIEF)
    for _ in range(FREE_FAILURES + 5):
        thief.tries(grouped(new_code()))

    with attack("code guessing at speed, with the right code among the guesses") as tally:
        for _ in range(10):
            tally.held(thief.tries(code) == WAIT, "the right code opened while it had to wait")
            tally.held(thief.tries(grouped(new_code())) == WAIT, "a wrong code was told so")
        school = Visitor(guessed, SCHOOL)
        tally.held(school.tries(code) == 303, "somebody else has to wait for the thief")


def test_saying_to_be_somebody_else_buys_no_guesses(guessed, attack):
    thief, told = Visitor(guessed, "127.0.0.88"), 0
    with attack("code guessing at speed, under made-up addresses") as tally:
        for number in range(60):
            made_up = f"198.51.100.{number}"
            claims = {"X-Forwarded-For": made_up, "X-Real-Ip": made_up, "Forwarded": f"for={made_up}"}
            told += thief.tries(grouped(new_code()), **claims) != WAIT
            tally.held(told <= 2 * FREE_FAILURES, f"{told} guesses were told")


def test_a_closed_rooms_code_and_codes_one_letter_off_open_nothing(place, attack):
    server = place()
    _, cookies = facilitator(server, "Faye Alder")
    room, closed = Room(server, cookies), Room(server, cookies)
    closed.act("close")
    letters = "23456789ACDEFGHJKMNPQRTWXY"
    near = [room.code[:-1] + letter for letter in letters if not room.code.endswith(letter)]
    tried = [*near[:8], closed.code, room.code[:-1], room.code * 2, "%", "*", "' OR 1=1 --", "", "\x00", "_" * 6]

    with attack("room-code guessing, near the right one") as tally:
        for number, code in enumerate(tried):
            visitor = Visitor(server, f"127.0.9.{number + 1}", path="/join", who="new", name="Guest")
            tally.held(visitor.tries(code) in {WAIT, 404, 422}, repr(code))
        visitor = Visitor(server, "127.0.9.99", path="/join", who="new", name="Guest")
        tally.held(visitor.tries(room.code) == 303, "the room's own code")


def test_no_guess_at_a_staff_token_or_a_session_opens_anything(stage, proof_random, attack):
    with attack("guessing of staff tokens and sessions") as tally:
        for _ in range(300):
            guess = f"{proof_random.getrandbits(256):064x}"[: proof_random.choice((8, 43, 64))]
            nobody = Asker(stage)
            status = nobody.status("GET", "/api/staff/workshops", Authorization=f"Bearer {guess}")
            tally.held(status in {401, 403}, f"a token: {status}")
            status = Asker(stage, {"commontable-session": guess}).status("GET", f"/api/words/{FOLDER}")
            tally.held(status == 401, f"a session: {status}")


@contextmanager
def held_open(server, number):
    """Hold many connections open that never finish their request."""
    parts = urlsplit(server.address)
    lines = [socket.create_connection((parts.hostname, parts.port), timeout=30) for _ in range(number)]
    for line in lines:
        line.sendall(b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\ncode=")
    yield
    for line in lines:
        line.close()


def test_visitors_who_never_finish_their_request_stop_nobody(place, attack):
    server = place()
    with attack("requests that never end") as tally, held_open(server, 300):
        for _ in range(20):
            tally.held(server.request("GET", "/healthz")[0] == 200, "the server does not answer")


def test_one_person_cannot_fill_the_room_with_kernels(place, attack):
    server = place("--kernels", "30")
    greedy = Asker(server, sign_in(server, server.code_for("Greedy Grete")))
    statuses = at_once(lambda _: greedy.status("POST", f"/api/module-kernels/{FOLDER}", "{}"), range(30))

    with attack("filling the room with kernels") as tally:
        for number in range(statuses.count(200)):
            tally.held(number < 12, f"{statuses.count(200)} kernels were started at once")
        other = Asker(server, sign_in(server, server.code_for("Late Lotte")))
        started = wait_until(lambda: other.status("POST", f"/api/module-kernels/{FOLDER}", "{}"))
        tally.held(started == 200, "nobody else gets a kernel")
