"""Reads the YAML files of a course, each once per change on disk."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from commontable.plain_text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.errors import CourseError

# YAML can write both as escapes; no page can be made of the second, and no reader sees the first.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_SHOWN = 40


class _NoText(Exception):
    """A text that holds a character which is none; its argument is what stands around it."""


def read_mapping(path: Path, *, mistake: type[CourseError]) -> dict[str, Any]:
    """Return the file's mapping, to be read, not changed; raise `mistake` if it has none."""
    try:
        stat = path.stat()
        found = _parsed(path, stat.st_mtime_ns, stat.st_size)
    except OSError as problem:
        raise mistake(f"{_name(path)} cannot be read ({problem.strerror}). Put the file there.") from problem
    except UnicodeDecodeError as problem:
        raise mistake(f"{_name(path)} is not UTF-8 text. Save it as UTF-8.") from problem
    except _NoText as problem:
        raise mistake(
            f"{_name(path)} holds a character that is no text (NUL, or half of one) in “{problem}”. Take it out."
        ) from None
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
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    _refuse_what_is_no_text(found)
    return found


def _refuse_what_is_no_text(found: object) -> None:
    waiting, seen = [found], set[int]()
    while waiting:
        part = waiting.pop()
        if isinstance(part, str) and _NO_TEXT.search(part):
            raise _NoText(one_line(part)[:_SHOWN])
        # An alias may lead a list back into itself, or stand for the same one a million times.
        if isinstance(part, dict | list) and id(part) not in seen:
            seen.add(id(part))
            waiting.extend((*part, *part.values()) if isinstance(part, dict) else part)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _place(problem: Exception) -> str:
    mark = getattr(problem, "problem_mark", None)
    said = getattr(problem, "problem", None)
    if mark is None:
        return ""
    return f" (line {mark.line + 1}, column {mark.column + 1}: {said})"
