"""One of three processes is killed while people write: they go on at the others, and nothing is lost."""

import json
import re
import threading
import time

import sqlalchemy as sa
from engine.workshops.over_http import STAFF, Caller
from journeys.pages import FOLDER
from journeys.server import wait_until
from journeys.test_kernels import ask_for_another_view
from playwright.sync_api import expect

from commontable.responses.database import Database
from commontable.responses.tables import responses

FIRST, BELONGING = "m01-first-thoughts", "m01-belonging"
WRITERS, SAVES = 12, 30


class Writer(threading.Thread):
    """Saves a growing text through the proxy, as a page does: one call at a time, the same one again if it fails."""

    def __init__(self, caller, number):
        super().__init__(daemon=True)
        self.caller, self.number = caller, number
        self.acknowledged, self.refused, self.longest = [], 0, 0.0

    def run(self):
        base = None
        for count in range(1, SAVES + 1):
            words = f"Writer {self.number} has written {count} sentences."
            asked = {"value": words, "save_id": f"writer-{self.number:02}-{count:04}", "based_on": base}
            begun = time.monotonic()
            while (answer := self._put(asked)) is None:
                self.refused += 1
                time.sleep(0.2)
            self.longest = max(self.longest, time.monotonic() - begun)
            base = answer["version"]
            self.acknowledged.append((base, words))
            time.sleep(0.15)

    def _put(self, asked):
        try:
            status, answer = self.caller.ask("PUT", f"/api/words/{FOLDER}/{BELONGING}", asked)
        except OSError:
            return None
        if status >= 500:
            return None
        assert status == 200, answer
        return answer


def kept_in(street):
    """Return every row of the writers' prompt as the database has it: (version, value)."""
    database = Database(street.database)
    with database.read() as connection:
        mine = responses.c.prompt == BELONGING
        rows = connection.execute(sa.select(responses.c.version, responses.c.value).where(mine)).all()
    database.close()
    return {(version, json.loads(value)) for version, value in rows}


def test_writers_go_on_at_the_others_with_nothing_lost(harmed, report_fault):
    writers = [Writer(harmed.caller(f"Writer {number}"), number) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    victim, *others = harmed.processes
    wait_until(lambda: all(len(writer.acknowledged) >= 5 for writer in writers))

    victim.kill()
    killed = [len(writer.acknowledged) for writer in writers]
    for writer in writers:
        writer.join(timeout=120)

    acknowledged = sum(len(writer.acknowledged) for writer in writers)
    assert acknowledged == WRITERS * SAVES
    assert any(before < SAVES for before in killed)
    lost = len({pair for writer in writers for pair in writer.acknowledged} - kept_in(harmed))
    for writer in writers:
        for process in others:
            told = writer.caller.at(process).get(f"/api/words/{FOLDER}")["responses"][BELONGING]
            assert (told["version"], told["value"]) == writer.acknowledged[-1]
    longest = max(writer.longest for writer in writers)
    report_fault(
        "one of three server processes killed", rounds=1, acknowledged=acknowledged, lost=lost, recovery=longest
    )
    assert longest < 10


def test_a_page_types_on_and_its_chart_finds_a_kernel_at_another_process(harmed, new_person):
    me = new_person(harmed, "Types on")
    me.open_module()
    me.write(FIRST, "Before the kill. ")
    before = me.root("m01-case").locator("svg").first.inner_html()
    ask_for_another_view(me)
    wait_until(lambda: me.root("m01-case").locator("svg").first.inner_html() != before)
    with_kernel = next(each for each in harmed.processes if kernels_at(harmed, each))

    with_kernel.kill()
    me.write(FIRST, "And after it.")

    expect(me.page.locator("#ct-offline")).to_be_hidden()
    changed = me.root("m01-case").locator("svg").first.inner_html()
    me.root("m01-case").locator("select").first.select_option(index=2)
    wait_until(lambda: me.root("m01-case").locator("svg").first.inner_html() != changed, seconds=20)
    assert any(kernels_at(harmed, each) for each in harmed.living)
    me.page.reload()
    expect(me.box(FIRST)).to_have_value("Before the kill. And after it.")
    assert me.problems == []


def kernels_at(street, process):
    if not hasattr(street, "watching"):
        street.watching = Caller(street.front, street.code_for("Watches", role="facilitator"))
    said = street.watching.at(process).ask("GET", "/metrics")[1]
    return int(re.search(r"^commontable_kernels (\d+)$", said, re.MULTILINE)[1])


def test_a_room_is_heard_again_at_another_process_within_seconds(harmed, new_person):
    faye = harmed.caller("Faye Goes On", role="facilitator")
    desk = faye.post(STAFF, module=FOLDER, minutes=90, cohort="everyone")
    here = f"{STAFF}/{desk['id']}"
    me = new_person(harmed, "Sits in the room")
    Caller(harmed.front, cookies=me.cookies()).join(desk["code"])
    me.open_module()
    bar = me.page.locator(".ct-workshop-title")
    expect(bar).to_be_visible()

    harmed.processes[0].kill()
    harmed.processes[1].kill()

    faye.post(f"{here}/open-activity", number=5)
    title = next(each["title"] for each in desk["activities"] if each["number"] == 5)
    expect(bar).to_contain_text(title, timeout=20_000)


def test_a_process_that_comes_back_is_asked_again(harmed):
    ana = harmed.caller("Ana Comes Back")
    victim = harmed.processes[1]

    victim.kill()
    for _ in range(6):
        ana.get(f"/api/words/{FOLDER}")
    victim.start()

    def asked():
        ana.get(f"/api/words/{FOLDER}")
        return harmed.front.answered_by(f"/api/words/{FOLDER}")[-3:].count(harmed.ports[1])

    wait_until(asked, seconds=30, every=0.3)
