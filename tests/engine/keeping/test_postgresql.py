"""Words that lie in PostgreSQL are backed up and put back by its own programs."""

import pytest
from engine.keeping.small import Small

from commontable.keeping.backing_up import back_up
from commontable.keeping.errors import KeepingError, MissingProgram
from commontable.keeping.restoring import restore
from commontable.portfolio.forgetting import forget


@pytest.fixture
def small(course, tmp_path, postgresql, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_DATABASE", postgresql.new_database())
    small = Small(course, tmp_path / "data")
    yield small
    small.close()


@pytest.fixture
def backup(small, tmp_path):
    ana = small.enrol("Ana Ruiz")
    small.write(ana, "What Ana wrote")
    return back_up(small.settings, tmp_path / "kept.tar.gz")


def test_what_was_changed_since_comes_back_as_it_was(small, backup):
    small.enrol("Came Later")
    small.close()

    restore(backup.file, settings=small.settings)

    small.open()
    assert backup.manifest.counts["responses"] == small.rows("responses") == 1
    assert [person.name for person in small.directory.all()] == ["Ana Ruiz"]


def test_tables_that_came_after_the_backup_are_no_hindrance(small, backup):
    with small.deployment.database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE of_another_program (number INTEGER)")
    small.close()

    restore(backup.file, settings=small.settings)

    small.open()
    assert small.rows("of_another_program") == 0


def test_new_words_are_numbered_on_after_a_restore(small, backup):
    small.close()
    restore(backup.file, settings=small.settings)
    small.open()
    [ana] = small.directory.all()

    version = small.write(ana.id, "More words")

    assert version == 2


def test_whoever_was_deleted_since_the_backup_is_deleted_again(small, backup, tmp_path):
    [ana] = small.directory.all()
    forget(small.deployment, ana.id, by="command line")
    newer = back_up(small.settings, tmp_path / "newer.tar.gz")
    small.close()

    done = [restore(backup.file, settings=small.settings, newer=more).forgotten for more in (None, newer.file)]

    small.open()
    assert done == [1, 1]
    assert small.directory.all() == []


def test_a_backup_of_another_kind_of_database_says_so(small, backup, monkeypatch):
    small.close()
    monkeypatch.setenv("COMMONTABLE_DATABASE", "")

    with pytest.raises(KeepingError, match="come from postgresql, and this deployment keeps them in sqlite"):
        restore(backup.file, settings=small.settings)


def test_without_its_programs_a_sentence_says_what_to_install(small, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(MissingProgram, match="pg_dump is not on this machine"):
        back_up(small.settings, tmp_path / "kept.tar.gz")
