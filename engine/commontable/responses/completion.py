"""Which sections of a module somebody has finished: one rule for exports, hours and certificates.

What only its writer reads is never looked at, so that no hour tells whether it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.readers import Readers
from commontable.responses.model import Reader

if TYPE_CHECKING:
    from collections.abc import Collection

    from commontable.content.module import Module, Section
    from commontable.responses.store import ResponseStore

_SEEN = (Readers.FACILITATOR, Readers.GROUP)


def asked_of(module: Module, *, private: Collection[str] = ()) -> set[str]:
    """Return the prompts of the core path whose answers somebody else may see; `private` are narrowed ones."""
    return {p.id for p in module.prompts if p.core and p.readers in _SEEN and p.id not in private}


def finished_sections(
    module: Module, *, answered: Collection[str], private: Collection[str] = (), is_handed_in: bool
) -> list[Section]:
    """Return the finished sections of the core path: all that others may read is answered.

    A section that asks nothing which others may read is finished by handing in.
    """
    asked = asked_of(module, private=private)
    known = set(answered)
    return [s for s in module.sections if s.core and _is_finished(set(s.prompts) & asked, known, is_handed_in)]


def finished_by(participant: str, module: Module, *, store: ResponseStore) -> list[Section]:
    """Return the sections that one participant has finished; their stated minutes are the hours."""
    reader = Reader.grading()
    newest = store.newest(participant, module.folder, reader=reader)
    prompts = {prompt.id: prompt for prompt in module.prompts}
    answered = {p for p, row in newest.items() if p in prompts and not prompts[p].is_empty(row.value)}
    return finished_sections(
        module,
        answered=answered,
        private=store.narrowed(participant, module.folder),
        is_handed_in=store.newest_hand_in(participant, module.folder, reader=reader) is not None,
    )


def _is_finished(asks: set[str], answered: set[str], is_handed_in: bool) -> bool:  # noqa: FBT001 - a helper
    return asks <= answered if asks else is_handed_in
