"""The one protocol through which words are kept and read; every read says who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from commontable.responses.model import Feedback, HandIn, Reader, Response, Saved


class ReadableStore(Protocol):
    """Anything that exports and figures can be made from: the store itself, or a snapshot of it."""

    def newest(self, participant: str, module: str, *, reader: Reader) -> dict[str, Response]:
        """Return the newest response to each prompt that the reader may see."""

    def newest_hand_in(self, participant: str, module: str, *, reader: Reader) -> HandIn | None:
        """Return one participant's newest hand-in."""

    def feedback(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Feedback]]:
        """Return the feedback on each prompt, oldest first."""

    def narrowed(self, participant: str, module: str) -> frozenset[str]:
        """Return the prompts that this writer has narrowed to themself."""


class ResponseStore(Protocol):
    """Anything that can keep responses and give them back to whoever may read them."""

    def save(self, response: Response) -> Saved:
        """Keep one response; the same `save_id` twice is one row. Raise `StaleBase`, with both kept."""

    def newest(self, participant: str, module: str, *, reader: Reader) -> dict[str, Response]:
        """Return the newest response to each prompt that the reader may see."""

    def aside(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Response]]:
        """Return what was kept beside the newest after a conflict and not yet settled."""

    def history(self, participant: str, module: str, prompt: str, *, reader: Reader) -> list[Response]:
        """Return the versions of one response, oldest first: the last row of each sitting."""

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
        """Hand in the newest response to each of `prompts`; the same `save_id` twice is one hand-in.

        Where no prompts are named, all that were answered in this edition go.
        """

    def hand_ins(self, module: str, *, reader: Reader, edition: int | None = None) -> list[HandIn]:
        """Return the newest hand-in of each participant whom the reader may read, oldest first."""

    def newest_hand_in(self, participant: str, module: str, *, reader: Reader) -> HandIn | None:
        """Return one participant's newest hand-in."""

    def handed_in(self, hand_in: HandIn, *, reader: Reader) -> dict[str, Response]:
        """Return the exact versions that were handed in and that the reader may see."""

    def give_feedback(self, feedback: Feedback) -> None:
        """Keep one piece of feedback; the same `key` twice replaces nothing and adds nothing."""

    def feedback(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Feedback]]:
        """Return the feedback on each prompt, oldest first."""

    def narrowed(self, participant: str, module: str) -> frozenset[str]:
        """Return the prompts that this writer has narrowed to themself."""
