"""Lab with nbgrader for staff, as a server of their own under a real JupyterHub."""

import json
import subprocess
import sys
from functools import partial

import psutil
import pytest
from deployments.hub.running import PREFIX
from journeys.pages import FOLDER
from journeys.server import wait_until
from playwright.sync_api import expect

MARLOW, PINE = "common-table-cohort-Marlow Street", "common-table-cohort-Pine Grove"
STAFF = "common-table-facilitators"


class InLab:
    """Somebody's Lab: its pages, and formgrader's buttons as its pages press them."""

    def __init__(self, person):
        self.person, self.hub = person, person.hub
        self.address = f"{self.hub.origin}/user/{person.name}"
        self.folder = self.hub.folder / "var" / "hub-homes" / person.name / "common-table"

    def open(self):
        self.person.page.goto(f"{self.hub.origin}/hub/user-redirect/lab")
        self.person.page.wait_for_url(f"{self.address}/lab**", timeout=120_000)
        expect(self.person.page.locator(".jp-Launcher").first).to_be_visible(timeout=120_000)
        return self

    def ask(self, path, *, method="get", **more):
        token = self.person.xsrf(f"/user/{self.person.name}/")
        asked = getattr(self.person.context.request, method)
        return asked(f"{self.address}/formgrader/api/{path}", headers={"X-XSRFToken": token}, timeout=180_000, **more)

    def press(self, path):
        result = self.ask(path, method="post").json()
        assert result["success"], result

    def submissions(self):
        return {one["student"]: one for one in self.ask(f"submissions/{FOLDER}").json()}

    def comment(self, participant, prompt, text):
        found = self.ask(f"submitted_notebooks/{FOLDER}/equal_partners").json()
        notebook = next(one for one in found if one["student"] == participant)
        comments = self.ask(f"comments?submission_id={notebook['id']}").json()
        this = next(one for one in comments if one["name"] == prompt)
        kept = self.ask(f"comment/{this['id']}", method="put", data=json.dumps({"manual_comment": text}))
        assert kept.json()["manual_comment"] == text

    def words(self):
        """Return all that stands in the files of this Lab, as text."""
        kinds = {".ipynb", ".html", ".json", ".db"}
        files = (path for path in (self.folder / "data").rglob("*") if path.suffix in kinds and path.is_file())
        return "".join(path.read_text("utf-8", "replace") for path in files)

    def environment(self):
        """Return what the Hub told the process of this Lab."""
        running = psutil.Process(self.hub.hub.pid).children(recursive=True)
        told = (each.environ() for each in running if "jupyterhub.singleuser" in each.cmdline())
        return next(one for one in told if one.get("JUPYTERHUB_USER") == self.person.name)

    def start_again(self):
        """Stop this Lab and start it anew, as the Hub does after a quiet time."""
        self.hub.ask_hub("DELETE", f"/users/{self.person.name}/server")
        wait_until(partial(self._server_is, there=False), seconds=60)
        self.hub.ask_hub("POST", f"/users/{self.person.name}/server")
        wait_until(partial(self._server_is, there=True), seconds=120)

    def _server_is(self, *, there):
        servers = self.hub.ask_hub("GET", f"/users/{self.person.name}")["servers"]
        return bool(servers) is there and all(one["ready"] for one in servers.values())


@pytest.fixture(scope="module")
def ana(module_arrives):
    return hands_in(module_arrives("ana-of-marlow", groups=[MARLOW]), "Words of Ana")


@pytest.fixture(scope="module")
def bob(module_arrives):
    return hands_in(module_arrives("bob-of-pine", groups=[PINE]), "Words of Bob")


@pytest.fixture(scope="module")
def lab(module_arrives, ana, bob):
    """Return the Lab of a facilitator of Marlow Street, with everything collected and graded that she may read."""
    lab = InLab(module_arrives("faye-of-marlow", groups=[STAFF, MARLOW])).open()
    for step in ("assign", "release", "collect"):
        lab.press(f"assignment/{FOLDER}/{step}")
    lab.press(f"submission/{FOLDER}/{ana.id_here()}/autograde")
    return lab


