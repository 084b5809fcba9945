"""A small course with people who have written, handed in and been answered, in a data folder of its own."""

import sqlite3
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic.util.exc import CommandError
from engine.keeping.small import COURSE, MODULE, Small

from commontable.cli import main
from commontable.keeping.backing_up import back_up
from commontable.keeping.restoring import restore
from commontable.responses.database import Database


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch):
    folder = tmp_path / "course" / "modules" / "m01_small"
    folder.mkdir(parents=True)
    (folder.parent / "course.yml").write_text(COURSE, "utf-8")
    (folder / "module.yml").write_text(MODULE, "utf-8")
    for name in ("COMMONTABLE_COURSE", "COMMONTABLE_DATA", "COMMONTABLE_DATABASE"):
        monkeypatch.setenv(name, "")
    monkeypatch.chdir(tmp_path / "course")
    return tmp_path / "course"


@pytest.fixture
def small(course, tmp_path):
    small = Small(course, tmp_path / "data")
    yield small
    small.close()


@pytest.fixture
def settings_of(course):
    """Return a function that adds lines to course.yml."""

    def add(text):
        path = course / "modules" / "course.yml"
        path.write_text(COURSE + text, "utf-8")

    return add


@pytest.fixture
def commontable(capsys):
    """Return a function that runs one command and gives (exit code, stdout, stderr)."""

    def run(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def backup(small, tmp_path):
    """Return a backup of a deployment with words, a notebook, a gradebook and data of the district."""
    ana = small.enrol("Ana Ruiz")
    small.write(ana, "What Ana wrote")
    small.hand_in(ana)
    for name in (f"submitted/{ana}/m01_small/small.ipynb", "datasets/our_district/families.csv", "pages/m01.json"):
        path = small.data / name
        path.parent.mkdir(parents=True)
        path.write_text(name, "utf-8")
    with closing(sqlite3.connect(small.data / "gradebook.db")) as gradebook:
        gradebook.execute("CREATE TABLE score (value REAL)")
        gradebook.execute("INSERT INTO score VALUES (1.5)")
        gradebook.commit()
    return back_up(small.settings, tmp_path / "kept.tar.gz")


@pytest.fixture
def of_a_later_version(small, backup, tmp_path):
    """Return a backup that can be unpacked and loaded, and fails at the last step."""
    with small.deployment.database.read() as connection:
        form = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    set_form(small, "9999")
    made = back_up(small.settings, tmp_path / "later.tar.gz")
    set_form(small, form)
    return made


def set_form(small, form):
    with small.deployment.database.write() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :form"), {"form": form})


@pytest.fixture
def fails_at_the_last_step(small, of_a_later_version):
    """Return a function that restores in vain, after somebody came, and holds that all is as it was."""

    def run():
        small.enrol("Came Later")
        small.close()

        with pytest.raises(CommandError):
            restore(of_a_later_version.file, settings=small.settings)

        small.open()
        assert {person.name for person in small.directory.all()} == {"Ana Ruiz", "Came Later"}
        assert not list(small.data.glob(".replaced-*"))

    return run


@pytest.fixture
def address(postgresql):
    """Return the address of an empty PostgreSQL database, as a host gives it."""
    return postgresql.new_database()


@pytest.fixture
def file(small):
    return str(small.data / "commontable.sqlite")


@pytest.fixture
def there(address):
    database = Database(address)
    yield database
    database.close()


@pytest.fixture
def on_postgresql(small, address, monkeypatch):
    """Return a function that starts the course on PostgreSQL."""

    def start():
        monkeypatch.setenv("COMMONTABLE_DATABASE", address)
        small.close()
        small.open()
        return small

    return start
