"""A cohort with its readers on a running server: people write straight into its store, readers use a browser."""

import re
from pathlib import Path

from engine.reviewing.desk import BELONGING, Desk
from journeys.pages import SAVED, SignedIn
from playwright.sync_api import expect

from commontable.deployment import Deployment
from commontable.settings import Settings


class ReviewRoom:
    """Hand-ins of one cohort, which no other test reads; `desk` writes them, and acts for people without a browser."""

    def __init__(self, server, browser, *, cohort):
        self.server, self.browser = server, browser
        self.deployment = Deployment.open(Settings(course=Path(server.course), data=Path(server.data)))
        self.desk = Desk(self.deployment, cohort=cohort)
        self._contexts, self._codes = [], {}

    def hand_in(self, words="One moment.", *, name=None, **more):
        """Hand in one text by somebody new."""
        return self.desk.hand_in(self.desk.person(name), m01_belonging=words, **more)

    def open(self, reader=None, *, at="queue", width=1280):
        """Open the app for a reader in a browser of their own."""
        context = self.browser.new_context(viewport={"width": width, "height": 900})
        self._contexts.append(context)
        return Reading(SignedIn(self.server, context).sign_in(self.code_of(reader or self.desk.faye))).open(at)

    def code_of(self, reader):
        """Return a reader's code; a new one would sign them out elsewhere."""
        if reader not in self._codes:
            self._codes[reader] = self.deployment.directory.issue_code(reader, by="test")
        return self._codes[reader]

    def close(self):
        for context in self._contexts:
            context.close()
        self.deployment.close()


class Reading:
    """The review app before one reader."""

    def __init__(self, person):
        self.person, self.page = person, person.page

    def open(self, at="queue"):
        self.page.goto(f"{self.person.server.address}staff/apps/review/#{at}")
        self.is_open()
        return self

    def go(self, to):
        """Go to a hand-in by its number, or to a part of the app by its name; it is fetched anew."""
        for place in ("kept" if to != "kept" else "themes", to):
            self.page.evaluate("(to) => { location.hash = to; }", str(place))
            self.is_open()
            expect(self.page.locator(".ct-review-view h2").first).to_be_focused()
        return self

    def is_open(self):
        expect(self.page.locator(".ct-review-view:not([aria-busy]) h2").first).to_be_visible()

    def at(self, hand_in):
        """Wait until a hand-in stands here."""
        expect(self.page.get_by_role("heading", name=re.compile(rf": hand-in {hand_in.number}$"))).to_be_visible()

    def rows(self):
        return self.page.locator(".ct-review-row")

    def numbers(self):
        # In one look: rows are drawn anew whenever the queue answers.
        return self.rows().evaluate_all("(rows) => rows.map((row) => Number(row.dataset.handIn))")

    def answer(self, prompt=BELONGING):
        return self.page.locator(f"[data-answer='{prompt}']")

    def box(self, prompt=BELONGING):
        return self.answer(prompt).get_by_label(re.compile("^(Your|Another) comment on"))

    def status(self, prompt=BELONGING):
        return self.answer(prompt).locator(".ct-review-writing .ct-status")

    def comment(self, words, prompt=BELONGING):
        """Type a comment as a person does, and wait until the page says that it is saved."""
        self.box(prompt).press_sequentially(words)
        expect(self.status(prompt)).to_have_text(SAVED)

    def press(self, name, *, exact=True):
        self.page.get_by_role("button", name=name, exact=exact).first.click()

    def says(self, text):
        expect(self.page.locator(".ct-desk-told [role=status]")).to_contain_text(text)
