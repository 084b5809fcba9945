"""The words as a member of staff may read them, asked of the course's server: for nbgrader in that person's own Lab.

Such a Lab has no database and no secret. What it may know, its Hub token decides, at the server, call by call.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from commontable.errors import GradingError
from commontable.grading.far_forms import feedback_in, feedback_out, hand_in_in, hand_in_out, response_in
from commontable.people.model import UnknownPerson
from commontable.settings import SERVICE

if TYPE_CHECKING:
    from commontable.responses.model import Feedback, HandIn, Reader, Response

# JupyterHub gives it to the Lab that it starts.
TOKEN = "JUPYTERHUB_API_TOKEN"  # noqa: S105 - the name of a setting
_SECONDS = 60
_FORBIDDEN = 403
# The server is the district's own; a proxy set for the outside would only stand between.
_opener = build_opener(ProxyHandler({}))


class NotStaff(GradingError):
    """The server knows whose Lab this is, and that they are no member of staff."""

    def __init__(self) -> None:
        super().__init__(
            "This Lab is for the course's staff, and your account is in none of their groups. "
            "Ask whoever looks after the groups of the Hub."
        )


@dataclass(frozen=True)
class Line:
    """A line to the server's grading service; every mistake is a `GradingError` of one sentence."""

    address: str
    token: str

    @classmethod
    def here(cls) -> Line | None:
        """Return the line of a Lab that its Hub started; None where the words are at hand."""
        address = os.environ.get(SERVICE, "")
        return cls(address.rstrip("/") + "/api/staff/grading/", os.environ.get(TOKEN, "")) if address else None

    def ask(self, act: str, **asked: Any) -> Any:
        request = Request(  # noqa: S310 - an http address that whoever runs the Hub has set
            self.address + act,
            data=json.dumps(asked).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )
        try:
            with _opener.open(request, timeout=_SECONDS) as answer:
                return json.load(answer)["answer"]
        except HTTPError as problem:
            with problem:
                if problem.code == _FORBIDDEN:
                    raise NotStaff from None
                raise GradingError(_sentence(problem)) from None
        except (URLError, OSError, ValueError):
            raise GradingError("The course's server does not answer. Wait a little, then try again.") from None


def _sentence(problem: HTTPError) -> str:
    try:
        return str(json.load(problem)["sentence"])
    except (ValueError, KeyError, TypeError):
        return f"The course's server answered with {problem.code}. Try again, or tell whoever looks after it."


class FarStore:
    """What nbgrader needs of a response store. The server says what may be read, whatever reader is named here."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._hand_ins: dict[str, list[HandIn]] = {}

    def hand_ins(self, module: str, *, reader: Reader, edition: int | None = None) -> list[HandIn]:  # noqa: ARG002
        return [hand_in_in(one) for one in self._line.ask("hand-ins", module=module, edition=edition)]

    def newest_hand_in(self, participant: str, module: str, *, reader: Reader) -> HandIn | None:
        # Asked for everybody of a batch, module by module; one answer serves them all.
        if module not in self._hand_ins:
            self._hand_ins[module] = self.hand_ins(module, reader=reader)
        return next((one for one in self._hand_ins[module] if one.participant == participant), None)

    def handed_in(self, hand_in: HandIn, *, reader: Reader) -> dict[str, Response]:  # noqa: ARG002
        found = (response_in(one) for one in self._line.ask("handed-in", hand_in=hand_in_out(hand_in)))
        return {response.prompt: response for response in found}

    def readable(self, hand_ins: list[HandIn]) -> list[set[str] | None]:
        """Return which prompts of each hand-in may still be read; None where the writer is nobody to this reader."""
        found = self._line.ask("readable", hand_ins=[hand_in_out(one) for one in hand_ins])
        return [None if prompts is None else set(prompts) for prompts in found]

    def feedback(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Feedback]]:  # noqa: ARG002
        found = self._line.ask("feedback", participant=participant, module=module)
        return {prompt: [feedback_in(one) for one in given] for prompt, given in found.items()}

    def give_feedback(self, feedback: Feedback) -> None:
        self._line.ask("give", feedback=feedback_out(feedback))


@dataclass(frozen=True)
class FarPerson:
    """A writer as their reader may know them; without a name where they did not hand in by name."""

    id: str
    name: str


@dataclass(frozen=True)
class FarDirectory:
    """What nbgrader needs of a directory."""

    line: Line

    def person(self, person: str) -> FarPerson:
        found = self.line.ask("person", person=person)
        if found is None:
            raise UnknownPerson(f"Nobody whom you may read has the id '{person[:80]}'.")
        return FarPerson(**found)
