"""Staff pages and the staff service, by those to whom they are not open, with ids of things that are there."""

import re
from contextlib import contextmanager
from types import SimpleNamespace

import psutil
import pytest
from attacks.addresses import STAFFS, filled, methods_of
from attacks.cast import REFUSED, Asker, is_refused, uploaded
from attacks.lines import opened
from journeys.by_http import sign_in
from journeys.newcomers import FORM
from journeys.pages import FOLDER
from journeys.room import Room

from commontable.serving.pages.staff_app import TOKEN
from commontable.serving.staff_apps.apps import APPS

REVIEWS = "/api/staff/reviews"
WORDS = "only for readers of my own cohort"


@pytest.fixture(scope="module")
def there(stage, cast):
    """Put one of each thing into the cohort "everyone": a hand-in, a draft, a theme on a passage, a room, a comment."""
    cast.victim.save("m01-belonging", WORDS)
    cast.victim.save("m01-first-thoughts", "for nobody at all")
    cast.victim.hand_in()
    faye = cast.facilitator
    [row, *_] = faye.json("GET", REVIEWS)["hand_ins"]
    number = row["hand_in"]
    page = faye.json("GET", f"{REVIEWS}/hand-ins/{number}")
    draft = {"value": "a draft of mine", "save_id": "draft-of-faye-1", "based_on": None}
    faye.json("PUT", f"{REVIEWS}/hand-ins/{number}/comments/m01-belonging", draft)
    theme = faye.json("POST", f"{REVIEWS}/themes", {"name": "Being asked"})["themes"][-1]["id"]
    version = page["prompts"][0]["version"]
    marked = {"version": version, "start": 0, "end": 8}
    passage = faye.json("POST", f"{REVIEWS}/themes/{theme}/passages", marked)["number"]
    kept = {"title": "A kept comment", "text": "What did she say?", "shared": False}
    comment = faye.json("POST", f"{REVIEWS}/library", kept)["comments"][-1]["id"]
    room = Room(stage, faye.cookies)
    facts = {"hand_in": number, "theme": theme, "passage": passage, "version": version, "comment": comment}
    return SimpleNamespace(**facts, room=room)


def of_the_hand_in(there):
    """Return every act on somebody's hand-in, in the room and on what was marked in it, as (method, path, body)."""
    place = f"{REVIEWS}/hand-ins/{there.hand_in}"
    room = f"/api/staff/workshops/{there.room.id}"
    draft = {"value": "struck", "save_id": "struck-save-1", "based_on": None}
    return (
        ("GET", place, None),
        ("PUT", f"{place}/comments/m01-belonging", draft),
        ("PUT", f"{place}/comments/overall", draft),
        ("POST", f"{place}/levels", {"prompt": "m01-belonging", "part": "a-next-step", "level": 1}),
        ("POST", f"{place}/give", {}),
        ("POST", f"{place}/read", {"read": True}),
        ("POST", f"{place}/today", {"on": True, "reason": "struck"}),
        ("POST", f"{place}/name", {"reason": "I should like to know who."}),
        ("POST", f"{REVIEWS}/themes/{there.theme}/passages", {"version": there.version, "start": 0, "end": 9}),
        ("POST", f"{REVIEWS}/themes/{there.theme}/declined", {"version": there.version, "start": 0, "end": 9}),
        ("POST", f"{REVIEWS}/passages/{there.passage}/remove", {}),
        ("POST", f"{REVIEWS}/library/{there.comment}", {"title": "struck", "text": "struck"}),
        ("GET", room, None),
        ("GET", f"{room}/wall", None),
        ("GET", f"{room}/events", None),
        ("GET", f"{room}/attendance.csv", None),
        ("GET", f"{room}/summary/facilitator.html", None),
        ("GET", f"{room}/summary/participants.pdf", None),
        ("GET", f"/staff/workshops/{there.room.id}/wall", None),
        *(("POST", f"{room}/{act}", {"number": 1, "text": "struck", "seconds": 5}) for act in ACTS),
    )


ACTS = ("open-activity", "timer", "pause", "resume", "close", "reveal", "word", "note", "paper")


