"""A deployment as a backup holds it, put in the place of what is there."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.deployment import Deployment
from commontable.grading.lock import one_at_a_time
from commontable.keeping import postgresql
from commontable.keeping.backing_up import DATABASES, FILES
from commontable.keeping.contents import Words, entries
from commontable.keeping.errors import KeepingError
from commontable.keeping.forgotten import list_in_backup, list_now
from commontable.keeping.in_use import alone
from commontable.keeping.unpacking import unpack
from commontable.portfolio.forgetting import forget_again
from commontable.responses.database import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.keeping.manifest import Manifest
    from commontable.settings import Settings

REPLACED = ".replaced-"


@dataclass(frozen=True)
class Restored:
    """What a restore did: the backup's own account, where the former files lie, and who was deleted again."""

    manifest: Manifest
    replaced: Path | None
    forgotten: int


def restore(file: Path, *, settings: Settings, newer: Path | None = None) -> Restored:
    """Put a backup in the place of what is there; nothing is touched until all of it has been verified.

    People deleted since the backup was made are deleted again: those of the list in the data folder, and of the
    list in a `newer` backup where one is given. Raises `StillRunning`, `UnusableBackup` or `KeepingError`.
    """
    if not file.is_file():
        raise KeepingError(f"There is no backup {file}. Give the file that `commontable backup` wrote.")
    with (
        alone(settings),
        one_at_a_time(settings),
        tempfile.TemporaryDirectory(dir=settings.data, prefix=".restoring-") as folder,
    ):
        incoming = Path(folder)
        manifest = unpack(file, into=incoming)
        _check_kind(manifest, settings=settings)
        hashes = _deleted(settings, newer=newer)
        # Whoever names a newer backup may have a database that cannot be read any more.
        with _in_place(incoming, settings=settings, is_readable=newer is None) as replaced:
            forgotten = _finish(manifest, settings=settings, hashes=hashes)
    return Restored(manifest=manifest, replaced=replaced, forgotten=forgotten)


def _finish(manifest: Manifest, *, settings: Settings, hashes: frozenset[str]) -> int:
    """Bring the words to this version's form, and delete again who was deleted; return how many people."""
    with closing(Deployment.open(settings)) as deployment:
        count = forget_again(deployment, hashes=hashes)
        told = f"made at {manifest.made_at:%Y-%m-%d %H:%M} UTC"
        deployment.directory.record("restored a backup", by="command line", reason=told)
    return count


def _deleted(settings: Settings, *, newer: Path | None) -> frozenset[str]:
    if newer is None:
        return list_now(settings)
    later = list_in_backup(newer, beside=settings.data)
    try:
        return later | list_now(settings)
    except KeepingError:
        # The database that is there cannot be read; the backup that was named stands in for it.
        return later


def _check_kind(manifest: Manifest, *, settings: Settings) -> None:
    kind = Words.of(settings).kind
    if kind != manifest.database:
        raise KeepingError(
            f"The backup's words come from {manifest.database}, and this deployment keeps them in {kind}. "
            "Set COMMONTABLE_DATABASE to a database of the backup's kind, then restore."
        )


@contextmanager
def _in_place(incoming: Path, *, settings: Settings, is_readable: bool) -> Iterator[Path | None]:
    """Let the backup's files and words take their places; put the former ones back if the block fails."""
    moved: list[tuple[Path, Path]] = []
    aside = settings.data / f"{REPLACED}{now():%Y-%m-%d-%H%M%S}"
    try:
        for path in _former(settings):
            _move(path, aside / path.name, moved=moved)
        for path in sorted((incoming / FILES).glob("*")):
            _move(path, settings.data / path.name, moved=moved)
        with _words_in_place(incoming, settings=settings, aside=aside, moved=moved, is_readable=is_readable):
            yield aside if aside.is_dir() else None
    except BaseException:
        _drop_journals(settings)
        for source, target in reversed(moved):
            shutil.move(target, source)
        if aside.is_dir() and not any(aside.iterdir()):
            aside.rmdir()
        raise


def _former(settings: Settings) -> list[Path]:
    words = Words.of(settings).file
    files = [words, *_journals(settings)] if words else []
    return list(dict.fromkeys([*entries(settings), *(path for path in files if path.exists())]))


def _journals(settings: Settings) -> list[Path]:
    words = Words.of(settings).file
    return [words.with_name(words.name + end) for end in ("-wal", "-shm")] if words else []


def _drop_journals(settings: Settings) -> None:
    # SQLite would apply the restored database's journal to the former one.
    for path in _journals(settings):
        path.unlink(missing_ok=True)


@contextmanager
def _words_in_place(
    incoming: Path, *, settings: Settings, aside: Path, moved: list[tuple[Path, Path]], is_readable: bool
) -> Iterator[None]:
    words = Words.of(settings)
    name = DATABASES[words.kind]
    if words.file:
        _move(incoming / name, words.file, moved=moved)
        yield
    else:
        url, former = settings.database_url, aside / name
        with postgresql.replaced(url, by=incoming / name, former=former, is_readable=is_readable):
            yield


def _move(source: Path, target: Path, *, moved: list[tuple[Path, Path]]) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The database may lie on another disk than the data folder, where a plain rename ends.
    shutil.move(source, target)
    moved.append((source, target))
