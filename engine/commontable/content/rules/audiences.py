"""No author widens who reads what people write about themselves or one family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.kinds import KINDS
from commontable.content.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.prompt import Prompt
    from commontable.content.rules.subject import Subject


def readers_are_not_widened(subject: Subject) -> Iterator[str]:
    """Find prompts open to more than `me` for first thoughts and then-and-now, `count` for beliefs."""
    for prompt in subject.module.prompts:
        widest = _widest(prompt)
        if widest is not None and not widest.may_become(prompt.readers):
            yield (
                f"{subject.yml}: {prompt.id} is read by `{prompt.readers}`, wider than its kind allows. "
                f"Write `readers: {widest}`."
            )


def replies_go_to_what_is_read(subject: Subject) -> Iterator[str]:
    """Find prompts that promise a reply to words which no reader can open."""
    for prompt in subject.module.prompts:
        if prompt.reply and prompt.readers is not Readers.FACILITATOR:
            yield (
                f"{subject.yml}: {prompt.id} promises a reply, and its readers are `{prompt.readers}`. "
                "Write `readers: facilitator`, or take `reply` out."
            )


def _widest(prompt: Prompt) -> Readers | None:
    return Readers.ME if prompt.id.endswith("-first-thoughts") else KINDS[prompt.kind].widest
