"""Answers from paper, typed in by a facilitator: all rows are kept, or none is and each bad one is named."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commontable.content.errors import UnacceptableValue, UnknownPrompt
from commontable.content.readers import Readers
from commontable.content.version import course_version
from commontable.errors import PeopleError
from commontable.people.acts import note
from commontable.people.directory import Directory
from commontable.people.model import checked_name
from commontable.people.plain import plain
from commontable.responses.database import Database
from commontable.responses.model import Reader, Response, Role, StaleBase
from commontable.responses.sql import SqlStore
from commontable.workshops.attending import seat_in
from commontable.workshops.model import ON_PAPER, WorkshopError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import sqlalchemy as sa

    from commontable.content.module import Module
    from commontable.people.model import Person
    from commontable.workshops.model import Workshop
    from commontable.workshops.rooms import Workshops

MOST_ROWS = 200


class BadPapers(WorkshopError):
    """Some rows cannot be kept, so none was; `rows` names each as `{row, sentence}`."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        super().__init__(f"{len(rows)} of the mistakes below must be mended first; nothing was kept.")
        self.rows = rows


@dataclass(frozen=True)
class Kept:
    """How many papers were kept, and the codes of those who are new: `{name, code}`, shown now and never again."""

    rows: int
    codes: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class _Paper:
    code: str
    name: str
    answers: dict[str, Any]


class _OneTransaction(Database):
    """The directory and the store, working inside a transaction that somebody else commits."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        yield self._connection

    read = write


def keep_papers(rooms: Workshops, workshop: Workshop, asked: object, *, by: str) -> Kept:
    """Keep every row, or raise `BadPapers`; typing the same rows again changes nothing."""
    module = rooms.module_of(workshop)
    papers, problems = _read(asked, module=module)
    with rooms.changing(workshop.id) as connection:
        inside = _OneTransaction(connection)
        desk = _Desk(rooms, workshop, module, connection, Directory(inside, rooms.secret), by)
        writers = [desk.writer_of(number, paper, problems) for number, paper in papers]
        if problems:
            raise BadPapers(sorted(problems, key=lambda each: int(each["row"])))
        found = [desk.seated(writer) for writer in writers]
        store = SqlStore(inside, cohort_of=desk.directory.cohort_of)
        for (person, _), (_, paper) in zip(found, papers, strict=True):
            desk.save(person, paper, store=store)
    new = {person.id: {"name": person.name, "code": code} for person, code in found if code}
    return Kept(rows=len(papers), codes=tuple(new.values()))


@dataclass
class _Desk:
    """One typing-in: who wrote each paper, and what of it is kept, in one transaction."""

    rooms: Workshops
    workshop: Workshop
    module: Module
    connection: sa.Connection
    directory: Directory
    by: str

    def writer_of(self, number: int, paper: _Paper, problems: list[dict[str, Any]]) -> Person | str:
        """Return the person who is known by this code or name, or the name of somebody new."""
        try:
            return self._known(paper)
        except PeopleError as problem:
            problems.append({"row": number, "sentence": str(problem)})
            return ""

    def _known(self, paper: _Paper) -> Person | str:
        if paper.code:
            person = self.directory.by_code(paper.code)
            if person is None or self.workshop.cohort not in self.directory.cohorts_of(person):
                raise PeopleError("This personal code belongs to nobody of this group. Look at it once more.")
            return person
        members = self.directory.in_cohort(self.workshop.cohort)
        named = [person for person in members if person.name.casefold() == paper.name.casefold()]
        if len(named) > 1:
            raise PeopleError(f"{len(named)} people are called “{paper.name}”. Give the personal code instead.")
        return named[0] if named else checked_name(paper.name)

    def seated(self, writer: Person | str) -> tuple[Person, str]:
        """Return the person, in the room; and the code of somebody who is new, else ""."""
        code = ""
        if isinstance(writer, str):
            # Two papers of one new name are one person.
            known = self._known(_Paper("", writer, {}))
            if isinstance(known, str):
                known, code = self.directory.add(
                    known, role=Role.PARTICIPANT, cohorts=[self.workshop.cohort], by=self.by
                )
            writer = known
        seat_in(self.connection, self.workshop, participant=writer.id, rooms=self.rooms)
        return writer, code

    def save(self, person: Person, paper: _Paper, *, store: SqlStore) -> None:
        mine = store.newest(person.id, self.module.folder, reader=Reader.oneself(person.id))
        for prompt_id, value in paper.answers.items():
            newest = mine.get(prompt_id)
            typed = newest if newest and newest.origin == ON_PAPER else None
            if typed and typed.value == value:
                continue
            # What somebody wrote themself stays the newest; the paper is kept beside it for them to choose.
            with suppress(StaleBase):
                store.save(self._response(person, prompt_id, value, based_on=typed.version if typed else None))
        note(self.connection, "typed in a paper", by=self.by, about=person.id, reason=self.workshop.id)

    def _response(self, person: Person, prompt_id: str, value: Any, *, based_on: int | None) -> Response:
        prompt = self.module.prompt(prompt_id)
        return Response(
            participant=person.id,
            module=self.module.folder,
            edition=self.module.edition,
            prompt=prompt.id,
            value=value,
            readers=prompt.readers.value,
            save_id=_save_id(self.workshop.id, prompt.id, value, based_on),
            origin=ON_PAPER,
            course_version=course_version(self.module),
            language=person.language,
            based_on=based_on,
        )


def _save_id(*parts: Any) -> str:
    said = json.dumps(parts, sort_keys=True)
    return f"paper-{hashlib.sha256(said.encode()).hexdigest()[:40]}"


def _read(asked: object, *, module: Module) -> tuple[list[tuple[int, _Paper]], list[dict[str, Any]]]:
    """Return the papers with their row numbers, and what is wrong with the others."""
    if not isinstance(asked, list) or not 0 < len(asked) <= MOST_ROWS:
        raise WorkshopError(f"Papers come as rows, 1 to {MOST_ROWS} at a time. Fill in a row, then press Keep.")
    papers, problems = [], []
    for number, row in enumerate(asked, 1):
        sentences = list(_problems(row, module=module))
        problems += [{"row": number, "sentence": sentence} for sentence in sentences]
        if not sentences:
            papers.append((number, _paper(row, module=module)))
    return papers, problems


def _paper(row: Mapping[str, Any], *, module: Module) -> _Paper:
    answers = {p: v for p, v in row["answers"].items() if not module.prompt(p).is_empty(v)}
    return _Paper(plain(row.get("code") or ""), plain(row.get("name") or ""), answers)


def _problems(row: Any, *, module: Module) -> Iterator[str]:
    if not isinstance(row, dict) or not isinstance(row.get("answers"), dict):
        yield "This row has no answers. Give each as prompt and value."
        return
    who = [row.get("code") or "", row.get("name") or ""]
    if not all(isinstance(each, str) for each in who) or not plain("".join(map(str, who))):
        yield "This row has neither a code nor a name. Write what stands on the paper, or a name such as Guest 3."
    for prompt_id, value in row["answers"].items():
        yield from _wrong_with(str(prompt_id), value, module=module)
    if not row["answers"]:
        yield "This row has no answer. Fill one in, or take the row out."


def _wrong_with(prompt_id: str, value: Any, *, module: Module) -> Iterator[str]:
    try:
        prompt = module.prompt(prompt_id)
        if prompt.readers is Readers.ME:
            yield f"“{prompt.title}” is read by its writer alone. Leave it on the paper and give the paper back."
        else:
            prompt.check(value)
    except (UnknownPrompt, UnacceptableValue) as problem:
        yield str(problem)
