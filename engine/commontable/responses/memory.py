"""The response store in memory: for authors, previews and tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from commontable.errors import ResponseError
from commontable.responses.beside import standing_beside
from commontable.responses.database import now
from commontable.responses.model import Feedback, HandIn, Reader, Response, Saved, StaleBase
from commontable.responses.sittings import versions
from commontable.responses.visibility import may_meet, may_read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class MemoryStore:
    """Keeps responses as long as the process lives; promises what `ResponseStore` says, bar durability."""

    def __init__(self, *, cohort_of: Callable[[str], str] = lambda _: "everyone") -> None:
        self._rows: list[Response] = []
        self._hand_ins: list[HandIn] = []
        self._feedback: list[Feedback] = []
        self._cohort_of = cohort_of

    def save(self, response: Response) -> Saved:
        row = self._row_with(response.participant, response.save_id)
        if row is None:
            stale = not self._is_newest_base(response)
            row = replace(response, version=len(self._rows) + 1, written_at=now(), aside=stale)
            self._rows.append(row)
        elif (row.module, row.prompt) != (response.module, response.prompt):
            raise ResponseError("This save id was used for another prompt. Reload the page and save again.")
        return self._answer(row)

    def newest(self, participant: str, module: str, *, reader: Reader) -> dict[str, Response]:
        rows = self._readable(participant, module, reader=reader)
        return {row.prompt: row for row in rows if not row.aside}

    def aside(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Response]]:
        return standing_beside(self._readable(participant, module, reader=reader))

    def history(self, participant: str, module: str, prompt: str, *, reader: Reader) -> list[Response]:
        rows = [r for r in self._readable(participant, module, reader=reader) if r.prompt == prompt]
        bound = {v for h in self._hand_ins for v in h.versions.values()} | {f.about for f in self._feedback}
        return versions(rows, bound=bound)

    def hand_in(  # noqa: PLR0913 - one act, said whole
        self,
        participant: str,
        module: str,
        *,
        edition: int,
        by_name: bool,
        save_id: str,
        prompts: Collection[str] | None = None,
    ) -> HandIn:
        for done in self._hand_ins:
            if (done.participant, done.save_id) == (participant, save_id):
                return done
        mine = self.newest(participant, module, reader=Reader.oneself(participant))
        hand_in = HandIn(
            participant=participant,
            module=module,
            edition=edition,
            by_name=by_name,
            save_id=save_id,
            number=len(self._hand_ins) + 1,
            at=now(),
            versions={p: r.version or 0 for p, r in mine.items() if _belongs(r, edition=edition, prompts=prompts)},
        )
        self._hand_ins.append(hand_in)
        return hand_in

    def hand_ins(self, module: str, *, reader: Reader, edition: int | None = None) -> list[HandIn]:
        newest: dict[str, HandIn] = {}
        for hand_in in self._hand_ins:
            if hand_in.module == module and edition in (None, hand_in.edition) and self._meets(reader, hand_in):
                newest[hand_in.participant] = hand_in
        return sorted(newest.values(), key=lambda h: h.number or 0)

    def newest_hand_in(self, participant: str, module: str, *, reader: Reader) -> HandIn | None:
        for hand_in in reversed(self._hand_ins):
            mine = (hand_in.participant, hand_in.module) == (participant, module)
            if mine and (reader == Reader.oneself(participant) or self._meets(reader, hand_in)):
                return hand_in
        return None

    def handed_in(self, hand_in: HandIn, *, reader: Reader) -> dict[str, Response]:
        rows = self._readable(hand_in.participant, hand_in.module, reader=reader)
        return {row.prompt: row for row in rows if hand_in.versions.get(row.prompt) == row.version}

    def give_feedback(self, feedback: Feedback) -> None:
        if all(given.key != feedback.key for given in self._feedback):
            self._feedback.append(replace(feedback, given_at=feedback.given_at or now()))

    def feedback(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Feedback]]:
        readable = {r.version for r in self._readable(participant, module, reader=reader)}
        found: dict[str, list[Feedback]] = {}
        for given in self._feedback:
            if given.about in readable and given.module == module:
                found.setdefault(given.prompt, []).append(given)
        return found

    def narrowed(self, participant: str, module: str) -> frozenset[str]:  # noqa: ARG002 - only a server can be asked
        return frozenset()

    def _readable(self, participant: str, module: str, *, reader: Reader) -> list[Response]:
        cohort = self._cohort_of(participant)
        mine = (r for r in self._rows if (r.participant, r.module) == (participant, module))
        return [row for row in mine if may_read(reader, row, cohort=cohort)]

    def _meets(self, reader: Reader, hand_in: HandIn) -> bool:
        return may_meet(reader, cohort=self._cohort_of(hand_in.participant))

    def _row_with(self, participant: str, save_id: str) -> Response | None:
        found = (r for r in self._rows if (r.participant, r.save_id) == (participant, save_id))
        return next(found, None)

    def _is_newest_base(self, response: Response) -> bool:
        newest = self._newest_of(response)
        if newest is None:
            return True
        return response.based_on == newest.version

    def _newest_of(self, response: Response) -> Response | None:
        mine = self.newest(
            response.participant, response.module, reader=Reader.oneself(response.participant)
        )
        return mine.get(response.prompt)

    def _answer(self, row: Response) -> Saved:
        assert row.version is not None
        assert row.written_at is not None
        saved = Saved(version=row.version, saved_at=row.written_at)
        if row.aside:
            stored = self._newest_of(row)
            assert stored is not None
            raise StaleBase(stored=stored, kept=saved)
        return saved


def _belongs(row: Response, *, edition: int, prompts: Collection[str] | None) -> bool:
    return row.edition == edition if prompts is None else row.prompt in prompts