def hands_in(person, words):
    person.open_module()
    person.write("m01-first-thoughts", f"Private {words}")
    person.write("m01-belonging", words)
    person.page.locator("[data-action=hand-in]").click()
    expect(person.page.get_by_text("Handed in").first).to_be_visible()
    return person


def test_a_facilitator_comes_from_the_staff_page_into_lab_and_formgrader(hub, lab):
    page = lab.person.page
    page.goto(f"{hub.address}staff/")

    page.get_by_role("link", name="Open Lab").first.click()
    page.wait_for_url(f"{lab.address}/lab**")
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Formgrader").first.click()

    inside = page.frame_locator("iframe").first
    expect(inside.get_by_role("heading", name="Manage Assignments")).to_be_visible(timeout=60_000)
    expect(inside.get_by_role("link", name=FOLDER)).to_be_visible(timeout=60_000)


def test_a_lab_holds_the_hand_ins_of_its_owners_cohort_and_nothing_private(lab, ana):
    assert set(lab.submissions()) == {ana.id_here()}
    assert "of Ana" in lab.words()
    assert "Bob" not in lab.words()
    assert "Private" not in lab.words()


def test_a_lab_has_no_database_and_no_secret(lab):
    files = {path.name for path in (lab.folder / "data").rglob("*")}

    assert "gradebook.db" in files
    assert not {name for name in files if name.startswith(("commontable.sqlite", "secret"))}


def test_a_comment_made_in_lab_stands_under_the_words_it_is_about(lab, ana):
    lab.comment(ana.id_here(), "m01-belonging", "Good that you asked.")
    lab.press(f"assignment/{FOLDER}/generate_feedback")
    lab.press(f"assignment/{FOLDER}/release_feedback")

    ana.open_module()

    expect(ana.page.get_by_text("Good that you asked.").first).to_be_visible()
    assert "faye-of-marlow" in ana.get(f"{PREFIX}me/data").text()


def test_what_its_writer_keeps_back_leaves_a_lab_before_it_opens_again(lab, ana):
    assert ana.send(f"api/readers/{FOLDER}/m01-belonging", {"only_me": True}).status == 200

    lab.start_again()

    assert "of Ana" not in lab.words()
    assert "Good that you asked" not in lab.words()


def test_the_grading_service_answers_no_token_but_the_hubs(hub, lab):
    assert asks_the_course(hub, lab.environment()["JUPYTERHUB_API_TOKEN"]) == 200

    for token in ("", "forged", hub.token, hub.tester):
        assert asks_the_course(hub, token) in {401, 403}


def test_a_session_of_staff_is_no_token_of_a_lab(lab):
    assert lab.person.send("api/staff/grading/hand-ins", {"module": FOLDER}).status == 403


# The last one here: it ends what the others use.
def test_a_lab_of_somebody_who_left_the_staff_opens_no_more_and_keeps_nothing(hub, lab):
    assert (lab.folder / "data" / "submitted").exists()
    environment = lab.environment() | {"COMMONTABLE_COURSE": str(hub.course)}

    hub.take_out_of(STAFF, lab.person.name)
    wait_until(lambda: asks_the_course(hub, environment["JUPYTERHUB_API_TOKEN"]) == 403, seconds=30)
    command = [sys.executable, "-m", "commontable.cli", "lab", "--hub"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)

    assert done.returncode == 1
    assert "in none of their groups" in done.stderr
    assert not (lab.folder / "data" / "submitted").exists()
    assert not (lab.folder / "data" / "gradebook.db").exists()


def asks_the_course(hub, token):
    """Return how the grading service answers whoever has this token."""
    headers = {"Authorization": f"Bearer {token}"}
    body = json.dumps({"module": FOLDER, "edition": 1})
    return hub.request("POST", f"{PREFIX}api/staff/grading/hand-ins", headers=headers, body=body)[0]
