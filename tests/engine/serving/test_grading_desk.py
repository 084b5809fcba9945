"""What a staff member's own Lab is told, and what it may carry back."""

from contextlib import closing

import pytest
from engine.grading.small_course import BELONGING, FIRST, FOLDER, write_course

from commontable.deployment import Deployment
from commontable.errors import GradingError, SettingsError
from commontable.grading.far import NotStaff
from commontable.grading.far_forms import feedback_out, hand_in_in, hand_in_out, response_in
from commontable.people.evaluating import mark_evaluator
from commontable.responses.model import Feedback, Reader, Response
from commontable.serving.service.grading import GradingDesk
from commontable.settings import SERVICE, Settings


class Court:
    """A deployment in which people write, and the desk of one facilitator."""

    def __init__(self, deployment):
        self.deployment, self.read = deployment, []
        self.faye, _ = deployment.directory.add("Faye", role="facilitator", cohorts=["Marlow Street"])

    @property
    def desk(self):
        return GradingDesk(self.deployment, self.faye, note=lambda *said, **more: self.read.append((said, more)))

    def hands_in(self, name, *, cohort="Marlow Street", by_name=False):
        person, _ = self.deployment.directory.add(name, role="participant", cohorts=[cohort])
        for prompt, readers in ((BELONGING, "facilitator"), (FIRST, "me")):
            save = f"{person.id}-{prompt}"
            words = Response(person.id, FOLDER, 1, prompt, f"{name} on {prompt}", readers, save)
            self.deployment.store.save(words)
        self.deployment.store.hand_in(person.id, FOLDER, edition=1, by_name=by_name, save_id=f"{person.id}-in")
        return person

    def hand_in_of(self, person):
        return next(one for one in self.desk.hand_ins(FOLDER, edition=1) if one.participant == person.id)

    def comment(self, person, text="Good that you asked.", *, prompt=BELONGING, about=None):
        about = about or self.hand_in_of(person).versions[prompt]
        given = Feedback(person.id, FOLDER, prompt, about, text, key=f"key-{person.id}", given_by="somebody else")
        self.desk.give(feedback_out(given))


@pytest.fixture
def court(tmp_path):
    settings = Settings(course=write_course(tmp_path / "course"), data=tmp_path / "data")
    with closing(Deployment.open(settings)) as deployment:
        yield Court(deployment)


def test_a_lab_is_told_of_the_cohorts_of_its_owner_and_of_no_other(court):
    ana, bob = court.hands_in("Ana"), court.hands_in("Bob", cohort="Pine Grove")
    theirs = court.deployment.store.newest_hand_in(bob.id, FOLDER, reader=Reader.oneself(bob.id))

    assert [one.participant for one in court.desk.hand_ins(FOLDER, edition=None)] == [ana.id]
    assert court.desk.handed_in(theirs) == []
    assert court.desk.person(bob.id) is None
    assert court.desk.readable(theirs) is None


def test_what_participants_keep_to_themselves_never_leaves_for_a_lab(court):
    ana = court.hands_in("Ana")

    told = court.desk.handed_in(court.hand_in_of(ana))

    assert [response_in(one).prompt for one in told] == [BELONGING]
    assert "m01-first-thoughts" not in str(told)


def test_giving_words_out_is_written_down(court):
    ana = court.hands_in("Ana")

    court.desk.handed_in(court.hand_in_of(ana))

    [(said, more)] = court.read
    assert said == ("hand-ins in Lab",)
    assert more["about"] == ana.id


def test_whoever_evaluates_somebody_is_told_none_of_their_words(court):
    ana = court.hands_in("Ana")
    theirs = court.hand_in_of(ana)
    mark_evaluator(court.deployment.database, court.faye.id, participant=ana.id, by=ana.id)

    assert court.desk.hand_ins(FOLDER, edition=None) == []
    assert court.desk.handed_in(theirs) == []


def test_a_name_is_told_only_of_whoever_handed_in_by_name(court):
    ana, ben = court.hands_in("Ana", by_name=True), court.hands_in("Ben")

    assert court.desk.person(ana.id) == {"id": ana.id, "name": "Ana"}
    assert court.desk.person(ben.id) == {"id": ben.id, "name": ""}


def test_a_comment_stands_as_its_givers_whatever_the_lab_says(court):
    ana = court.hands_in("Ana")

    court.comment(ana)

    [given] = court.deployment.store.feedback(ana.id, FOLDER, reader=Reader.oneself(ana.id))[BELONGING]
    assert (given.text, given.given_by) == ("Good that you asked.", "Faye")


def test_no_comment_is_given_on_words_that_cannot_be_read(court):
    ana, bob = court.hands_in("Ana"), court.hands_in("Bob", cohort="Pine Grove")
    private = court.hand_in_of(ana).versions[FIRST]
    about = court.deployment.store.newest(bob.id, FOLDER, reader=Reader.oneself(bob.id))[BELONGING].version

    for person, prompt, version in ((ana, FIRST, private), (bob, BELONGING, about), (ana, BELONGING, about)):
        with pytest.raises(GradingError, match="was not given"):
            court.comment(person, prompt=prompt, about=version)

    assert court.deployment.store.feedback(bob.id, FOLDER, reader=Reader.oneself(bob.id)) == {}


def test_a_comment_that_is_too_long_gets_one_sentence(court):
    ana = court.hands_in("Ana")

    with pytest.raises(GradingError, match="20,001 characters"):
        court.comment(ana, "x" * 20_001)


def test_what_was_narrowed_and_who_is_gone_is_told_apart(court):
    from commontable.portfolio.forgetting import forget
    from commontable.responses.narrowing import narrow

    ana, ben = court.hands_in("Ana"), court.hands_in("Ben")
    held = [court.hand_in_of(ana), court.hand_in_of(ben)]
    with court.deployment.database.write() as connection:
        narrow(connection, ana.id, module=FOLDER, prompt=BELONGING)
    forget(court.deployment, ben.id, by="test")

    assert [court.desk.readable(one) for one in held] == [[], None]


def test_a_hand_in_comes_back_from_json_as_it_went(court):
    ana = court.hands_in("Ana", by_name=True)
    known = court.hand_in_of(ana)

    again = hand_in_in(hand_in_out(known))

    assert (again.participant, again.versions, again.at, again.by_name) == (
        (known.participant, known.versions, known.at, True)
    )


def test_in_a_lab_no_database_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv(SERVICE, "http://127.0.0.1:9/services/common-table/")
    settings = Settings(course=write_course(tmp_path / "course"), data=tmp_path / "data")

    with pytest.raises(SettingsError, match="staff pages"):
        Deployment.open(settings)

    assert not (tmp_path / "data" / "commontable.sqlite").exists()


def test_whoever_is_no_longer_staff_has_nothing_left_in_their_lab(tmp_path):
    from commontable.grading.tidying import tidy

    class Refusing:
        def ask(self, _act, **_asked):
            raise NotStaff

    settings = Settings(course=write_course(tmp_path / "course"), data=tmp_path / "data")
    (settings.data / "submitted" / "p-1" / FOLDER).mkdir(parents=True)
    (settings.data / "gradebook.db").touch()

    with pytest.raises(NotStaff):
        tidy(settings, line=Refusing())

    assert sorted(path.name for path in settings.data.iterdir()) == []
