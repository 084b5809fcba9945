"""What a participant touches in a module; each name is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commontable_widgets.belief_scale import BeliefScale
    from commontable_widgets.data_view import DataView
    from commontable_widgets.feedback import Feedback
    from commontable_widgets.hand_in import HandIn
    from commontable_widgets.keep import Keep
    from commontable_widgets.knowledge_check import KnowledgeCheck
    from commontable_widgets.progress import Progress
    from commontable_widgets.promise import Promise
    from commontable_widgets.reflection import Reflection
    from commontable_widgets.role_planner import RolePlanner
    from commontable_widgets.then_and_now import ThenAndNow

__all__ = [
    "BeliefScale",
    "DataView",
    "Feedback",
    "HandIn",
    "Keep",
    "KnowledgeCheck",
    "Progress",
    "Promise",
    "Reflection",
    "RolePlanner",
    "ThenAndNow",
]

_homes = {
    "BeliefScale": "belief_scale",
    "DataView": "data_view",
    "Feedback": "feedback",
    "HandIn": "hand_in",
    "Keep": "keep",
    "KnowledgeCheck": "knowledge_check",
    "Progress": "progress",
    "Promise": "promise",
    "Reflection": "reflection",
    "RolePlanner": "role_planner",
    "ThenAndNow": "then_and_now",
}


def __getattr__(name: str) -> Any:
    # A module without a case must not pay for pandas, which only DataView needs.
    if name not in _homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_homes[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
