"""A file that is no backup, or not a whole one, is refused before anything is touched."""

import io
import json
import tarfile

import pytest

from commontable.keeping.errors import UnusableBackup
from commontable.keeping.restoring import restore


def spoiled(backup, how):
    """Return the backup's bytes, spoiled in one way."""
    found = backup.file.read_bytes()
    if how == "cut short":
        return found[: len(found) // 2]
    if how == "empty":
        return b""
    if how == "another file":
        return b"PK\x03\x04 not ours"
    middle = len(found) // 2
    return found[:middle] + bytes([found[middle] ^ 255]) + found[middle + 1 :]


@pytest.mark.parametrize("how", ["cut short", "empty", "another file", "one byte changed"])
def test_a_damaged_backup_is_refused_and_nothing_is_touched(small, backup, tmp_path, how):
    bad = tmp_path / "bad.tar.gz"
    bad.write_bytes(spoiled(backup, how))
    small.enrol("Came Later")

    with pytest.raises(UnusableBackup):
        restore(bad, settings=small.settings)

    assert {person.name for person in small.directory.all()} == {"Ana Ruiz", "Came Later"}
    assert not [path for path in small.data.iterdir() if path.name.startswith((".restoring", ".replaced"))]


def rewritten(backup, to, *, change):
    """Write the backup anew, each member as `change(name, bytes)` gives it."""
    with tarfile.open(backup.file) as archive, tarfile.open(to, "w:gz") as other:
        for member in archive:
            name, content = change(member.name, archive.extractfile(member).read())
            info = tarfile.TarInfo(name)
            info.size = len(content)
            other.addfile(info, io.BytesIO(content))
    return to


def test_a_backup_whose_words_were_changed_is_refused(small, backup, tmp_path):
    def change(name, content):
        return name, content.replace(b"What Ana wrote", b"What Bob wrote")

    bad = rewritten(backup, tmp_path / "bad.tar.gz", change=change)

    with pytest.raises(UnusableBackup, match=r"words\.sqlite is not as it was"):
        restore(bad, settings=small.settings)


@pytest.mark.parametrize("name", ["files/../../outside", "/etc/outside", "elsewhere/secret"])
def test_no_file_of_a_backup_lands_outside_the_data_folder(small, backup, tmp_path, name):
    def change(member, content):
        return (name if member == "files/secret" else member), content

    bad = rewritten(backup, tmp_path / "bad.tar.gz", change=change)

    with pytest.raises(UnusableBackup, match="no backup has"):
        restore(bad, settings=small.settings)

    assert not list(tmp_path.rglob("outside"))


def test_a_link_in_a_backup_is_refused(small, backup, tmp_path):
    bad = tmp_path / "bad.tar.gz"
    with tarfile.open(bad, "w:gz") as archive:
        link = tarfile.TarInfo("files/secret")
        link.type, link.linkname = tarfile.SYMTYPE, str(small.data / "secret")
        archive.addfile(link)

    with pytest.raises(UnusableBackup):
        restore(bad, settings=small.settings)


def test_a_backup_of_a_newer_form_says_so(small, backup, tmp_path):
    def change(name, content):
        is_said = name == "manifest.json"
        return name, json.dumps(json.loads(content) | {"format": 9}).encode() if is_said else content

    with pytest.raises(UnusableBackup, match="form 9"):
        restore(rewritten(backup, tmp_path / "new.tar.gz", change=change), settings=small.settings)
