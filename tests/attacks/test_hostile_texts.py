"""Five hundred hostile texts through every box of the service: kept as they are, or refused in one clear sentence."""

import json
from urllib.parse import urlencode

import pytest
from attacks.cast import uploaded
from attacks.filling import leaves
from attacks.hostile import MARK, hostile_texts, is_writable
from attacks.struck import REVIEWS, as_csv
from journeys.gallery_course import GALLERY
from journeys.newcomers import FORM
from journeys.room import Room

from commontable.content.values import MAX_BYTES
from commontable.people.model import LONGEST_NAME
from commontable.people.plain import plain
from commontable.people.roster import LARGEST

TEXTS = hostile_texts()
BOX, PROMISE = "m01-belonging", "m00-promise"
LONGEST_COMMENT = 20_000
CSV_CELL = 131_072


def is_a_sentence(said):
    """Say whether an answer is a sentence or two for a person, and no traceback of a program."""
    begins = said[:1].isupper() or said[:1] == "“"
    # A facilitator's own cohorts may stand in it, each with its whole name.
    return begins and said.endswith(".") and len(said) < 1_200 and "Traceback" not in said and "Error" not in said


def is_kept(text, *, longest):
    return is_writable(text) and "\x00" not in text and len(text.encode()) <= longest


@pytest.fixture(scope="module")
def keeper(struck):
    return struck.newcomer("Keeping Kim")


def test_every_text_is_kept_as_a_response_as_it_is_or_refused_in_a_sentence(keeper, attack):
    base = None
    with attack("hostile texts in responses") as tally:
        for text in TEXTS:
            status, answer = keeper.save(BOX, text, based_on=base)
            if is_kept(text, longest=MAX_BYTES):
                base = answer.get("version")
                told = keeper.words()["responses"].get(BOX, {}).get("value")
                tally.held(status == 200 and told == text, f"{status} {text[:80]!r} came back as {str(told)[:80]!r}")
            else:
                is_told = status in {413, 422} and is_a_sentence(answer["sentence"])
                tally.held(is_told, f"{status} {text[:80]!r}: {answer}")


def test_every_text_is_kept_as_a_comment_as_it_is_or_refused_in_a_sentence(struck, attack):
    place = f"{REVIEWS}/hand-ins/{struck.hand_ins[0]}"
    base, kept = None, {}
    with attack("hostile texts in comments") as tally:
        for text in TEXTS:
            draft = struck.draft(text, based_on=base)
            status, _, said = struck.faye.ask("PUT", f"{place}/comments/overall", draft)
            answer = json.loads(said)
            if is_kept(text, longest=MAX_BYTES) and len(text) <= LONGEST_COMMENT:
                tally.held(status == 200, f"{status} {text[:80]!r}: {answer}")
                base = answer.get("version")
                kept[draft["save_id"]] = text
            else:
                tally.held(status in {413, 422} and is_a_sentence(answer["sentence"]), f"{text[:80]!r}: {answer}")
        stored = dict(struck.rows("select save_id, text from review_comments"))
        for save_id, text in kept.items():
            tally.held(stored.get(save_id) == text, f"{text[:80]!r} became {str(stored.get(save_id))[:80]!r}")
        told = struck.faye.json("GET", place)["overall"]["draft"]["value"]
        tally.held(told == [*kept.values()][-1], "the newest draft")


def test_every_text_is_kept_in_the_library_as_it_is_or_refused_in_a_sentence(struck, attack):
    kept = []
    with attack("hostile texts in comments") as tally:
        for text in TEXTS:
            asked = {"title": text[:60], "text": text, "shared": True}
            status, _, said = struck.rita.ask("POST", f"{REVIEWS}/library", asked)
            if is_kept(text, longest=MAX_BYTES) and len(text) <= LONGEST_COMMENT and plain(text[:60]):
                tally.held(status == 200, f"{status} {text[:80]!r}: {said[:200]}")
                kept.append((plain(text[:60]), text))
            else:
                sentence = json.loads(said)["sentence"]
                tally.held(status in {413, 422} and is_a_sentence(sentence), f"{text[:80]!r}: {sentence}")
        told = [(one["title"], one["text"]) for one in struck.rita.json("GET", f"{REVIEWS}/library")["comments"]]
        tally.held(sorted(told) == sorted(kept), "the library holds something else than was kept")


