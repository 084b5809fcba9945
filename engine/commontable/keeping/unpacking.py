"""A backup's files, taken out into a folder and held against what the backup says of itself."""

from __future__ import annotations

import gzip
import hashlib
import lzma
import tarfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from commontable.keeping import postgresql, sqlite
from commontable.keeping.backing_up import DATABASES, FILES
from commontable.keeping.contents import GRADEBOOK
from commontable.keeping.errors import UnusableBackup
from commontable.keeping.manifest import NAME, Manifest, chunks_of

if TYPE_CHECKING:
    from typing import IO

_DAMAGE = (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, lzma.LZMAError)


def unpack(file: Path, *, into: Path) -> Manifest:
    """Take a backup out into an empty folder; raise `UnusableBackup` unless every file is there and whole."""
    found: dict[str, str] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(file, mode="r:gz") as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isreg() else None
                if content is None:
                    raise UnusableBackup(f"{file} holds “{member.name[:80]}”, which is no plain file. It is no backup.")
                if member.name == NAME:
                    manifest = Manifest.read(content.read())
                else:
                    found[member.name] = _put(content, into / _safe(member.name))
    except _DAMAGE as problem:
        raise UnusableBackup(f"{file} is no backup, or a damaged one ({problem}). Choose another file.") from problem
    if manifest is None:
        raise UnusableBackup(f"{file} is no whole backup: its end is missing. Choose another file.")
    _compare(found, manifest=manifest)
    _check_databases(into, manifest=manifest)
    return manifest


def _safe(name: str) -> PurePosixPath:
    """Return the name of a file of a backup; none leads out of the folder it is put into."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not (name in DATABASES.values() or name.startswith(FILES)):
        raise UnusableBackup(f"The backup holds “{name[:80]}”, which no backup has. It was not made by this course.")
    return path


def _put(content: IO[bytes], path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    reckoned = hashlib.sha256()
    with path.open("wb") as file:
        for piece in chunks_of(content):
            reckoned.update(piece)
            file.write(piece)
    return reckoned.hexdigest()


def _compare(found: dict[str, str], *, manifest: Manifest) -> None:
    amiss = sorted(name for name in {*found, *manifest.files} if found.get(name) != manifest.files.get(name))
    if amiss:
        raise UnusableBackup(f"The backup is damaged: {amiss[0]} is not as it was when it was made. Choose another.")
    if DATABASES.get(manifest.database) not in found:
        raise UnusableBackup("The backup holds no words. Choose another.")


def _check_databases(folder: Path, *, manifest: Manifest) -> None:
    if (folder / FILES / GRADEBOOK).is_file():
        sqlite.rows_by_table(folder / FILES / GRADEBOOK)
    words = folder / DATABASES[manifest.database]
    if manifest.database == "postgresql":
        postgresql.check(words)
    elif sqlite.rows_by_table(words) != manifest.counts:
        raise UnusableBackup("The words in the backup are not as many as it says. Choose another.")