@pytest.mark.parametrize("who", ["nobody", "victim", "thief", "stranger"])
def test_no_staff_address_opens_for_a_participant(cast, there, attack, who):
    asker = getattr(cast, who)
    with attack("staff pages and staff APIs, as participant") as tally:
        for route in STAFFS:
            values = {"workshop": there.room.id, "number": str(there.hand_in)}
            path = filled(route, **values)
            for method in ("GET", "HEAD", *(name.upper() for name in methods_of(route)), "OPTIONS"):
                answer = asker.ask(method, path, "{}" if method not in {"GET", "HEAD"} else None)
                tally.held(is_refused(answer) and WORDS not in answer[2], f"{method} {path}: {answer}")
        for method, path, body in of_the_hand_in(there):
            answer = asker.ask(method, path, body)
            tally.held(is_refused(answer) and WORDS not in answer[2], f"{method} {path}: {answer}")


@pytest.mark.parametrize("who", ["far_reviewer", "far_facilitator"])
def test_nothing_of_another_cohort_opens_for_staff(cast, there, attack, who):
    asker = getattr(cast, who)
    with attack("staff APIs, as staff of another cohort") as tally:
        for method, path, body in of_the_hand_in(there):
            status, _, text = asker.ask(method, path, body)
            tally.held(status in {*REFUSED, 422} and WORDS not in text, f"{method} {path} gave {status} {text[:80]}")
        for path in (REVIEWS, f"{REVIEWS}?cohort=everyone", f"{REVIEWS}?offset=0&limit=9999", "/api/staff/workshops",
                     "/api/staff/cohort?cohort=everyone", f"{REVIEWS}/themes/counts?cohort=everyone",
                     f"{REVIEWS}/themes/{there.theme}/suggestions", f"{REVIEWS}/second", "/staff/", "/staff/people/",
                     "/staff/record/"):  # fmt: skip
            text = asker.ask("GET", path)[2]
            for trace in (WORDS, "Vera Victim", cast.victim.person, there.room.id, there.room.code):
                tally.held(trace not in text, f"{path} tells {trace}")
    place = f"{REVIEWS}/hand-ins/{there.hand_in}"
    assert cast.facilitator.json("GET", place)["prompts"][0]["draft"]["value"] == "a draft of mine"


def test_a_reviewer_does_nothing_that_is_a_facilitators(cast, there, attack):
    rita = cast.reviewer
    with attack("a facilitator's acts, as reviewer") as tally:
        for method, path, body in of_the_hand_in(there):
            if "workshops" in path:
                tally.held(rita.status(method, path, body) in REFUSED, f"{method} {path}")
        for path in ("exports/", "people/", "backup/", "record/", "apps/workshop/"):
            tally.held(rita.status("GET", f"/staff/{path}") in REFUSED, path)
        for path in ("people/add", "people/code", "people/cards", "people/roster", "people/merge", "exports/",
                     "backup/make", "backup/thin"):  # fmt: skip
            tally.held(rita.status("POST", f"/staff/{path}", "role=facilitator&name=Struck") in REFUSED, path)
        asked = {"cohort": "everyone", "number": 1}
        tally.held(rita.status("POST", f"{REVIEWS}/second", asked) in REFUSED, "drawing a sample")
        named = {"person": rita.person, "on": True}
        tally.held(rita.status("POST", f"{REVIEWS}/family-readers", named) in REFUSED, "naming a family reader")


