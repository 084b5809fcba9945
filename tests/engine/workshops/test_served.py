"""Rooms over HTTP, on a server as it is started."""

import json

import pytest
from engine.workshops.over_http import STAFF, Caller

M01 = "m01_equal_partners"


def test_a_facilitator_finds_what_a_workshop_is_made_of(faye, room):
    found = faye.get(STAFF)

    assert found["cohorts"] == ["everyone"]
    assert {"folder": M01, "title": "Equal partners", "lengths": [90, 60, 30]} in found["modules"]
    assert room["id"] in [each["id"] for each in found["workshops"]]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"module": "m99", "minutes": 90}, "No module is called"),
        ({"module": M01, "minutes": 45}, "no running order of 45"),
        ({"module": M01, "minutes": [90]}, "no running order"),
        ({"module": M01, "minutes": 90, "cohort": "another"}, "You do not lead the cohort"),
        ({}, "No module is called"),
    ],
)
def test_a_workshop_that_cannot_be_is_refused_in_a_sentence(faye, asked, sentence):
    status, answer = faye.ask("POST", STAFF, asked)

    assert status == 422
    assert sentence in answer["sentence"]


def test_a_page_is_moved_on_when_an_activity_is_opened(faye, ana, room):
    ana.join(room["code"])
    with ana.listening("/api/workshop/events") as stream:
        assert (stream.status, stream.type) == (200, "text/event-stream")
        assert stream.wait_for(lambda state: state["id"] == room["id"])["activity"] is None

        faye.post(f"{STAFF}/{room['id']}/open-activity", number=5)

        moved = stream.wait_for(lambda state: state["activity"])
        assert moved["activity"]["prompts"] == ["m01-belonging"]


def test_a_stream_ends_with_its_workshop(faye, ana, room):
    ana.join(room["code"])
    with ana.listening("/api/workshop/events") as page, faye.listening(f"{STAFF}/{room['id']}/events") as desk:
        faye.post(f"{STAFF}/{room['id']}/close")

        assert page.wait_for(lambda state: state["state"] == "closed")
        page.wait_for_end()
        desk.wait_for_end()


def test_a_stream_ends_when_its_person_signs_out(server, room):
    person = Caller(server, server.code_for("Leaving"))
    person.join(room["code"])
    with person.listening("/api/workshop/events") as stream:
        stream.wait_for(lambda state: state["id"] == room["id"])
        server.request(
            "POST",
            "/logout",
            cookies=person.cookies,
            headers={"X-XSRFToken": person.cookies["_xsrf"]},
        )
        # Any change is asked of the store in the name of whoever listens.
        Caller(server, server.code_for("Faye 2", role="facilitator")).post(
            f"{STAFF}/{room['id']}/open-activity", number=1
        )

        stream.wait_for_end()


def test_there_is_nothing_to_hear_without_a_workshop(server):
    nobody = Caller(server, server.code_for("Elsewhere"))

    assert nobody.ask("GET", "/api/workshop/events")[0] == 204
    assert nobody.get("/api/workshop") == {"workshop": None}
    status, answer = nobody.ask("POST", "/api/workshop/mark", {"mark": "begun"})
    assert (status, "no workshop" in answer["sentence"]) == (409, True)


def test_the_desk_hears_of_an_answer_and_not_of_private_words(server, faye, room):
    person = Caller(server, server.code_for("Writer"))
    person.join(room["code"])
    with faye.listening(f"{STAFF}/{room['id']}/events") as stream:
        stream.wait_for(lambda event: event["answers"] == 0)

        person.write("m01-first-thoughts", "Mine alone.", save_id="private-save-1")
        person.write("m01-case", "ten", save_id="public-save-01")

        stream.wait_for(lambda event: event["answers"] == 1)


@pytest.mark.parametrize(
    ("act", "asked", "sentence"),
    [
        ("mark", {"mark": "asleep"}, "begun, finished or passed"),
        ("may-show", {"prompt": "m01-belonging"}, "true or false"),
        ("may-show", {"prompt": "m01-first-thoughts", "may": True}, "its writer alone"),
        ("may-show", {"prompt": "nothing", "may": True}, "has no prompt"),
        ("table", {"table": "x" * 100}, "at most 80"),
    ],
)
def test_what_a_participant_cannot_do_is_refused_in_a_sentence(ana, room, act, asked, sentence):
    ana.join(room["code"])

    status, answer = ana.ask("POST", f"/api/workshop/{act}", asked)

    assert status == 422
    assert sentence in answer["sentence"]


def test_only_facilitators_of_the_cohort_reach_a_room(server, faye, ana, room):
    reviewer = Caller(server, server.code_for("Rita", role="reviewer"))
    other = Caller(server, server.code_for("Otto", role="facilitator", cohorts=["north"]))
    paths = ["", "/wall", "/events", "/attendance.csv", "/summary/participants.html", "/summary/facilitator.pdf"]

    for path in paths:
        assert ana.ask("GET", f"{STAFF}/{room['id']}{path}")[0] == 403
        assert reviewer.ask("GET", f"{STAFF}/{room['id']}{path}")[0] == 403
        assert other.ask("GET", f"{STAFF}/{room['id']}{path}")[0] == 404
    assert other.ask("POST", f"{STAFF}/{room['id']}/close", {})[0] == 404
    assert faye.get(f"{STAFF}/{room['id']}")["state"] == "open"


