"""Words that lie in PostgreSQL are backed up and put back by its own programs."""

import pytest
from engine.keeping.small import Small

from commontable.keeping import postgresql as programs
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


def test_a_table_of_another_program_is_left_as_it_is(small, tmp_path):
    with small.deployment.database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE of_another_program (number INTEGER)")
    backup = back_up(small.settings, tmp_path / "kept.tar.gz")
    with small.deployment.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO of_another_program VALUES (1)")
    small.close()

    restore(backup.file, settings=small.settings)

    small.open()
    assert small.rows("of_another_program") == 1
    assert "of_another_program" not in backup.manifest.counts


def test_what_was_there_before_a_restore_is_set_aside(small, backup):
    small.enrol("Came Later")
    small.close()

    done = restore(backup.file, settings=small.settings)

    programs.load(done.replaced / "words.pgdump", url=small.settings.database_url)
    small.open()
    assert {person.name for person in small.directory.all()} == {"Ana Ruiz", "Came Later"}
    assert [path.name for path in done.replaced.glob("words*")] == ["words.pgdump"]


def test_when_the_last_step_fails_the_former_words_are_put_back(fails_at_the_last_step):
    fails_at_the_last_step()


def test_words_that_cannot_be_put_back_either_are_kept_in_a_file_that_is_named(
    small, of_a_later_version, monkeypatch
):
    small.enrol("Came Later")
    small.close()
    load = programs.load

    def until_it_is_gone(dumped, *, url):
        if ".replaced-" in str(dumped):
            raise KeepingError("The server is gone.")
        load(dumped, url=url)

    monkeypatch.setattr(programs, "load", until_it_is_gone)
    with pytest.raises(KeepingError, match=r"could not be put back .* They lie in (\S+);") as said:
        restore(of_a_later_version.file, settings=small.settings)

    [former] = small.data.glob(".replaced-*/words.pgdump")
    assert str(former) in str(said.value)
    load(former, url=small.settings.database_url)
    small.open()
    assert {person.name for person in small.directory.all()} == {"Ana Ruiz", "Came Later"}


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
