"""What a page may ask of the store, with every check made on the server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from commontable.content.readers import Readers
from commontable.content.version import course_version
from commontable.errors import ResponseError
from commontable.responses import Reader, Response, Saved
from commontable.workshops.attending import origin_of, own_seat
from commontable.workshops.model import SELF_PACED
from commontable.workshops.states import own_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.content.module import Module
    from commontable.content.prompt import Prompt
    from commontable.deployment import Deployment
    from commontable.people.model import Person
    from commontable.responses import Feedback, HandIn

SAVE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
MOST_SETTLED = 1_000
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class BadRequest(ResponseError):
    """A page sent something that no page of ours sends."""


class Words:
    """The words of one signed-in person, in one module."""

    def __init__(self, deployment: Deployment, *, person: Person, module: Module) -> None:
        self._deployment = deployment
        self._store = deployment.store
        self._person = person
        self._module = module
        self._reader = Reader.oneself(person.id)

    def all(self) -> dict[str, Any]:
        """Return everything that the page shows of this person: one call, made when the page opens."""
        mine, module = self._person.id, self._module.folder
        newest = self._store.newest(mine, module, reader=self._reader)
        aside = self._store.aside(mine, module, reader=self._reader)
        given = self._store.feedback(mine, module, reader=self._reader)
        hand_in = self._store.newest_hand_in(mine, module, reader=self._reader)
        return {
            "module": module,
            "edition": self._module.edition,
            "person": {
                "name": self._person.name,
                "id": self._person.id,
                "staff": self._person.role != "participant",
            },
            "responses": {p: stored(r) for p, r in newest.items()},
            "aside": {p: _others(rows, than=newest.get(p)) for p, rows in aside.items()},
            "feedback": {p: [_given(f) for f in many] for p, many in given.items()},
            "hand_in": _hand_in(hand_in) if hand_in else None,
            "readers": self._deployment.directory.readers_of(mine),
            "narrowed": sorted(self._store.narrowed(mine, module)),
            "workshop": own_state(self._deployment.workshops, mine),
            "sections": [
                {"id": s.id, "prompts": [p for p in s.prompts if self._module.prompt(p).core]}
                for s in self._module.sections
                if s.core
            ],
        }

    def save(self, prompt_id: str, asked: Mapping[str, Any]) -> Saved:
        """Keep one response; raise `StaleBase`, `UnacceptableValue`, `UnknownPrompt` or `BadRequest`."""
        prompt = self._module.prompt(prompt_id)
        prompt.check(asked.get("value"))
        seat = own_seat(self._deployment.workshops, self._person.id)
        origin = origin_of(seat, module=self._module.folder)
        readers = prompt.readers.value
        saved = self._store.save(self.response(asked, prompt=prompt.id, readers=readers, origin=origin))
        # What its writer alone reads is told to nobody, not even as a sign of life.
        if seat and origin != SELF_PACED and not self._is_private(prompt):
            self._deployment.workshops.answered(seat.workshop.id)
        return saved

    def response(self, asked: Mapping[str, Any], *, prompt: str, readers: str, origin: str = SELF_PACED) -> Response:
        """Return what a page asks to keep, its value checked by the caller; raise `BadRequest`."""
        return Response(
            participant=self._person.id,
            module=self._module.folder,
            edition=self._module.edition,
            prompt=prompt,
            value=asked.get("value"),
            readers=readers,
            save_id=_matching(asked.get("save_id"), SAVE_ID, name="save_id"),
            based_on=_whole_number(asked.get("based_on")),
            settles=_whole_numbers(asked.get("settles", [])),
            language=_matching(asked.get("language", "en"), LANGUAGE, name="language"),
            course_version=course_version(self._module),
            origin=origin,
        )

    def _is_private(self, prompt: Prompt) -> bool:
        return prompt.readers is Readers.ME or prompt.id in self._store.narrowed(self._person.id, self._module.folder)

    def history(self, prompt_id: str) -> list[dict[str, Any]]:
        """Return the versions of one response, oldest first."""
        prompt = self._module.prompt(prompt_id)
        rows = self._store.history(self._person.id, self._module.folder, prompt.id, reader=self._reader)
        return [stored(row) for row in rows]

    def hand_in(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Hand in whatever is saved."""
        by_name = asked.get("by_name")
        if not isinstance(by_name, bool):
            raise BadRequest("A hand-in says whether it is answered by name: send by_name as true or false.")
        done = self._store.hand_in(
            self._person.id,
            self._module.folder,
            edition=self._module.edition,
            by_name=by_name,
            save_id=_matching(asked.get("save_id"), SAVE_ID, name="save_id"),
            prompts=[prompt.id for prompt in self._module.prompts],
        )
        return _hand_in(done)


def _others(rows: list[Response], *, than: Response | None) -> list[dict[str, Any]]:
    """Return what says something else than the newest; the same words twice leave nothing to choose."""
    return [stored(row) for row in rows if than is None or row.value != than.value]


def stored(response: Response) -> dict[str, Any]:
    assert response.written_at is not None
    return {
        "value": response.value,
        "version": response.version,
        "saved_at": response.written_at.isoformat(),
        "save_id": response.save_id,
    }


def _given(feedback: Feedback) -> dict[str, Any]:
    assert feedback.given_at is not None
    return {
        "text": feedback.text,
        "about": feedback.about,
        "given_at": feedback.given_at.isoformat(),
        "from": feedback.given_by,
    }


def _hand_in(hand_in: HandIn) -> dict[str, Any]:
    assert hand_in.at is not None
    return {"at": hand_in.at.isoformat(), "by_name": hand_in.by_name, "versions": hand_in.versions}


def _matching(value: object, pattern: re.Pattern[str], *, name: str) -> str:
    if isinstance(value, str) and pattern.fullmatch(value):
        return value
    raise BadRequest(f"The page sent no usable {name}. Reload the page; your words stay in it.")


def _whole_numbers(value: object) -> tuple[int, ...]:
    if isinstance(value, list) and len(value) <= MOST_SETTLED:
        return tuple(number for one in value if (number := _whole_number(one)) is not None)
    raise BadRequest("The page sent no usable list of versions. Reload the page; your words stay in it.")


def _whole_number(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**62):
        return value
    raise BadRequest("The page sent no usable base version. Reload the page; your words stay in it.")
