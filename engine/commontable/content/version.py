"""A short name for exactly what a module's folder holds."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.module import Module

_LENGTH = 12
_Stamp = tuple[tuple[str, int, int], ...]


def course_version(module: Module) -> str:
    """Return twelve hex digits that change with any file of the module's folder."""
    return _digest(module.path, _stamp(module.path))


def _stamp(folder: Path) -> _Stamp:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_by_the_way(path, folder))
    return tuple(
        (path.relative_to(folder).as_posix(), path.stat().st_mtime_ns, path.stat().st_size) for path in files
    )


def _is_by_the_way(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(folder).parts)


@lru_cache(maxsize=64)
def _digest(folder: Path, stamp: _Stamp) -> str:
    digest = hashlib.sha256()
    for name, _, _ in stamp:
        body = (folder / name).read_bytes()
        # The length goes in too, so that text moved from one file to the next is a change.
        digest.update(f"{name}\0{len(body)}\0".encode())
        digest.update(body)
    return digest.hexdigest()[:_LENGTH]
