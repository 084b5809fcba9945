"""The named views, one file each."""

from __future__ import annotations

from commontable.datasets.plans import (
    asked_and_took_part,
    channels,
    contact_log,
    conversations,
    council_seats,
    days_away,
    decisions,
    events_and_offers,
    having_a_say,
    notices,
    parent_center,
    reached_and_took_part,
    school_survey,
    title1_reserve,
)
from commontable.datasets.plans.plan import NEEDS, Plan

__all__ = ["NEEDS", "PLANS", "Plan"]

_modules = (
    asked_and_took_part,
    reached_and_took_part,
    conversations,
    contact_log,
    channels,
    notices,
    council_seats,
    decisions,
    parent_center,
    events_and_offers,
    days_away,
    having_a_say,
    school_survey,
    title1_reserve,
)
PLANS: dict[str, Plan] = {module.PLAN.name: module.PLAN for module in _modules}