def test_every_text_in_a_theme_a_reason_a_note_and_a_promise_is_kept_or_refused_in_a_sentence(struck, keeper, attack):
    room = Room(struck.server, struck.faye.cookies)
    place = f"{REVIEWS}/hand-ins/{struck.hand_ins[0]}"
    keeper.save(PROMISE, {"act": "ask", "what": "one thing", "when": "2026-01-05"}, folder=GALLERY)
    acts = (
        (struck.rita, "POST", f"{REVIEWS}/themes", lambda text: {"name": text, "about": text}),
        (struck.rita, "POST", f"{place}/name", lambda text: {"reason": text}),
        (struck.rita, "POST", f"{place}/today", lambda text: {"on": True, "reason": text}),
        (struck.faye, "POST", f"/api/staff/workshops/{room.id}/note", lambda text: {"text": text}),
        (struck.faye, "POST", "/api/staff/workshops", lambda text: {"module": text, "minutes": 30, "cohort": text}),
        (keeper, "PUT", f"/api/promises/{GALLERY}/{PROMISE}", struck.outcome),
    )
    with attack("hostile texts in themes, reasons, notes and promises") as tally:
        for at, text in enumerate(TEXTS):
            who, method, path, body = acts[at % len(acts)]
            status, _, said = who.ask(method, path, body(text))
            sentence = json.loads(said).get("sentence", "")
            is_told = status in {409, 413, 422} and is_a_sentence(sentence)
            tally.held(status in {200, 201} or is_told, f"{path} {text[:80]!r}: {status} {said[:120]}")


def test_every_box_of_every_kind_comes_back_as_it_was_filled_in(struck, attack):
    with attack("hostile texts in responses") as tally:
        for writer in struck.writers:
            for module in struck.course.modules:
                told = writer.words(folder=module.folder)["responses"]
                for prompt in module.prompts:
                    was, now = struck.written[writer.code, prompt.id], told[prompt.id]["value"]
                    for before, after in zip(leaves(was), leaves(now), strict=True):
                        tally.held(before == after, f"{prompt.id}: {before[:80]!r} became {after[:80]!r}")
        given = {text for value in struck.written.values() for text in leaves(value)}
        tally.held({text for text in struck.texts.all if text.strip()} <= given, "not every text stood in a box")


def roster_of(texts):
    return as_csv([("name", "role"), *((text, "participant") for text in texts)]).encode("utf-8", "surrogatepass")


def brought(staff, roster):
    """Return the status and the page after a roster was brought in."""
    status, _, page = staff.ask("POST", "/staff/people/roster", **uploaded("roster", roster))
    return status, page


def test_every_text_is_a_name_in_a_roster_or_its_row_is_named(struck, attack):
    staff = struck.faye
    people = lambda: struck.server.run("people", "list").stdout  # noqa: E731 - one place, one line
    before = people()
    readable = [text for text in TEXTS if is_writable(text) and len(text) < CSV_CELL]
    good = [text for text in readable if len(plain(text)) <= LONGEST_NAME]
    assert len(roster_of(readable)) < LARGEST
    with attack("hostile texts in rosters") as tally:
        status, page = brought(staff, roster_of(TEXTS))
        tally.held(status == 200 and "The roster is not UTF-8 text" in page, "lone surrogates")
        status, page = brought(staff, roster_of([text for text in TEXTS if is_writable(text)]))
        tally.held(status == 200 and "The roster cannot be read after row" in page, "a cell that is too long")
        status, page = brought(staff, roster_of(readable))
        for row, text in enumerate(readable, 2):
            is_named = f"Row {row}, name: The name has" in page
            tally.held(is_named == (text not in good), f"row {row}, {text[:80]!r}")
        tally.held(people() == before, "somebody was brought in beside rows that cannot be used")
        status, page = brought(staff, roster_of(good))
        tally.held(status == 200 and f"{len(good)} people were read" in page, page[:200])
        listed = people()
        for text in good:
            tally.held(plain(text) in listed, f"{text[:80]!r} is not in the list")


def test_every_text_is_a_name_at_the_door_or_is_refused_in_a_sentence(struck, attack):
    server = struck.server
    _, headers, _ = server.request("GET", "/login")
    token = headers["Set-Cookie"].partition("_xsrf=")[2].partition(";")[0]
    with attack("hostile texts as names") as tally:
        for text in TEXTS:
            body = urlencode({"name": text, "_xsrf": token}, errors="surrogatepass")
            status, sent, page = server.request("POST", "/login", cookies={"_xsrf": token}, headers=FORM, body=body)
            is_name = is_writable(text) and len(plain(text)) <= LONGEST_NAME
            wanted = status == 303 if is_name else status in {400, 413, 422}
            tally.held(wanted and "Traceback" not in page, f"{text[:80]!r} gave {status}")
            tally.held("struck" not in sent.get("Location", "") + sent.get("Set-Cookie", ""), f"{text[:80]!r}: {sent}")


def test_no_text_is_quoted_in_the_log(struck):
    """The last of this file: whatever was sent before it has passed through the log."""
    said = struck.server.said()

    assert MARK.search(said) is None
    assert "Traceback" not in said
