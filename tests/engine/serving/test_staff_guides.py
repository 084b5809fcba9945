"""Guides, slides and handouts are there for staff and for nobody else."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from journeys.by_http import sign_in
from journeys.server import Server

from commontable.serving.pages.staff_guides import FILES

LIST = "/staff/guides/"
M01 = f"{LIST}m01_equal_partners/"
PAGES = sorted(name for name in FILES if name.endswith(".html"))


@pytest.fixture(scope="module")
def server(root, tmp_path_factory):
    server = Server(root, tmp_path_factory.mktemp("guides") / "data").start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def people(server):
    roles = ("participant", "facilitator", "reviewer")
    return {role: sign_in(server, server.code_for(f"A {role}", role=role)) for role in roles}


def script_rules(headers):
    policy = headers["Content-Security-Policy"]
    return re.search(r"script-src ([^;]*)", policy)[1]


@pytest.mark.parametrize("path", [LIST, *(f"{M01}{name}" for name in sorted(FILES))])
def test_a_participant_is_refused(server, people, path):
    status, _, body = server.request("GET", path, cookies=people["participant"])

    assert status == 403
    assert "thirty-or-more" not in body
    assert "Rubric" not in body


@pytest.mark.parametrize("path", [LIST, f"{M01}guide.html", f"{M01}guide.pdf"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(server, path):
    status, headers, _ = server.request("GET", path)

    assert status == 302
    assert headers["Location"].endswith("/login")


@pytest.mark.parametrize("role", ["facilitator", "reviewer"])
def test_staff_find_every_guide_in_every_form(server, people, role):
    _, _, body = server.request("GET", LIST, cookies=people[role])

    assert [name for name in FILES if f'href="{M01}{name}"' not in body] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_no_script_but_its_own(server, people, name):
    status, headers, body = server.request("GET", f"{M01}{name}", cookies=people["facilitator"])

    scripts = re.findall(r"<script>(.*?)</script>", body, flags=re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts]

    assert status == 200
    assert f'href="{LIST}"' in body
    assert script_rules(headers) == (" ".join(f"'sha256-{each}'" for each in hashes) or "'none'")
    assert headers["Cache-Control"] == "no-store"


def test_a_pdf_is_sent_as_one(server, people):
    status, headers, body = server.request("GET", f"{M01}handout.pdf", cookies=people["facilitator"])

    assert (status, headers["Content-Type"]) == (200, "application/pdf")
    assert body.startswith("%PDF-")


@pytest.mark.parametrize("path", [f"{LIST}m09_nope/guide.html", f"{LIST}m09_nope/guide.pdf", f"{M01}answers.html"])
def test_what_is_not_there_is_said_in_a_sentence(server, people, path):
    status, _, body = server.request("GET", path, cookies=people["facilitator"])

    assert status == 404
    assert "Traceback" not in body
    assert "<h1" in body
