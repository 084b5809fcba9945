"""What a Hub says of an account, and what that makes of it in the course."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.errors import PeopleError
from commontable.people.arriving import Arrival
from commontable.people.model import LONGEST_NAME, LONGEST_OUTSIDE_ID
from commontable.people.plain import plain
from commontable.responses.model import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from commontable.serving.hub.options import HubGroups

# The part of an account's `user_info` (JupyterHub 6) in which the Hub's configuration puts it.
LASTING_ID = "lasting_id"


class NoLastingId(PeopleError):
    """The Hub names an account and says nothing that would outlive the name."""


def arrival_of(model: Mapping[str, Any], *, groups: HubGroups) -> Arrival:
    """Return who an account is in the course; raise `NoLastingId` where only its name would tell.

    A name may be given to somebody else later, who must not find the first one's words.
    """
    told = model.get("user_info") or {}
    lasting = plain(str(told.get(LASTING_ID) or ""))
    if not lasting or len(lasting) > LONGEST_OUTSIDE_ID:
        raise NoLastingId(
            "The Hub has given your account no lasting id, so the course cannot tell whose words are yours. "
            "Sign out of the Hub and sign in again; if this stays, its administrator finds the setting in "
            "deploy/jupyterhub/common_table.py."
        )
    belongs_to = frozenset(model.get("groups") or ())
    name = plain(str(told.get("display_name") or told.get("name") or model.get("name") or ""))
    return Arrival(
        outside_id=lasting,
        name=name[:LONGEST_NAME] or "Participant",
        role=_role(belongs_to, groups=groups),
        cohorts=_cohorts(belongs_to, prefix=groups.cohorts),
    )


def _role(belongs_to: Collection[str], *, groups: HubGroups) -> Role:
    if groups.facilitators.intersection(belongs_to):
        return Role.FACILITATOR
    return Role.REVIEWER if groups.reviewers.intersection(belongs_to) else Role.PARTICIPANT


def _cohorts(belongs_to: Collection[str], *, prefix: str) -> frozenset[str]:
    if not prefix:
        return frozenset()
    named = (plain(group.removeprefix(prefix)) for group in belongs_to if group.startswith(prefix))
    return frozenset(name for name in named if name)
