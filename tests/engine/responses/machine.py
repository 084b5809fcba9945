"""Whatever happens to words, in any order: acknowledged implies readable, private implies unreadable.

Hypothesis chooses the acts. Beside the store stands a model: what was acknowledged, and who may read it.
"""

from dataclasses import dataclass, field

from engine.responses.places import COHORTS, EVALUATED, MODULE, READERS
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from commontable.responses import Feedback, Reader, Response, StaleBase
from commontable.responses.export import Writer, feedback_table, responses_table

# Each may have the module open twice: two tabs and two devices are the same to the store.
PAGES = st.tuples(st.sampled_from(sorted(COHORTS)), st.sampled_from(["here", "there"]))
PEOPLE, PROMPTS = st.sampled_from(sorted(COHORTS)), st.sampled_from(sorted(READERS))
FACILITATORS = {cohort: Reader.staff(f"f-{cohort}", frozenset({cohort})) for cohort in COHORTS.values()}


@dataclass
class Page:
    """What one open page knows: on which version each prompt stands there, and what a conflict has told it."""

    base: dict = field(default_factory=dict)
    met: dict = field(default_factory=dict)
    last: Response | None = None


@dataclass
class Row:
    """One acknowledged save."""

    who: str
    prompt: str
    value: str
    readers: str
    aside: bool
    save_id: str


