"""How far a participant is in each module: which prompts have words, what is handed in, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.responses import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commontable.content.module import Module, Section
    from commontable.deployment import Deployment
    from commontable.responses import HandIn, Response


@dataclass(frozen=True)
class ModuleProgress:
    """One person in one module; minutes are the stated minutes of sections not yet finished.

    `next_prompt` is where somebody who has begun goes on; "" for the top of the module.
    """

    module: Module
    sections_done: int
    sections: int
    minutes_left: int
    state: str
    reply_waiting: bool
    next_prompt: str = ""

    @property
    def continue_label(self) -> str:
        return {"not begun": "Start", "begun": "Go on"}.get(self.state, "Look again")


def progress_in(module: Module, *, person: str, deployment: Deployment) -> ModuleProgress:
    """Return one person's progress in one module."""
    reader = Reader.oneself(person)
    words = deployment.store.newest(person, module.folder, reader=reader)
    handed = deployment.store.newest_hand_in(person, module.folder, reader=reader)
    core = [section for section in module.sections if section.core]
    left = [section for section in core if not _is_done(section, module=module, words=words, handed=handed)]
    replies = deployment.store.feedback(person, module.folder, reader=reader) if handed else {}
    return ModuleProgress(
        module=module,
        sections_done=len(core) - len(left),
        sections=len(core),
        minutes_left=sum(section.minutes for section in left),
        state="handed in" if handed else "begun" if words else "not begun",
        reply_waiting=bool(replies),
        next_prompt=_next_prompt(left, module=module, words=words) if words and not handed else "",
    )


def _next_prompt(left: Sequence[Section], *, module: Module, words: Mapping[str, Response]) -> str:
    """Return the first prompt of the core path that has no answer, where somebody has begun; "" for the top."""
    asked = (p for section in left for p in section.prompts if module.prompt(p).core)
    return next((p for p in asked if p not in words or module.prompt(p).is_empty(words[p].value)), "")


def _is_done(
    section: Section, *, module: Module, words: Mapping[str, Response], handed: HandIn | None
) -> bool:
    """Say whether each prompt has an answer; a section to read only is finished when the module is handed in."""
    core = [p for p in section.prompts if module.prompt(p).core]
    if not core:
        return handed is not None
    return all(p in words and not module.prompt(p).is_empty(words[p].value) for p in core)
