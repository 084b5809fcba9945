"""Real tabs in Chromium in which known words are typed."""

import time
from pathlib import Path

from faults.people import known_words, newest
from journeys.pages import FOLDER
from journeys.server import wait_until
from playwright.sync_api import expect

RECORDER = Path(__file__).with_name("recorder.js").read_text("utf-8")
# Milliseconds from one character to the next: somebody who types without a pause. Twenty of them fill half a machine.
EVERY = 250


class Tab:
    """One tab of one person, writing into one box."""

    def __init__(self, context, address, *, cookies, writer, prompt):
        self.context, self.address, self.cookies = context, address, cookies
        self.writer, self.prompt = writer, prompt
        self.words = known_words(writer)
        self.page = context.new_page()

    def open(self):
        self.page.goto(f"{self.address}modules/{FOLDER}/", wait_until="commit")
        return self

    def is_open(self):
        expect(self.box).to_be_editable(timeout=60_000)

    @property
    def root(self):
        return self.page.locator(f"[data-prompt='{self.prompt}']")

    @property
    def box(self):
        return self.root.locator("textarea").first

    def come_back(self):
        """Open the module in a new tab of the same browser, after this one has gone."""
        self.page = self.context.new_page()
        self.open().is_open()

    def held(self):
        return self.box.input_value()

    def typed(self):
        """Return how many characters the box held after the last keystroke, or when typing began."""
        return max(note["length"] for note in self.notes() if note["what"] in {"began", "typed"})

    def age_of_missing(self, held, moment):
        """Return how long before a moment the first character was typed that is not in `held`; 0 if all are."""
        missing = [n["at"] for n in self.notes() if n["what"] == "typed" and n["length"] > len(held)]
        return max((moment - at for at in missing), default=0.0)

    def type_on(self):
        told = [self.prompt, self.words, EVERY]
        self.page.evaluate("([prompt, words, every]) => proof.type(prompt, words, every)", told)

    def stop_typing(self):
        return self.page.evaluate("proof.stop()")

    def notes(self):
        """Return the notes of every tab of this browser, in the order in which they were made in each."""
        return self.page.evaluate("proof.notes()")

    def newest(self, server):
        return newest(server, self.cookies, self.prompt)

    def own_notes(self):
        """Return the notes of this tab alone."""
        mine = self.page.evaluate("sessionStorage.proofTab")
        return [note for note in self.notes() if note["tab"] == mine]

    def has_said(self, words):
        return any(note["what"] == "said" and words in note["text"] for note in self.notes())

    def is_saved(self):
        return self.page.evaluate("proof.isSaved()")

    def is_well_since(self, moment):
        """Say whether a save was answered since, and no notice stands."""
        return self.page.evaluate("since => proof.isWellSince(since)", moment)


class Tabs(list):
    """Some tabs, one of each person."""

    def open(self):
        for tab in self:
            tab.open()
        for tab in self:
            tab.is_open()
        return self

    def type_on(self):
        for tab in self:
            tab.type_on()

    def all_saved(self, *, seconds=60):
        """Stop typing, and wait until every page says "Saved" by itself; return what the boxes hold."""
        held = [tab.stop_typing() for tab in self]
        wait_until(lambda: all(tab.is_saved() for tab in self), seconds=seconds, every=0.2)
        return held

    def let_pass(self, seconds):
        """Let people type for a while: here time is what the fault is about."""
        self[0].page.wait_for_timeout(seconds * 1000)

    def all_well_since(self, moment):
        return all(tab.is_well_since(moment) for tab in self)


def now():
    """Return the time as the notes of the pages have it."""
    return time.time()
