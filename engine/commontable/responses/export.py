"""The rows of an export: only words that facilitators may read, people by id unless their names are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commontable.content.readers import Readers
from commontable.responses.completion import asked_of, finished_sections
from commontable.responses.model import OVERALL, Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from commontable.content.course import Course
    from commontable.content.module import Module
    from commontable.responses.model import Feedback, HandIn, Response
    from commontable.responses.store import ReadableStore

_READER = Reader.grading()
_PERSON = ("participant", "name", "cohort", "module")


@dataclass(frozen=True)
class Writer:
    """Somebody whose rows are exported; `name` is "" unless names were asked for with a reason."""

    id: str
    cohort: str
    name: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of plain values under named columns; a value is text, a number, or other JSON as it was kept."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]


def responses_table(course: Course, *, store: ReadableStore, writers: Iterable[Writer]) -> Table:
    """Return the newest response of each writer to each prompt whose readers are the facilitators."""
    more = ("edition", "prompt", "title", "value", "language", "origin", "written_at", "handed_in")
    rows = [
        _about(writer, module) | _response_cells(row, module=module, hand_in=hand_in)
        for writer, module in _pairs(course, writers)
        for hand_in in [store.newest_hand_in(writer.id, module.folder, reader=_READER)]
        for row in _exported(writer, module, store=store)
    ]
    return Table(columns=(*_PERSON, *more), rows=rows)


def progress_table(course: Course, *, store: ReadableStore, writers: Iterable[Writer]) -> Table:
    """Return how far each writer is in each module: completion and stated minutes, no words.

    What only the writer reads is not looked at: a section that asks nothing else is finished by handing in.
    """
    more = ("edition", "answered", "asked", "minutes_finished", "minutes", "last_saved_at", "handed_in_at")
    rows = [
        _about(writer, module) | _progress_cells(writer, module=module, store=store)
        for writer, module in _pairs(course, writers)
    ]
    return Table(columns=(*_PERSON, *more), rows=rows)


def feedback_table(course: Course, *, store: ReadableStore, writers: Iterable[Writer]) -> Table:
    """Return every piece of feedback on responses that facilitators read."""
    more = ("prompt", "title", "version", "feedback", "given_at")
    rows = [
        _about(writer, module) | _feedback_cells(given, module=module)
        for writer, module in _pairs(course, writers)
        for prompt, all_given in store.feedback(writer.id, module.folder, reader=_READER).items()
        if _may_leave(prompt, module=module)
        for given in all_given
    ]
    return Table(columns=(*_PERSON, *more), rows=rows)


TABLES = {"feedback": feedback_table, "progress": progress_table, "responses": responses_table}


def _pairs(course: Course, writers: Iterable[Writer]) -> Iterator[tuple[Writer, Module]]:
    return ((writer, module) for writer in writers for module in course.modules)


def _about(writer: Writer, module: Module) -> dict[str, Any]:
    return {
        "participant": writer.id,
        "name": writer.name,
        "cohort": writer.cohort,
        "module": module.folder,
    }


def _exported(writer: Writer, module: Module, *, store: ReadableStore) -> list[Response]:
    newest = store.newest(writer.id, module.folder, reader=_READER)
    order = {prompt.id: place for place, prompt in enumerate(module.prompts)}
    found = [
        row
        for row in newest.values()
        if row.readers == Readers.FACILITATOR
        and _may_leave(row.prompt, module=module)
        and not _is_empty(row, module=module)
    ]
    return sorted(found, key=lambda row: (order.get(row.prompt, len(order)), row.prompt))


def _may_leave(prompt: str, *, module: Module) -> bool:
    # An author may have narrowed a prompt since; one that is gone keeps what held when it was written.
    readers = {each.id: each.readers for each in module.prompts}
    return readers.get(prompt, Readers.FACILITATOR) is Readers.FACILITATOR


def _is_empty(row: Response, *, module: Module) -> bool:
    prompts = {prompt.id: prompt for prompt in module.prompts}
    prompt = prompts.get(row.prompt)
    return prompt.is_empty(row.value) if prompt else row.value in (None, "", {})


def _response_cells(row: Response, *, module: Module, hand_in: HandIn | None) -> dict[str, Any]:
    return {
        "edition": row.edition,
        "prompt": row.prompt,
        "title": _title(row.prompt, module=module),
        "value": row.value,
        "language": row.language,
        "origin": row.origin,
        "written_at": _moment(row.written_at),
        "handed_in": _handed_in(row, hand_in=hand_in),
    }


def _handed_in(row: Response, *, hand_in: HandIn | None) -> str:
    versions = hand_in.versions if hand_in else {}
    if row.prompt not in versions:
        return "no"
    return "yes" if versions[row.prompt] == row.version else "an earlier version"


def _progress_cells(writer: Writer, *, module: Module, store: ReadableStore) -> dict[str, Any]:
    newest = store.newest(writer.id, module.folder, reader=_READER)
    hand_in = store.newest_hand_in(writer.id, module.folder, reader=_READER)
    answered = {prompt for prompt, row in newest.items() if not _is_empty(row, module=module)}
    private = store.narrowed(writer.id, module.folder)
    asked = asked_of(module, private=private)
    sections = [section for section in module.sections if section.core]
    finished = finished_sections(module, answered=answered, private=private, is_handed_in=hand_in is not None)
    saved = [row.written_at for row in newest.values() if row.written_at]
    return {
        "edition": module.edition,
        "answered": len(answered & asked),
        "asked": len(asked),
        "minutes_finished": sum(section.minutes for section in finished),
        "minutes": sum(section.minutes for section in sections),
        "last_saved_at": _moment(max(saved, default=None)),
        "handed_in_at": _moment(hand_in.at if hand_in else None),
    }


def _feedback_cells(given: Feedback, *, module: Module) -> dict[str, Any]:
    return {
        "prompt": given.prompt,
        "title": _title(given.prompt, module=module),
        "version": given.about,
        "feedback": given.text,
        "given_at": _moment(given.given_at),
    }


def _title(prompt: str, *, module: Module) -> str:
    if prompt == OVERALL:
        return "The hand-in as a whole"
    return next((each.title for each in module.prompts if each.id == prompt), "")


def _moment(when: datetime | None) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else ""
