"""Everything that a participant wrote, every version of it, and every reply: for them alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.content import assignment_of, load_module
from commontable.content.errors import UnknownModule, UnknownPrompt
from commontable.portfolio.promises import promise_of, title_of
from commontable.responses import tables
from commontable.responses.model import OVERALL, HandIn, Reader

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.module import Module
    from commontable.content.prompt import Prompt
    from commontable.deployment import Deployment
    from commontable.people.model import Person
    from commontable.responses.model import Feedback, Response

_R, _H, _V = tables.responses.c, tables.hand_ins.c, tables.hand_in_versions.c


@dataclass(frozen=True)
class Version:
    """One version of one response, with the prompt as its edition had it (None where that is gone)."""

    response: Response
    prompt: Prompt | None
    folder: Path
    handed_in: tuple[HandIn, ...] = ()
    replies: tuple[Feedback, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One prompt that was answered; `is_outcome` marks what came of a promise."""

    id: str
    title: str
    versions: tuple[Version, ...]
    is_outcome: bool = False


@dataclass(frozen=True)
class Chapter:
    """One module in which something was written; `module` is None for one that the course no longer has.

    `replies` are those to a hand-in as a whole.
    """

    folder: str
    title: str
    module: Module | None
    entries: tuple[Entry, ...]
    hand_ins: tuple[HandIn, ...] = ()
    replies: tuple[Feedback, ...] = ()


def portfolio_of(deployment: Deployment, person: Person) -> list[Chapter]:
    """Return a participant's chapters in the order of the course, modules that are gone from it last."""
    course = {module.folder: module for module in deployment.course.modules}
    written = _modules_with_words(deployment, person.id)
    order = [*(folder for folder in course if folder in written), *sorted(set(written) - set(course))]
    return [_chapter(deployment, person.id, folder=folder, module=course.get(folder)) for folder in order]


def _modules_with_words(deployment: Deployment, person: str) -> dict[str, list[str]]:
    query = sa.select(_R.module, _R.prompt).where(_R.participant == person).group_by(_R.module, _R.prompt)
    found: dict[str, list[str]] = {}
    with deployment.database.read() as connection:
        for folder, prompt in connection.execute(query):
            found.setdefault(folder, []).append(prompt)
    return found


def _chapter(deployment: Deployment, person: str, *, folder: str, module: Module | None) -> Chapter:
    hand_ins = _hand_ins(deployment, person, folder=folder)
    given = deployment.store.feedback(person, folder, reader=Reader.oneself(person))
    prompts = _in_order(_modules_with_words(deployment, person)[folder], module=module)
    editions = _Editions(deployment, folder=folder, module=module)
    entries = []
    for prompt in prompts:
        rows = deployment.store.history(person, folder, prompt, reader=Reader.oneself(person))
        replies = given.get(prompt, [])
        versions = tuple(_told(_version(row, editions=editions), hand_ins, replies) for row in rows)
        entries.append(_entry(prompt, versions, module=module))
    title = module.title if module else folder
    kept = tuple(entry for entry in entries if entry.versions)
    return Chapter(folder, title, module, kept, hand_ins, replies=tuple(given.get(OVERALL, ())))


def _in_order(prompts: list[str], *, module: Module | None) -> list[str]:
    places = {prompt.id: place for place, prompt in enumerate(module.prompts)} if module else {}
    return sorted(prompts, key=lambda each: (places.get(promise_of(each), len(places)), each))


def _entry(prompt: str, versions: tuple[Version, ...], *, module: Module | None) -> Entry:
    known = {each.id: each.title for each in module.prompts} if module else {}
    written = [version.prompt.title for version in versions if version.prompt]
    title = title_of(prompt) or known.get(prompt) or (written[-1] if written else prompt)
    return Entry(prompt, title, versions, is_outcome=bool(title_of(prompt)))


def _told(version: Version, hand_ins: tuple[HandIn, ...], replies: list[Feedback]) -> Version:
    number, prompt = version.response.version, version.response.prompt
    return replace(
        version,
        handed_in=tuple(hand_in for hand_in in hand_ins if hand_in.versions.get(prompt) == number),
        replies=tuple(reply for reply in replies if reply.about == number),
    )


def _version(row: Response, *, editions: _Editions) -> Version:
    module = editions.module(row.edition)
    return Version(row, editions.prompt(row), module.path if module else editions.nowhere)


class _Editions:
    """The module as each edition had it: the released copy, else the one of today."""

    def __init__(self, deployment: Deployment, *, folder: str, module: Module | None) -> None:
        self._settings = deployment.settings
        self._folder = folder
        self._today = module
        self.nowhere = deployment.settings.data

    def module(self, edition: int) -> Module | None:
        name = assignment_of(self._today, edition) if self._today else self._folder
        try:
            return load_module(self._settings.release / name)
        except UnknownModule:
            return self._today

    def prompt(self, row: Response) -> Prompt | None:
        for module in (self.module(row.edition), self._today):
            try:
                return module.prompt(row.prompt) if module else None
            except UnknownPrompt:
                continue
        return None


def _hand_ins(deployment: Deployment, person: str, *, folder: str) -> tuple[HandIn, ...]:
    """Return every hand-in of one module, oldest first."""
    mine = sa.select(tables.hand_ins).where(_H.participant == person, _H.module == folder).order_by(_H.number)
    named = sa.select(_V.hand_in, _V.prompt, _V.version).join(tables.hand_ins, _H.number == _V.hand_in)
    with deployment.database.read() as connection:
        rows = connection.execute(mine).mappings().all()
        versions: dict[int, dict[str, int]] = {row["number"]: {} for row in rows}
        for number, prompt, version in connection.execute(named.where(_H.participant == person, _H.module == folder)):
            versions[number][prompt] = version
    return tuple(HandIn(**row, versions=versions[row["number"]]) for row in rows)
