"""One person writes at one prompt in two places at once: in two tabs, or on two devices."""

import re

import pytest
from faults.conftest import new_browser
from faults.people import enrol, known_words, newest
from faults.tabs import Tab, Tabs, now
from faults.witness import TOLD_WITHIN, Words, acknowledged, rows_in, untrue
from journeys.server import wait_until
from playwright.sync_api import expect

PEOPLE = 10
PROMPT = "m01-doubt"


class Pair:
    """Both places of one person; each types words of its own behind what stood there."""

    def __init__(self, first, second, *, address, cookies, writer):
        self.cookies, self.round = cookies, 0
        both = (first, "a"), (second, "b")
        self.tabs = Tabs(
            Tab(context, address, cookies=cookies, writer=f"{writer}{name}", prompt=PROMPT) for context, name in both
        )

    def type_on(self):
        for tab in self.tabs:
            tab.words = known_words(tab.writer, first=100 * self.round, count=100)
        self.tabs.type_on()
        self.round += 1

    def crossed(self):
        """Return the tab that shows both versions, once the other one is saved; `None` until then."""
        asking = [tab for tab in self.tabs if tab.root.locator("[data-choose]").first.is_visible()]
        saved = [tab for tab in self.tabs if tab.is_saved()]
        return asking[0] if len(asking) == len(saved) == 1 else None

    def choose(self, which):
        """Choose until the page asks no more; return what goes on. It asks again where a later save had come."""
        tab = self.crossed()
        button = tab.root.locator(f"[data-choose={which}]")

        def is_saved():
            if button.is_visible():
                button.click()
            return tab.is_saved()

        wait_until(is_saved, seconds=30)
        return tab.held()


def in_another_tab(browser, address, cookies):
    context = new_browser(browser, address, cookies)
    return context, context


def on_another_device(browser, address, cookies):
    return new_browser(browser, address, cookies), new_browser(browser, address, cookies)


@pytest.fixture
def pairs(everybody, browser):
    """Return a function that opens the same prompt twice for each of ten people."""
    contexts = []

    def open_pairs(places, *, name):
        pairs = []
        for number, cookies in enumerate(enrol(everybody.server, PEOPLE, name=name)):
            first, second = places(browser, everybody.address, cookies)
            contexts.extend({first, second})
            pairs.append(Pair(first, second, address=everybody.address, cookies=cookies, writer=f"{name[0]}{number}"))
        return pairs

    yield open_pairs
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("name", "places"), [("two tabs on one prompt", in_another_tab), ("second device", on_another_device)]
)
def test_words_written_in_two_places_are_all_kept_and_the_writer_chooses(
    name, places, pairs, everybody, rounds, proof_random, report_fault
):
    people, typed, waits, settled = pairs(places, name=name), set(), [], []

    for _ in range(rounds(3)):
        Tabs(tab for pair in people for tab in pair.tabs).open()
        began = now()
        for pair in people:
            pair.type_on()
        people[0].tabs.let_pass(proof_random.uniform(2, 6))
        typed |= {word for pair in people for tab in pair.tabs for word in tab.stop_typing().split()}
        wait_until(lambda: all(pair.crossed() for pair in people), seconds=60, every=0.2)
        waits += [conflict_after(pair.tabs, began) for pair in people]
        for pair in people:
            chosen_at = now()
            goes_on = pair.choose(proof_random.choice(["mine", "other"]))
            settled.append(now() - chosen_at)
            assert newest(everybody.server, pair.cookies, PROMPT) == goes_on

    words = compare([tab.notes() for pair in people for tab in pair.tabs], typed, rows_in(everybody.server.data))
    figures = {"acknowledged": words.acknowledged, "lost": words.lost, "recovery": max(settled), "said": max(waits)}
    report_fault(name, rounds=len(waits), **figures)
    assert max(waits) <= TOLD_WITHIN
    for tab in (tab for pair in people for tab in pair.tabs):
        tab.page.reload()
        expect(tab.root.locator("[role=status]").first).to_have_text(re.compile(r"^Saved \d"))


def compare(notes, typed, rows):
    """Hold the notes of all tabs against the store, where every word that was typed is in some version."""
    words = Words()
    for one in notes:
        words.compare(acknowledged(one), rows)
        assert untrue(one, rows) == []
    everything = {word for value, *_ in rows.values() if isinstance(value, str) for word in value.split()}
    assert typed <= everything, "words that somebody typed are in no version"
    return words


def conflict_after(tabs, began):
    """Return seconds from the first save of the later place until its page showed both versions."""
    found = []
    for tab in tabs:
        mine = [note for note in tab.own_notes() if note["at"] >= began]
        said = [note["at"] for note in mine if note["what"] == "said" and note["text"].startswith("Two versions")]
        if said:
            sent = min(note["at"] for note in mine if note["what"] == "sent")
            found.append(said[0] - sent)
    return max(found)