def test_a_facilitator_changes_nobody_of_another_cohort(stage, cast, attack):
    far, victim, staff = cast.far_facilitator, cast.victim.person, cast.facilitator.person
    forms = [
        *(("code", f"person={person}") for person in (victim, staff)),
        ("cards", f"person={victim}&person={far.person}"),
        ("merge", f"keep={far.person}&other={victim}"),
        ("merge", f"keep={cast.stranger.person}&other={victim}"),
        ("merge", f"keep={victim}&other={cast.stranger.person}"),
        ("add", "name=Struck+Inside&role=facilitator&cohort=everyone"),
        ("add", "name=Struck+Inside&role=participant&cohort=everyone"),
        ("add", "name=Struck+Inside&role=principal&cohort=south"),
    ]
    before = stage.run("people", "list").stdout
    with attack("people of another cohort, as facilitator") as tally:
        for change, body in forms:
            _, _, text = far.ask("POST", f"/staff/people/{change}", body, **FORM)
            tally.held("could not be done" in text, f"{change} {body}: {heading(text)}")
            tally.held(not re.search(r"\b[2-9A-Y]{4}-[2-9A-Y]{4}-[2-9A-Y]{4}-[2-9A-Y]\b", text), f"{change}: a code")
        tally.held(stage.run("people", "list").stdout == before, "the list of people has changed")
        tally.held(cast.victim.status("GET", f"/api/words/{FOLDER}") == 200, "the victim was signed out")


def heading(text):
    return " ".join(re.findall(r"<h[12][^>]*>([^<]*)", text))


HEADER = "name,role,cohort,outside_id"


def test_a_roster_takes_nobody_out_of_another_cohort(new_server, tmp_path, attack):
    server = new_server()
    roster = tmp_path / "first.csv"
    roster.write_text(f"{HEADER}\nNora North,participant,north,n-1\nNed,facilitator,north,n-2\n", "utf-8")
    server.run("people", "import", str(roster))
    south = Asker(server, sign_in(server, server.code_for("Sofia", role="facilitator", cohorts=["south"])))
    before = server.run("people", "list").stdout
    rows = (
        *("Nora Moved,participant,south,n-1", "Ned Moved,facilitator,south|north,n-2", "New,participant,north,n-3"),
        *("Nora North,facilitator,south,n-1", "X,facilitator,everyone,", "Y,participant,,n-2"),
        "Z,reviewer,south|north,",
    )
    with attack("people of another cohort, by roster") as tally:
        for row in rows:
            south.ask("POST", "/staff/people/roster", **uploaded("roster", f"{HEADER}\n{row}\n"))
            tally.held(server.run("people", "list").stdout == before, row)


@contextmanager
def opened_app(cast, app):
    """Open an app and yield its kernel's token, as whoever has broken into that kernel would find it."""
    _, _, page = cast.facilitator.ask("GET", f"/staff/apps/{app}/")
    kernel = re.search(r'name="commontable-kernel" content="([^"]+)"', page)[1]
    with opened(cast.facilitator, kernel) as line:
        line.settled()
        children = psutil.Process(cast.facilitator.server.process.pid).children(recursive=True)
        found = [each.environ() for each in children if each.status() != psutil.STATUS_ZOMBIE]
        yield next(each[TOKEN] for each in found if each.get("COMMONTABLE_PAGE_VERSION") == kernel)


@pytest.mark.parametrize("app", sorted(APPS))
def test_a_staff_apps_token_opens_its_own_app_alone(stage, cast, there, attack, app):
    if not APPS[app].notebook(stage.course).is_file():
        pytest.skip(f"staff_apps has no notebook {app} yet")
    program = Asker(stage)
    with opened_app(cast, app) as token, attack("a staff token of another app") as tally:
        bearer = {"Authorization": f"Bearer {token}"}
        assert program.status("GET", OWN[app], **bearer) == 200
        for method, path, body in of_the_hand_in(there):
            if ("workshops" in path) != (app == "workshop"):
                tally.held(is_refused(program.ask(method, path, body, **bearer)), f"{method} {path}")
        for path in ("/", "/me", "/staff/", "/staff/people/", f"/api/words/{FOLDER}", "/metrics"):
            tally.held(program.status("GET", path, **bearer) in {*REFUSED, 302}, path)
        short = {"Authorization": f"Bearer {token[:-1]}"}
        tally.held(cast.facilitator.status("GET", OWN[app], **short) in REFUSED, "a token cut short, with a cookie")
        tally.held(token not in stage.said(), "the token stands in the log")
        assert program.status("GET", OWN[app], **bearer) == 200


OWN = {"workshop": "/api/staff/workshops", "review": REVIEWS, "cohort": "/api/staff/cohort"}
