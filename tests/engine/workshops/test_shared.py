"""Two server processes that share one room on PostgreSQL."""

import pytest
from engine.workshops.over_http import STAFF, Caller
from journeys.server import Server

from commontable.responses.database import Database

M01 = "m01_equal_partners"


@pytest.fixture
def pair(short_course, tmp_path, postgresql, migrated):
    """Return two processes on one data folder and one database."""
    environment = {"COMMONTABLE_DATABASE": postgresql.new_database(like=migrated)}
    servers = [Server(short_course, tmp_path / "data", environment=environment).start() for _ in range(2)]
    yield servers
    for server in servers:
        server.stop()


def test_two_processes_share_one_room(pair):
    first, second = pair
    faye = Caller(first, first.code_for("Faye", role="facilitator"))
    desk = faye.post(STAFF, module=M01, minutes=90, cohort="everyone")
    ana = Caller(second, second.code_for("Ana"))
    ana.join(desk["code"])
    here = f"{STAFF}/{desk['id']}"

    with ana.listening("/api/workshop/events") as page, faye.listening(f"{here}/events") as steps:
        page.wait_for(lambda state: state["activity"] is None)
        steps.wait_for(lambda event: event["answers"] == 0)

        faye.post(f"{here}/open-activity", number=5)
        page.wait_for(lambda state: state["activity"] and state["activity"]["number"] == 5, seconds=5)
        ana.write("m01-belonging", "Heard next door.", save_id="shared-save-1")
        steps.wait_for(lambda event: event["answers"] == 1, seconds=5)


def test_a_room_goes_on_at_the_other_process_when_one_is_killed(pair):
    first, second = pair
    faye = Caller(first, first.code_for("Faye", role="facilitator"))
    desk = faye.post(STAFF, module=M01, minutes=90, cohort="everyone")
    ana = Caller(first, first.code_for("Ana"))
    ana.join(desk["code"])
    ana.write("m01-case", "ten", save_id="before-kill-1")

    first.kill()

    here, there = faye.at(second), ana.at(second)
    here.post(f"{STAFF}/{desk['id']}/open-activity", number=7)
    assert there.get("/api/workshop")["workshop"]["activity"]["number"] == 7
    assert there.get(f"/api/words/{M01}")["responses"]["m01-case"]["value"] == "ten"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_postgresql_address_is_taken_as_hosts_give_it(postgresql, scheme):
    address = postgresql.new_database().partition("://")[2]

    database = Database(f"{scheme}://{address}")
    database.migrate()
    database.migrate()
    database.close()
