"""Reads the YAML files of a course, each once per change on disk."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.errors import CourseError


def read_mapping(path: Path, *, mistake: type[CourseError]) -> dict[str, Any]:
    """Return the file's mapping, to be read, not changed; raise `mistake` if it has none."""
    try:
        stat = path.stat()
        found = _parsed(path, stat.st_mtime_ns, stat.st_size)
    except OSError as problem:
        raise mistake(f"{_name(path)} cannot be read ({problem.strerror}). Put the file there.") from problem
    except UnicodeDecodeError as problem:
        raise mistake(f"{_name(path)} is not UTF-8 text. Save it as UTF-8.") from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise mistake(f"{_name(path)} is not YAML{_place(problem)}. Mend the line named here.") from problem
    if not isinstance(found, dict):
        raise mistake(f"{_name(path)} holds {kind_of(found)}; wanted a mapping, `name: value` on each line.")
    return found


def kind_of(value: object) -> str:
    """Return what a value is, in words for a sentence."""
    words: dict[type, str] = {
        type(None): "nothing",
        bool: "true or false",
        str: "text",
        list: "a list",
        dict: "a mapping",
        int: "a number",
        float: "a number",
    }
    return words.get(type(value), "something else")


@lru_cache(maxsize=512)
def _parsed(path: Path, changed_at: int, size: int) -> object:  # noqa: ARG001 - the cache's key
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _place(problem: Exception) -> str:
    mark = getattr(problem, "problem_mark", None)
    said = getattr(problem, "problem", None)
    if mark is None:
        return ""
    return f" (line {mark.line + 1}, column {mark.column + 1}: {said})"
