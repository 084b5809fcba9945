"""A staff app's token: whose it is, and everything that ends it."""

from datetime import UTC, datetime, timedelta

import pytest

from commontable.people import Directory, Secret
from commontable.people.sessions import Sessions, digest_of
from commontable.responses.database import Database
from commontable.serving.staff_apps.tokens import StaffTokens

KERNEL = "0f0e0d0c-0000-4000-8000-000000000001"


class Moment:
    """A clock that a test sets."""

    def __init__(self):
        self.now = datetime(2026, 9, 1, 9, tzinfo=UTC)

    def __call__(self):
        return self.now


class Desk:
    """One facilitator, signed in, with a kernel and the token that it was given."""

    def __init__(self, database, folder, *, role="facilitator", app="workshop"):
        self.clock = Moment()
        self.directory = Directory(database, Secret.of(folder))
        self.sessions = Sessions(database, clock=self.clock)
        self.person, self.code = self.directory.add("Faye", role=role)
        self.signed_in = self.sessions.start(self.person, own_device=True)
        self.kernels = {KERNEL}
        self.tokens = StaffTokens(kernels=self.kernels, sessions=self.sessions, clock=self.clock)
        self.token = self.tokens.issue(self.person, app=app, kernel=KERNEL, session=digest_of(self.signed_in))

    def holder(self):
        found = self.tokens.holder(self.token)
        return found and found[0].id


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'commontable.sqlite'}")
    database.migrate()
    yield database
    database.close()


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path)


def test_a_token_names_the_person_the_app_and_the_kernel(desk):
    person, grant = desk.tokens.holder(desk.token)

    assert person == desk.person
    assert (grant.app, grant.kernel) == ("workshop", KERNEL)


def test_a_token_has_256_bits_and_is_not_what_is_kept(desk):
    others = {desk.tokens.issue(desk.person, app="workshop", kernel=KERNEL, session="s") for _ in range(50)}

    assert len(others) == 50
    assert min(map(len, others)) >= 43  # 256 bits, six for each sign
    assert desk.token not in repr(vars(desk.tokens))


@pytest.mark.parametrize("guess", ["", "x", "é" * 40, "A" * 100_000])
def test_a_token_that_was_never_given_is_nobodys(desk, guess):
    assert desk.tokens.holder(guess) is None


def test_a_token_dies_with_its_kernel(desk):
    desk.kernels.discard(KERNEL)

    assert desk.holder() is None


def test_a_token_dies_at_sign_out(desk):
    desk.sessions.end(desk.signed_in)

    assert desk.holder() is None


def test_signing_in_again_does_not_bring_a_token_back(desk):
    desk.sessions.end(desk.signed_in)
    desk.sessions.start(desk.person)

    assert desk.holder() is None


def test_a_new_personal_code_ends_the_token(desk):
    desk.directory.issue_code(desk.person, by="somebody")

    assert desk.holder() is None


def test_a_token_lasts_twelve_hours_on_a_device_that_stays_signed_in(desk):
    desk.clock.now += timedelta(hours=11, minutes=59)
    before = desk.holder()

    desk.clock.now += timedelta(minutes=2)

    assert before == desk.person.id
    assert desk.holder() is None


def test_a_role_that_no_longer_opens_the_app_ends_the_token(database, tmp_path):
    reviewer = Desk(database, tmp_path, role="reviewer", app="workshop")
    of_review = reviewer.tokens.issue(
        reviewer.person, app="review", kernel=KERNEL, session=digest_of(reviewer.signed_in)
    )

    assert reviewer.holder() is None
    assert reviewer.tokens.holder(of_review) is not None


def test_tokens_of_kernels_that_are_gone_are_not_kept_for_good(desk):
    for number in range(200):
        desk.tokens.issue(desk.person, app="workshop", kernel=f"gone-{number}", session="s")

    assert len(desk.tokens) == 2