class StoreMachine(RuleBasedStateMachine):
    def __init__(self, place):
        super().__init__()
        self.place, self.number = place, 0
        self.person = {who: place.enrol(who) for who in sorted(COHORTS)}
        self.rows, self.replies, self.handed, self.narrowed, self.pages = {}, {}, {}, set(), {}
        self.touched = min(COHORTS)

    def teardown(self):
        try:
            for who in self.person:
                self._look(who, everywhere=True)
        finally:
            self.place.close()

    @property
    def store(self):
        return self.place.store

    def fresh(self, what):
        self.number += 1
        return f"{what}-number-{self.number}"

    def page(self, page):
        return self.pages.setdefault(page, Page())

    def of(self, who, prompt=None):
        self.touched = who
        return {n: row for n, row in self.rows.items() if row.who == who and prompt in (None, row.prompt)}

    def newest(self, who):
        """Return the row that goes on at each prompt, by the model."""
        return {row.prompt: n for n, row in sorted(self.of(who).items()) if not row.aside}

    def _send(self, page, response):
        """Save, and hold the answer against the model; return whether it goes on."""
        who, prompt = page[0], response.prompt
        newest = self.newest(who).get(prompt)
        known = next((n for n, row in self.rows.items() if row.save_id == response.save_id), None)
        stands_aside = self.rows[known].aside if known else newest is not None and response.based_on != newest
        try:
            saved = self.store.save(response)
        except StaleBase as stale:
            saved, stored = stale.kept, stale.stored.version
            self.page(page).met[prompt] = (stored, saved.version)
        else:
            stored = None
            self.page(page).base[prompt] = saved.version
        assert stored == (newest if stands_aside else None), "what goes on is not what the writer was told"
        assert known in (None, saved.version), "one save became two"
        if known is None:
            readers = "me" if (who, prompt) in self.narrowed else response.readers
            self.rows[saved.version] = Row(who, prompt, response.value, readers, stands_aside, response.save_id)
        return not stands_aside

    def _response(self, page, prompt, value, **more):
        base = {"based_on": self.page(page).base.get(prompt)} | more
        save_id = self.fresh("save")
        return Response(self.person[page[0]], MODULE, 1, prompt, value, READERS[prompt], save_id, **base)

    @rule(page=PAGES, prompt=PROMPTS)
    def save_or_edit(self, page, prompt):
        response = self.page(page).last = self._response(page, prompt, self.fresh(f"{page[0]} wrote"))
        self._send(page, response)

    @rule(page=PAGES)
    def send_the_last_save_again(self, page):
        last = self.page(page).last
        if last and last.participant == self.person[page[0]]:
            self._send(page, last)

    @rule(page=PAGES)
    def open_the_page_again(self, page):
        newest = self.newest(page[0])
        self.pages[page] = Page(base=dict(newest), last=self.page(page).last)

    @rule(page=PAGES, prompt=PROMPTS, mine=st.booleans())
    def choose_after_a_conflict(self, page, prompt, mine):
        met = self.page(page).met.pop(prompt, None)
        if met and all(version in self.rows for version in met):
            value = self.rows[met[1] if mine else met[0]].value
            goes_on = self._send(page, self._response(page, prompt, value, based_on=met[0], settles=(met[1],)))
            aside = self.store.aside(self.person[page[0]], MODULE, reader=self._oneself(page[0])).get(prompt, [])
            assert not goes_on or met[1] not in [row.version for row in aside], "what was chosen about is asked again"

    @rule(page=PAGES, by_name=st.booleans())
    def hand_in(self, page, by_name):
        who = page[0]
        told = {"edition": 1, "by_name": by_name, "save_id": self.fresh("hand-in"), "prompts": list(READERS)}
        done = self.store.hand_in(self.person[who], MODULE, **told)
        assert done == self.store.hand_in(self.person[who], MODULE, **told), "one hand-in became two"
        assert done.versions == self.newest(who)
        self.handed[who] = dict(done.versions)

    @rule(who=PEOPLE, prompt=PROMPTS)
    def give_feedback(self, who, prompt):
        """Answer what the collecting step was shown, and nothing else."""
        hand_in = self.store.newest_hand_in(self.person[who], MODULE, reader=Reader.grading())
        shown = self.store.handed_in(hand_in, reader=Reader.grading()) if hand_in else {}
        if prompt in shown:
            about, text = shown[prompt].version, self.fresh("reply")
            for _ in range(2):
                self.store.give_feedback(Feedback(self.person[who], MODULE, prompt, about=about, text=text, key=text))
            self.replies[text] = about

    @rule()
    def export(self):
        writers = [Writer(person, cohort=COHORTS[who]) for who, person in self.person.items()]
        words = responses_table(self.place.course, store=self.store, writers=writers)
        replies = feedback_table(self.place.course, store=self.store, writers=writers)
        leave = [self.rows[n] for who in COHORTS for n in self.newest(who).values()]
        assert {row["value"] for row in words.rows} == {row.value for row in leave if row.readers == "facilitator"}
        assert {self.rows[row["version"]].readers for row in replies.rows} <= {"facilitator"}

    @precondition(lambda self: self.place.is_kept)
    @rule(who=PEOPLE, prompt=PROMPTS)
    def keep_to_oneself(self, who, prompt):
        self.place.narrow(self.person[who], prompt)
        self.narrowed.add((who, prompt))
        for row in self.of(who, prompt).values():
            row.readers = "me"

    @precondition(lambda self: self.narrowed)
    @rule(who=PEOPLE, prompt=PROMPTS)
    def let_be_read_again(self, who, prompt):
        newest = self.newest(who).get(prompt)
        saved = self.place.let_be_read(self.person[who], prompt)
        assert (saved is not None) == ((who, prompt) in self.narrowed and newest is not None)
        self.narrowed.discard((who, prompt))
        if saved:
            self.rows[saved[0]] = Row(who, prompt, self.rows[newest].value, READERS[prompt], aside=False, save_id="")

    @precondition(lambda self: self.place.is_kept)
    @rule(who=PEOPLE, prompt=PROMPTS)
    def withdraw(self, who, prompt):
        gone = set(self.of(who, prompt))
        if gone:
            self.place.take_back(self.person[who], prompt)
            self._forget(gone)

    @precondition(lambda self: self.place.is_kept and self.rows)
    @rule(who=PEOPLE)
    def delete(self, who):
        """Delete everything of a person, who then starts anew."""
        before = self.person[who]
        self.place.delete(before)
        self._forget(set(self.of(who)))
        self.handed.pop(who, None)
        self.narrowed = {(one, prompt) for one, prompt in self.narrowed if one != who}
        self.pages = {page: known for page, known in self.pages.items() if page[0] != who}
        self.person[who] = self.place.enrol(who)
        assert self.store.newest(before, MODULE, reader=Reader.oneself(before)) == {}

    def _forget(self, gone):
        self.rows = {n: row for n, row in self.rows.items() if n not in gone}
        self.replies = {text: about for text, about in self.replies.items() if about not in gone}
        for who, versions in self.handed.items():
            self.handed[who] = {prompt: n for prompt, n in versions.items() if n not in gone}

    @precondition(lambda self: self.place.is_kept)
    @rule()
    def restart(self):
        self.place.restart()

    def _oneself(self, who):
        return Reader.oneself(self.person[who])

    @invariant()
    def every_acknowledged_word_is_kept_as_it_was(self):
        kept = {n: (self.person[row.who], row.prompt, row.value, row.readers) for n, row in self.rows.items()}
        assert self.place.all_rows() == kept

    @invariant()
    def the_writer_reads_all_and_everybody_else_what_they_may(self):
        self._look(self.touched)

    def _look(self, who, *, everywhere=False):
        self._reads_all_of_their_own(who)
        for cohort, reader in FACILITATORS.items():
            self._reads(who, reader, {"facilitator"} if cohort == COHORTS[who] else set(), everywhere=everywhere)
        self._reads(who, Reader.grading(), {"facilitator", "group"}, everywhere=everywhere)
        for other in set(self.person) - {who}:
            self._reads(who, self._oneself(other), set(), everywhere=everywhere)
        if who == EVALUATED and self.place.is_kept:
            both = Reader.staff(self.place.evaluator, frozenset(COHORTS.values()))
            self._reads(who, both, set(), everywhere=everywhere)

    def _reads_all_of_their_own(self, who):
        person, me = self.person[who], self._oneself(who)
        seen = self.store.newest(person, MODULE, reader=me)
        assert {p: row.version for p, row in seen.items()} == self.newest(who)
        told = self.store.feedback(person, MODULE, reader=me)
        mine = {text for text, about in self.replies.items() if self.rows[about].who == who}
        assert {given.text for many in told.values() for given in many} == mine
        hand_in = self.store.newest_hand_in(person, MODULE, reader=me)
        assert (hand_in.versions if hand_in else None) == self.handed.get(who)

    def _reads(self, who, reader, readers, *, everywhere):
        """Hold that this reader reads exactly the newest rows of these audiences, and of others nothing anywhere."""
        person = self.person[who]
        seen = self.store.newest(person, MODULE, reader=reader)
        open_to = {p: n for p, n in self.newest(who).items() if self.rows[n].readers in readers}
        assert {p: row.version for p, row in seen.items()} == open_to
        more = [row for many in self.store.aside(person, MODULE, reader=reader).values() for row in many]
        for prompt in READERS if everywhere else ():
            more += self.store.history(person, MODULE, prompt, reader=reader)
        told = self.store.feedback(person, MODULE, reader=reader)
        more += [self.rows[given.about] for many in told.values() for given in many]
        assert {row.readers for row in more} <= readers
