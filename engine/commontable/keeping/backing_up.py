"""One file with everything that a deployment has written, taken while people are typing."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commontable import __version__
from commontable.errors import GradingError
from commontable.grading.lock import one_at_a_time
from commontable.keeping import postgresql, sqlite
from commontable.keeping.contents import GRADEBOOK, Words, plain_files
from commontable.keeping.errors import KeepingError
from commontable.keeping.manifest import NAME, Manifest, sum_of
from commontable.responses.database import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.settings import Settings

DATABASES = {"sqlite": "words.sqlite", "postgresql": "words.pgdump"}
FILES = "files/"
# A collect of a large course takes minutes; its folders are half-written until it ends.
GRADING_SECONDS = 600


@dataclass(frozen=True)
class Backup:
    """A backup that was made: where it lies, how large it is, and what it says of itself."""

    file: Path
    size: int
    manifest: Manifest


def back_up(settings: Settings, file: Path) -> Backup:
    """Write a backup, whole or not at all, readable by its owner alone; nobody's work waits for it.

    Raises `KeepingError` where the file or the database cannot be used.
    """
    settings.prepare()
    _check(file)
    with tempfile.TemporaryDirectory(dir=settings.data, prefix=".backup-") as folder, _beside(file) as written:
        manifest = _write(written, settings=settings, folder=Path(folder))
        written.replace(file)
    return Backup(file=file, size=file.stat().st_size, manifest=manifest)


def _check(file: Path) -> None:
    if file.is_dir() or not file.parent.is_dir():
        raise KeepingError(f"{file} cannot be written: give a file name in a folder that is there.")


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _write(written: Path, *, settings: Settings, folder: Path) -> Manifest:
    sums: dict[str, str] = {}
    with written.open("wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as archive:
            with _grading_at_rest(settings):
                _add_files(archive, settings=settings, folder=folder, sums=sums)
            # Last, so that no folder holds a hand-in that the words do not know.
            counts = _add_words(archive, settings=settings, folder=folder, sums=sums)
            database = Words.of(settings).kind
            manifest = Manifest(made_at=now(), version=__version__, database=database, counts=counts, files=sums)
            _add_bytes(archive, NAME, manifest.as_json())
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _add_files(archive: tarfile.TarFile, *, settings: Settings, folder: Path, sums: dict[str, str]) -> None:
    if (settings.data / GRADEBOOK).is_file():
        sqlite.copy_of(settings.data / GRADEBOOK, into=folder / GRADEBOOK)
        _add(archive, folder / GRADEBOOK, name=FILES + GRADEBOOK, sums=sums)
    for path in plain_files(settings):
        _add_as_it_is(archive, path, name=FILES + path.relative_to(settings.data).as_posix(), sums=sums)


def _add_words(archive: tarfile.TarFile, *, settings: Settings, folder: Path, sums: dict[str, str]) -> dict[str, int]:
    words = Words.of(settings)
    if words.kind not in DATABASES:
        raise KeepingError(
            f"The words lie in a database of the kind {words.kind}, which this command cannot copy. "
            "Back it up with its own programs."
        )
    copy = folder / DATABASES[words.kind]
    if words.file is None:
        counts = postgresql.dump(settings.database_url, into=copy)
    else:
        if not words.file.is_file():
            raise KeepingError(f"There is nothing to back up: {words.file} is not there. Name the data with --data.")
        sqlite.copy_of(words.file, into=copy)
        counts = sqlite.rows_by_table(copy)
    _add(archive, copy, name=copy.name, sums=sums)
    return counts


def _add(archive: tarfile.TarFile, path: Path, *, name: str, sums: dict[str, str]) -> None:
    sums[name] = sum_of(path)
    archive.add(path, arcname=name, recursive=False)


def _add_as_it_is(archive: tarfile.TarFile, path: Path, *, name: str, sums: dict[str, str]) -> None:
    """Add a file that may grow or go while it is read, such as a log."""
    with suppress(FileNotFoundError):
        found = path.read_bytes()
        sums[name] = hashlib.sha256(found).hexdigest()
        _add_bytes(archive, name, found)


def _add_bytes(archive: tarfile.TarFile, name: str, found: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(found), 0o600, int(time.time())
    archive.addfile(member, io.BytesIO(found))


@contextmanager
def _grading_at_rest(settings: Settings) -> Iterator[None]:
    """Hold nbgrader's folders still; wait for a step that is under way."""
    end = time.monotonic() + GRADING_SECONDS
    with ExitStack() as held:
        while not _is_held(held, settings=settings, last=time.monotonic() > end):
            time.sleep(0.5)
        yield


def _is_held(held: ExitStack, *, settings: Settings, last: bool) -> bool:
    try:
        held.enter_context(one_at_a_time(settings))
    except GradingError:
        if last:
            raise
        return False
    return True
