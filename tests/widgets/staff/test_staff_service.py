"""The line from a kernel to the staff service, against a small server of its own."""

import pytest

from commontable_widgets.staff import NoStaffService, StaffService
from commontable_widgets.staff.service import ADDRESS, TOKEN


def test_a_kernel_asks_with_its_token_and_never_in_the_address(server):
    said = StaffService.here().get("workshops")

    assert said == {"path": "/api/staff/workshops", "method": "GET", "body": None, "by": "Bearer a-token"}


def test_an_act_is_sent_as_json(server):
    said = StaffService.here().post("workshops/w-1/note", {"text": "Slower."})

    assert (said["method"], said["body"]) == ("POST", {"text": "Slower."})


def test_a_refusal_is_the_servers_one_sentence(server):
    server.answers["/api/staff/workshops"] = (403, {"sentence": "This page is not open to you."})

    with pytest.raises(NoStaffService, match=r"^This page is not open to you\.$"):
        StaffService.here().get("workshops")


@pytest.mark.parametrize("answer", [(500, b"<h1>Oops</h1>"), (200, b"not json"), (502, b"{}")])
def test_an_answer_that_cannot_be_read_is_one_sentence(server, answer):
    server.answers["/api/staff/workshops"] = answer

    with pytest.raises(NoStaffService, match=r"^The server did not answer"):
        StaffService.here().get("workshops")


def test_a_server_that_is_gone_is_one_sentence():
    gone = StaffService("http://127.0.0.1:9/api/staff/", token="a-token")

    with pytest.raises(NoStaffService, match=r"^The server did not answer"):
        gone.get("workshops")


@pytest.mark.parametrize("missing", [ADDRESS, TOKEN])
def test_without_address_or_token_there_is_no_service(server, monkeypatch, missing):
    monkeypatch.delenv(missing)

    with pytest.raises(NoStaffService, match="served course only"):
        StaffService.here()
