"""What was said about the words of a hand-in: given here, given from formgrader, or still standing there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.grading.reading import InGradebook, in_gradebook
from commontable.responses.model import OVERALL
from commontable.reviewing import tables
from commontable.reviewing.drafts import Draft, drafts_beside, earlier_drafts, newest_draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commontable.responses.model import Feedback, Response
    from commontable.reviewing.hand_ins import Opened

HERE, FORMGRADER, BOTH = "here", "formgrader", "both"
_K, _G = tables.comments.c, tables.given.c


@dataclass(frozen=True)
class Comment:
    """One comment on one version; `given_at` is "" until its writer has it, `where` says where it stands."""

    text: str
    by: str
    about: int | None
    given_at: str
    where: str
    mine: bool = False
    old: bool = False


@dataclass(frozen=True)
class Said:
    """Everything that was said about one hand-in, by prompt; `hidden` are readers who must not be seen yet."""

    opened: Opened
    feedback: dict[str, list[Feedback]]
    gradebook: InGradebook
    givers: dict[str, str]
    hide_others: bool

    @classmethod
    def about(cls, opened: Opened, *, connection: sa.Connection, hide_others: bool) -> Said:
        store, hand_in = opened.reviews.store, opened.hand_in
        return cls(
            opened=opened,
            feedback=store.feedback(hand_in.participant, hand_in.module, reader=opened.scope.reader),
            gradebook=in_gradebook(opened.place),
            givers=_givers(connection, hand_in.participant),
            hide_others=hide_others,
        )

    def on(self, response: Response, *, drafts: Iterable[Draft] = ()) -> list[Comment]:
        """Return the comments on one prompt, oldest first: about these words, and about earlier ones."""
        given = self.feedback.get(response.prompt, [])
        found = [self._given(one, now=response.version) for one in given]
        old = [_begun(draft) for draft in drafts if draft.about != response.version]
        standing = [] if self.hide_others else list(self._in_formgrader(response, given=given))
        return [*old, *(one for one in found if one.mine or not self.hide_others), *standing]

    def overall(self, *, drafts: Iterable[Draft] = ()) -> list[Comment]:
        """Return what was said about the hand-in as a whole, and about those before it."""
        now = newest_version(self.opened)
        found = [self._given(one, now=now) for one in self.feedback.get(OVERALL, [])]
        old = [_begun(draft) for draft in drafts]
        return [*old, *(one for one in found if one.mine or not self.hide_others)]

    def _given(self, one: Feedback, *, now: int | None) -> Comment:
        giver = self.givers.get(one.key)
        stands = one.text in self.gradebook.comments.get(one.prompt, ())
        stands = stands and self.gradebook.about.get(one.prompt) == one.about
        where = FORMGRADER if giver is None else BOTH if stands else HERE
        assert one.given_at is not None
        return Comment(
            text=one.text,
            by=one.given_by,
            about=one.about,
            given_at=one.given_at.isoformat(),
            where=where,
            mine=giver == self.opened.scope.person,
            old=one.about != now,
        )

    def _in_formgrader(self, response: Response, *, given: list[Feedback]) -> Iterable[Comment]:
        """Yield what was written in formgrader and not given yet; where both sides changed, both stand in the list."""
        about = self.gradebook.about.get(response.prompt)
        texts = {one.text for one in given if one.about == about}
        for text in self.gradebook.comments.get(response.prompt, ()):
            if text not in texts:
                old = about != response.version
                yield Comment(text=text, by="", about=about, given_at="", where=FORMGRADER, old=old)


def newest_version(opened: Opened) -> int | None:
    """Return the version that stands for the hand-in as a whole: the newest that a reader may open."""
    return max((row.version for row in opened.responses.values() if row.version), default=None)


def drafts_on(connection: sa.Connection, opened: Opened) -> dict[str, Draft | None]:
    """Return this reader's own newest comment on each prompt, and on the whole."""
    me, number = opened.scope.person, opened.number
    found = {
        prompt: newest_draft(connection, number, prompt=prompt, about=row.version, by=me)
        for prompt, row in opened.responses.items()
    }
    return found | {OVERALL: newest_draft(connection, number, prompt=OVERALL, about=None, by=me)}


def beside_on(connection: sa.Connection, opened: Opened) -> dict[str, list[Draft]]:
    """Return what this reader's other pages saved beside the newest, by prompt, until a choice is made."""
    me, number = opened.scope.person, opened.number
    places: dict[str, int | None] = {prompt: row.version for prompt, row in opened.responses.items()}
    return {
        prompt: drafts_beside(connection, number, prompt=prompt, about=about, by=me)
        for prompt, about in (places | {OVERALL: None}).items()
    }


def begun_before(connection: sa.Connection, opened: Opened) -> list[Draft]:
    """Return what this reader began about the hand-in before, or its words, and gave to nobody."""
    if opened.earlier is None:
        return []
    me, number = opened.scope.person, opened.earlier.number or 0
    versions = [row.version for row in opened.before.values() if row.version is not None]
    found = earlier_drafts(connection, versions, by=me) if versions else []
    whole = newest_draft(connection, number, prompt=OVERALL, about=None, by=me)
    return [*found, whole] if whole and whole.text and whole.given_at is None else found


def shown(comment: Comment) -> dict[str, Any]:
    return vars(comment) | {"given_at": comment.given_at or None}


def shown_draft(draft: Draft | None) -> dict[str, Any] | None:
    if draft is None:
        return None
    return shown_save(draft) | {"about": draft.about, "given": draft.given_at is not None}


def shown_save(draft: Draft) -> dict[str, Any]:
    """Return one save as a page's field knows it."""
    return {"value": draft.text, "version": draft.version, "saved_at": draft.saved_at.isoformat()}


def _begun(draft: Draft) -> Comment:
    return Comment(draft.text, by="", about=draft.about, given_at="", where=HERE, mine=True, old=True)


def _givers(connection: sa.Connection, participant: str) -> dict[str, str]:
    """Return who gave each piece of feedback of this participant that was given here, by its key."""
    from commontable.responses import tables as words  # noqa: PLC0415 - this query alone joins both rooms

    keys = sa.select(words.feedback.c.key).where(words.feedback.c.participant == participant)
    query = sa.select(_G.key, _K.by).join(tables.comments, _K.number == _G.comment).where(_G.key.in_(keys))
    return dict(connection.execute(query.order_by(_K.number)).all())