def test_a_room_from_reveal_to_what_is_kept(server, faye, room):
    here = f"{STAFF}/{room['id']}"
    people = [Caller(server, server.code_for(f"Taker {n}")) for n in range(5)]
    for number, person in enumerate(people):
        person.join(room["code"])
        person.write("m01-belonging", f"She told me {number}.", save_id=f"save-room-{number}")
        if number < 4:
            continue
        status, answer = faye.ask("POST", f"{here}/reveal", {"prompt": "m01-case", "on": True})
        assert (status, "Fewer than five" in answer["sentence"]) == (422, True)
        faye.post(f"{here}/reveal", prompt="m01-belonging", on=True)
    people[0].post("/api/workshop/may-show", prompt="m01-belonging", may=True)
    [waiting] = faye.get(here)["waiting"]
    desk = faye.post(f"{here}/word", version=waiting["version"], state="shown", heading="Told")
    assert desk["decided"][0]["heading"] == "Told"
    paper = faye.post(f"{here}/paper", rows=[{"name": "Paper Pia", "answers": {"m01-case": "ten"}}])
    assert (paper["rows"], paper["codes"][0]["name"]) == (1, "Paper Pia")

    wall = faye.get(f"{here}/wall")

    assert [text["text"] for text in wall["panels"][0]["texts"]] == ["She told me 0."]
    assert "Taker" not in json.dumps(wall)
    assert "Paper Pia" in faye.get(f"{here}/attendance.csv")
    assert "She told me 0." in faye.get(f"{here}/summary/participants.html")
    assert faye.get(f"{here}/summary/facilitator.pdf").startswith("%PDF")
    acts = server.run("people", "list").stdout
    assert "Paper Pia" in acts


def test_whoever_was_in_the_room_reads_what_it_said_once_it_is_over(server, faye):
    room = faye.post(STAFF, module=M01, minutes=90, cohort="everyone")
    here, there = f"{STAFF}/{room['id']}", f"/me/workshops/{room['id']}"
    inside, outside = (Caller(server, server.code_for(name)) for name in ("Ina Inside", "Otto Outside"))
    inside.join(room["code"])
    faye.post(f"{here}/open-activity", number=2)
    assert inside.ask("GET", there)[0] == 404

    faye.post(f"{here}/close")

    status, page = inside.ask("GET", there)
    assert (status, "What we said" in page) == (200, True)
    assert there in inside.ask("GET", "/me")[1]
    assert outside.ask("GET", there)[0] == 404


def test_notes_stand_at_the_end_of_the_guide_for_the_same_cohort(server, faye, room):
    faye.post(f"{STAFF}/{room['id']}/note", text="Leave more <b>time</b> for the letter.")
    elsewhere = Caller(server, server.code_for("Olga", role="facilitator", cohorts=["Elsewhere"]))
    guide = f"/staff/guides/{M01}/guide.html"

    here, there = faye.ask("GET", guide)[1], elsewhere.ask("GET", guide)[1]

    assert "Leave more &lt;b&gt;time&lt;/b&gt; for the letter." in here
    assert "Leave more" not in there


def test_bad_papers_are_listed_by_row(faye, room):
    rows = [{"name": "Pia", "answers": {"m01-case": "no-choice"}}, {"answers": {"m01-case": "ten"}}]

    status, answer = faye.ask("POST", f"{STAFF}/{room['id']}/paper", {"rows": rows})

    assert status == 422
    assert [each["row"] for each in answer["rows"]] == [1, 2]


def test_reading_words_for_the_room_is_on_the_record_once(fresh):
    from commontable.deployment import Deployment
    from commontable.settings import Settings

    faye = Caller(fresh, fresh.code_for("Faye", role="facilitator"))
    desk = faye.post(STAFF, module=M01, minutes=90, cohort="everyone")
    person = Caller(fresh, fresh.code_for("Ana"))
    person.join(desk["code"])
    person.write("m01-belonging", "To be read.", save_id="read-save-01")
    person.post("/api/workshop/may-show", prompt="m01-belonging", may=True)

    for _ in range(3):
        faye.get(f"{STAFF}/{desk['id']}")

    deployment = Deployment.open(Settings(course=fresh.course, data=fresh.data))
    read = [act for act in deployment.directory.acts() if act.act == "read words for the room"]
    deployment.close()
    assert [(act.reason) for act in read] == [f"workshop {desk['id']}"]


def test_a_room_stands_as_it_was_after_the_server_is_killed(fresh):
    faye = Caller(fresh, fresh.code_for("Faye", role="facilitator"))
    desk = faye.post(STAFF, module=M01, minutes=90, cohort="everyone")
    here = f"{STAFF}/{desk['id']}"
    people = [Caller(fresh, fresh.code_for(f"Taker {n}")) for n in range(5)]
    for number, person in enumerate(people):
        person.join(desk["code"])
        person.write("m01-case", "ten", save_id=f"kill-save-{number}")
    faye.post(f"{here}/open-activity", number=7)
    faye.post(f"{here}/timer", minutes=30)
    faye.post(f"{here}/reveal", prompt="m01-case", on=True)
    people[0].post("/api/workshop/mark", mark="finished")
    people[0].post("/api/workshop/table", table="By the door")
    before, wall = faye.get(here), faye.get(f"{here}/wall")

    fresh.kill()
    fresh.start()

    after = faye.get(here)
    assert _steady(after) == _steady(before)
    assert _steady(faye.get(f"{here}/wall")) == _steady(wall)
    state = people[0].get("/api/workshop")["workshop"]
    assert state["mine"] == {"mark": "finished", "may_show": [], "table": "By the door"}
    assert state["timer"]["ends_at"] == before["timer"]["ends_at"]


def _steady(told):
    return told | {"now": None, "timer": told["timer"]["ends_at"]}
