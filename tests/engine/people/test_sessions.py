import pytest
import sqlalchemy as sa

from commontable.people import Sessions, tables


@pytest.fixture
def sessions(database, clock):
    return Sessions(database, clock=clock.moment)


@pytest.fixture
def ana(directory):
    return directory.enrol("Ana")[0]


def test_a_token_tells_who_is_here(sessions, ana):
    token = sessions.start(ana)

    assert sessions.person_of(token) == ana
    assert sessions.person_of(token[:-1]) is None
    assert sessions.person_of("") is None
    assert sessions.person_of("x" * 100_000) is None


@pytest.mark.parametrize(("own_device", "hours"), [(False, 12), (True, 30 * 24)])
def test_a_session_ends_by_itself(sessions, ana, clock, own_device, hours):
    token = sessions.start(ana, own_device=own_device)

    clock.pass_on(hours=hours, seconds=-1)
    assert sessions.person_of(token) == ana
    clock.pass_on(seconds=1)

    assert sessions.person_of(token) is None


def test_signing_out_takes_effect_at_once_and_for_this_session_alone(sessions, ana):
    here, there = sessions.start(ana), sessions.start(ana)
    assert sessions.person_of(here) == ana

    sessions.end(here)

    assert sessions.person_of(here) is None
    assert sessions.person_of(there) == ana


def test_signing_out_everywhere_leaves_others_signed_in(sessions, directory, ana):
    bo, _ = directory.enrol("Bo")
    mine, other = [sessions.start(ana), sessions.start(ana)], sessions.start(bo)

    sessions.end_all(ana)

    assert [sessions.person_of(token) for token in mine] == [None, None]
    assert sessions.person_of(other) == bo


def test_a_new_code_ends_the_sessions_of_the_old_one(sessions, directory, ana):
    token = sessions.start(ana)

    directory.issue_code(ana, by="Fay")

    assert sessions.person_of(token) is None


def test_the_database_does_not_tell_a_token(sessions, database, ana):
    token = sessions.start(ana)

    with database.read() as connection:
        kept = str(connection.execute(sa.select(tables.sessions)).all())

    assert token not in kept


def test_ended_sessions_do_not_pile_up(sessions, database, ana, clock):
    sessions.start(ana)
    clock.pass_on(days=1)

    sessions.start(ana)

    with database.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(tables.sessions)) == 1
