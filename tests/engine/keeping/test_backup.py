"""A backup holds everything, and is put back whole or not at all."""

import os
import shutil
import sqlite3
import tarfile
from contextlib import closing

import pytest

from commontable.grading.lock import one_at_a_time
from commontable.keeping.backing_up import back_up
from commontable.keeping.errors import KeepingError, StillRunning
from commontable.keeping.in_use import in_use
from commontable.keeping.restoring import restore
from commontable.portfolio.forgetting import forget


def lose_everything(small):
    small.close()
    shutil.rmtree(small.data)


def test_what_was_lost_comes_back(small, backup):
    [ana] = small.directory.all()
    secret = (small.data / "secret").read_bytes()
    lose_everything(small)

    restore(backup.file, settings=small.settings)

    small.open()
    assert small.directory.all() == [ana]
    assert small.rows("responses") == 1
    assert small.rows("hand_ins") == 1
    assert (small.data / "secret").read_bytes() == secret
    assert (small.data / f"submitted/{ana.id}/m01_small/small.ipynb").is_file()
    assert (small.data / "datasets/our_district/families.csv").is_file()
    with closing(sqlite3.connect(small.data / "gradebook.db")) as gradebook:
        assert gradebook.execute("SELECT value FROM score").fetchall() == [(1.5,)]


def test_a_personal_code_still_signs_in_after_a_restore(small, tmp_path):
    _, code = small.directory.add("Bo", role="participant")
    backup = back_up(small.settings, tmp_path / "kept.tar.gz")
    lose_everything(small)

    restore(backup.file, settings=small.settings)

    small.open()
    assert small.directory.by_code(code).name == "Bo"


def test_a_backup_is_for_its_owner_alone_and_holds_no_page_made_anew(backup):
    with tarfile.open(backup.file) as archive:
        names = archive.getnames()

    assert backup.file.stat().st_mode & 0o077 == 0
    assert "files/secret" in names
    assert not [name for name in names if "pages/" in name or name.endswith(("-wal", "-shm")) or "/." in name]


def test_what_was_there_before_a_restore_is_set_aside(small, backup):
    small.enrol("Came Later")
    small.close()

    done = restore(backup.file, settings=small.settings)

    small.open()
    assert [person.name for person in small.directory.all()] == ["Ana Ruiz"]
    with closing(sqlite3.connect(done.replaced / "commontable.sqlite")) as former:
        assert ("Came Later",) in former.execute("SELECT name FROM people").fetchall()


def test_a_restore_is_refused_while_the_course_is_running(small, backup):
    with in_use(small.settings), pytest.raises(StillRunning, match="Stop the server"):
        restore(backup.file, settings=small.settings)

    assert small.rows("responses") == 1


def test_two_servers_may_run_on_one_data_folder(small):
    with in_use(small.settings), in_use(small.settings):
        assert small.data.is_dir()


def test_whoever_was_deleted_since_the_backup_is_deleted_again(small, backup):
    [ana] = small.directory.all()
    forget(small.deployment, ana.id, by="command line")
    small.close()

    done = restore(backup.file, settings=small.settings)

    small.open()
    assert done.forgotten == 1
    assert small.directory.all() == []
    assert small.rows("responses") == 0
    kept = [path for path in small.data.rglob("*") if ".replaced-" not in str(path) and path.is_file()]
    assert not [path for path in kept if b"What Ana wrote" in path.read_bytes() or ana.id.encode() in path.read_bytes()]
    assert not list((small.data / "submitted").glob(ana.id))


def test_on_a_blank_machine_a_newer_backup_tells_who_was_deleted(small, backup, tmp_path):
    [ana] = small.directory.all()
    forget(small.deployment, ana.id, by="command line")
    newer = back_up(small.settings, tmp_path / "newer.tar.gz")
    lose_everything(small)

    done = restore(backup.file, settings=small.settings, newer=newer.file)

    small.open()
    assert done.forgotten == 1
    assert small.directory.all() == []


def test_a_damaged_database_does_not_let_the_deleted_come_back_unsaid(small, backup):
    small.close()
    (small.data / "commontable.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 40)

    with pytest.raises(KeepingError, match="--forgotten-in"):
        restore(backup.file, settings=small.settings)

    restore(backup.file, settings=small.settings, newer=backup.file)
    small.open()
    assert small.rows("responses") == 1


def test_when_the_last_step_fails_everything_is_as_it_was(fails_at_the_last_step):
    fails_at_the_last_step()


def test_a_backup_waits_for_a_grading_step(small, tmp_path):
    import threading

    done = threading.Event()

    def make():
        back_up(small.settings, tmp_path / "kept.tar.gz")
        done.set()

    with one_at_a_time(small.settings):
        thread = threading.Thread(target=make)
        thread.start()
        assert not done.wait(0.2)
    thread.join(timeout=30)

    assert done.is_set()


def test_a_failed_backup_leaves_the_former_one(small, backup, tmp_path):
    before = backup.file.read_bytes()
    small.close()
    (small.data / "commontable.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 40)

    with pytest.raises(KeepingError):
        back_up(small.settings, backup.file)

    assert backup.file.read_bytes() == before
    assert os.listdir(small.data) == [name for name in os.listdir(small.data) if not name.startswith(".backup")]
    assert [path.name for path in tmp_path.glob(".kept*")] == []
