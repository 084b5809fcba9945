"""Under a path of its own, as behind a district's proxy."""

import json
import re

import pytest
import yaml
from journeys.pages import FOLDER, SignedIn
from journeys.server import Server
from journeys.small_course import write_small_course
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def proxied(root, tmp_path_factory):
    """Return a server that believes to stand at /course/ of a public address."""
    folder = tmp_path_factory.mktemp("proxied")
    course = write_small_course(folder / "course", checkout=root)
    settings = course / "modules" / "course.yml"
    said = yaml.safe_load(settings.read_text("utf-8")) | {"safety_route": "https://district.example/report"}
    settings.write_text(yaml.safe_dump(said), "utf-8")
    server = Server(course, folder / "data", "--public-url", "http://127.0.0.1/course", "--trust-proxy")
    server.start()
    port = find_port(server)
    server.address, server.port = f"http://127.0.0.1:{port}/course/", port
    yield server
    server.stop()


@pytest.fixture
def behind(proxied, browser):
    """Return that server, and one person in it."""
    context = browser.new_context()
    yield proxied, SignedIn(proxied, context)
    context.close()


def find_port(server):
    import psutil

    [listening] = [c for c in psutil.Process(server.process.pid).net_connections("inet") if c.status == "LISTEN"]
    return listening.laddr.port


def test_every_address_stands_under_the_public_path(behind):
    server, me = behind
    me.sign_in(server.code_for("Ana"))

    me.open_module()
    me.write("m01-belonging", "behind a proxy")

    outside = [url for url in me.requests if not url.startswith((server.address, "blob:", "data:"))]
    assert outside == []
    assert {cookie["path"] for cookie in me.context.cookies()} == {"/course/"}
    expect(me.page.get_by_role("link", name=re.compile("district")).first).to_be_attached()


def test_enrolment_by_name_is_closed_there_and_forged_headers_open_nothing(behind):
    server, me = behind
    me.page.goto(server.address + "login")
    assert me.page.locator("input[name=name]").count() == 0

    status, _, body = server.request("GET", "/healthz", headers={"X-Forwarded-For": "127.0.0.1"})

    assert status == 200
    assert json.loads(body)["status"] == "ok"
    status, _, _ = server.request("GET", f"/api/words/{FOLDER}", headers={"X-Forwarded-For": "127.0.0.1"})
    assert status == 401
