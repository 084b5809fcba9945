"""What nbgrader in a staff member's own Lab asks for: hand-ins of their cohorts, and carrying comments back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError

from commontable.errors import GradingError
from commontable.grading.far_forms import feedback_in, feedback_out, hand_in_in, hand_in_out, response_out
from commontable.grading.students import always_by_name
from commontable.grading.words import Words
from commontable.people.model import UnknownPerson
from commontable.responses.model import HandIn, Reader
from commontable.responses.visibility import may_meet
from commontable.reviewing.drafts import LONGEST
from commontable.serving.hub.here import lab_of
from commontable.serving.identity import person_here
from commontable.serving.service.staff import StaffService

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.deployment import Deployment
    from commontable.people.model import Person

LAB = "hand-ins in Lab"


class GradingHandler(StaffService):
    """One question of a Lab; it asks with the token that the Hub gave it for its owner, and with nothing else."""

    async def prepare(self) -> None:
        await super().prepare()
        if self.token is None:
            raise HTTPError(403)

    async def person_asking(self) -> Person | None:
        if self.token is None:
            return await person_here(self)
        return await lab_of(self.room, self.token, door=self.room.door) if self.room.door else None

    async def post(self, act: str) -> None:
        asked = self.asked()
        try:
            answer = await self.off_loop(self._done, act, asked)
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
            raise HTTPError(400) from problem
        except GradingError as problem:
            self.answer({"sentence": str(problem)}, status=422)
            return
        self.answer({"answer": answer})

    def _done(self, act: str, asked: dict[str, Any]) -> Any:
        desk = GradingDesk(self.deployment, self.staff, note=self.note_reading)
        return ACTS[act](desk, asked)


class GradingDesk:
    """What one member of staff may read and answer. Call it off the loop."""

    def __init__(self, deployment: Deployment, staff: Person, *, note: Callable[..., None]) -> None:
        self._deployment, self._staff, self._note = deployment, staff, note
        self._store, self._directory = deployment.store, deployment.directory
        self._reader = Reader.grading(self._directory.cohorts_of(staff.id))

    def hand_ins(self, module: str, *, edition: int | None) -> list[HandIn]:
        """Return the newest hand-in of each participant whom this person reads."""
        found = self._store.hand_ins(module, reader=self._reader, edition=edition)
        return [one for one in found if self._reads(one.participant)]

    def handed_in(self, hand_in: HandIn) -> list[dict[str, Any]]:
        """Return the words of a hand-in that this person may read, and write down that they were given out."""
        if not self._reads(hand_in.participant):
            return []
        self._note(LAB, about=hand_in.participant, of=f"hand-in {hand_in.number}")
        return [response_out(one) for one in self._store.handed_in(hand_in, reader=self._reader).values()]

    def readable(self, hand_in: HandIn) -> list[str] | None:
        """Return the prompts whose versions may still be read; None where the writer is out of reach, or gone."""
        if not self._reads(hand_in.participant):
            return None
        return sorted(self._store.handed_in(hand_in, reader=self._reader))

    def feedback(self, participant: str, module: str) -> dict[str, list[dict[str, Any]]]:
        if not self._reads(participant):
            return {}
        given = self._store.feedback(participant, module, reader=self._reader)
        return {prompt: [feedback_out(one) for one in comments] for prompt, comments in given.items()}

    def give(self, sent: dict[str, Any]) -> None:
        """Keep a comment about words that this person may read; they stand as its giver, whatever was sent."""
        feedback = feedback_in(sent, given_by=self._staff.id)
        if len(feedback.text) > LONGEST:
            raise GradingError(f"The comment has {len(feedback.text):,} characters; write at most {LONGEST:,}.")
        about = HandIn(feedback.participant, feedback.module, 1, by_name=False, save_id="",
                       versions={feedback.prompt: feedback.about})
        words = self._store.handed_in(about, reader=self._reader) if self._reads(feedback.participant) else {}
        known = words.get(feedback.prompt)
        if known is None or known.module != feedback.module:
            raise GradingError(
                f"The comment on {feedback.prompt[:80]} was not given: its words cannot be read any more. "
                "Collect again, then look at the hand-in."
            )
        self._store.give_feedback(feedback)

    def person(self, person: str) -> dict[str, str] | None:
        """Return a writer's living id, and their name where all their hand-ins are by name."""
        living = self._living(person)
        if not self._reads(living):
            return None
        known = self._directory.person(living)
        modules = [module.folder for module in self._deployment.course.modules]
        by_name = always_by_name(known.id, modules, Words(store=self._store, directory=self._directory))
        return {"id": known.id, "name": known.name if by_name else ""}

    def _reads(self, participant: str) -> bool:
        """Say whether somebody by this id is there, in this person's cohorts, and not evaluated by them."""
        if self._living(participant) != participant or self._staff.id in self._directory.evaluators_of(participant):
            return False
        return may_meet(self._reader, cohort=self._directory.cohort_of(participant))

    def _living(self, participant: str) -> str:
        try:
            return self._directory.person(participant).id
        except UnknownPerson:
            return ""


ACTS: dict[str, Callable[[GradingDesk, dict[str, Any]], Any]] = {
    "hand-ins": lambda desk, asked: [
        hand_in_out(one) for one in desk.hand_ins(str(asked["module"]), edition=asked.get("edition"))
    ],
    "handed-in": lambda desk, asked: desk.handed_in(hand_in_in(asked["hand_in"])),
    "readable": lambda desk, asked: [desk.readable(hand_in_in(one)) for one in asked["hand_ins"]],
    "feedback": lambda desk, asked: desk.feedback(str(asked["participant"]), str(asked["module"])),
    "give": lambda desk, asked: desk.give(asked["feedback"]),
    "person": lambda desk, asked: desk.person(str(asked["person"])),
}
