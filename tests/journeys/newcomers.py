"""The way into a workshop with nothing but the code on the wall: in a browser, or as a program."""

import re
from urllib.parse import urlencode

from journeys.room import Seated
from playwright.sync_api import expect

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Newcomer(Seated):
    """Somebody who joins over HTTP as a newcomer; without a name they are a guest."""

    def __init__(self, server, room_code, name=""):
        self.server, self._newest = server, {}
        _, headers, _ = server.request("GET", "/join")
        token = re.search(r"_xsrf=([^;]+)", headers["Set-Cookie"])[1]
        body = urlencode({"code": room_code, "who": "new", "name": name, "_xsrf": token})
        status, headers, page = server.request("POST", "/join", cookies={"_xsrf": token}, headers=FORM, body=body)
        assert status == 303, page
        session = re.search(r"commontable-session=([^;]+)", headers["Set-Cookie"])[1]
        self.cookies = {"_xsrf": token, "commontable-session": session}


def type_the_code(person, code):
    page = person.page
    page.goto(f"{person.server.address}join")
    page.get_by_label("Code of the workshop").fill(code)
    page.get_by_role("button", name="Join", exact=True).click()


def join_new(person, code, *, name=""):
    """Join as a newcomer; return the personal code that the page shows to keep."""
    type_the_code(person, code)
    card = person.page.get_by_role("region", name="I am new here")
    card.get_by_label("Your name").fill(name)
    card.get_by_role("button", name="Join", exact=True).click()
    personal = person.page.locator("#ct-code").inner_text()
    person.page.get_by_role("link", name="go on to the workshop").click()
    arrived(person)
    return personal


def join_again(person, code, *, personal):
    """Join by the address of the picture, which brings the room's code, and with one's own personal code."""
    page = person.page
    page.goto(f"{person.server.address}join#{code}")
    expect(page.get_by_label("Code of the workshop")).to_have_value(code)
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_label("Your personal code").fill(personal)
    page.get_by_role("button", name="Join with my journal").click()
    arrived(person)


def arrived(person):
    expect(bar(person)).to_be_visible()
    expect(person.page.locator("[data-prompt='m01-first-thoughts'] textarea")).to_be_editable()


def bar(person):
    """Return the workshop's bar on somebody's page."""
    return person.page.get_by_role("region", name="Workshop")
