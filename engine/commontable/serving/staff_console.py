"""What the staff page shows: counts per module and the people of one's own cohorts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from commontable.grading.assignments import Assignment

if TYPE_CHECKING:
    from commontable.content.module import Module
    from commontable.deployment import Deployment
    from commontable.people.directory import Directory
    from commontable.responses import HandIn, Reader


def module_counts(module: Module, *, reader: Reader, deployment: Deployment) -> dict[str, Any]:
    """Return how many hand-ins of the reader's cohorts stand at each step."""
    hand_ins = deployment.store.hand_ins(module.folder, reader=reader)
    replied = sum(_has_reply(one, reader=reader, deployment=deployment) for one in hand_ins)
    collected = sum(_is_collected(one, module=module, deployment=deployment) for one in hand_ins)
    return {
        "folder": module.folder,
        "title": module.title,
        "hand_ins": len(hand_ins),
        "collected": collected,
        "waiting": len(hand_ins) - replied,
        "replied": replied,
    }


def _has_reply(hand_in: HandIn, *, reader: Reader, deployment: Deployment) -> bool:
    given = deployment.store.feedback(hand_in.participant, hand_in.module, reader=reader)
    handed = set(hand_in.versions.values())
    return any(reply.about in handed for replies in given.values() for reply in replies)


def _is_collected(hand_in: HandIn, *, module: Module, deployment: Deployment) -> bool:
    assignment = Assignment.of(module, hand_in.edition)
    return assignment.submitted(deployment.settings, participant=hand_in.participant).is_dir()


def people_shown(directory: Directory, *, reader: Reader) -> list[dict[str, Any]]:
    """Return the people whose cohorts the reader shares, by name.

    An id is shown only where two share a name: whoever is read without a name is known to readers by it.
    """
    found: list[dict[str, Any]] = []
    for person in directory.all():
        cohorts = directory.cohorts_of(person)
        if reader.cohorts is None or cohorts & reader.cohorts:
            found.append(
                {"id": person.id, "name": person.name, "role": person.role, "cohorts": sorted(cohorts)}
            )
    names = Counter(one["name"] for one in found)
    return [one | {"shares_name": names[one["name"]] > 1} for one in found]
