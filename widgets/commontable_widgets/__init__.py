"""What a participant touches in a module; each name is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commontable_widgets.asset_map import AssetMap, FamilyAssetMap
    from commontable_widgets.barrier_walk import BarrierWalk
    from commontable_widgets.belief_scale import BeliefScale
    from commontable_widgets.case_words import CaseWords
    from commontable_widgets.data_view import DataView
    from commontable_widgets.decision_ladder import DecisionLadder
    from commontable_widgets.explanations import Explanations
    from commontable_widgets.feedback import Feedback
    from commontable_widgets.hand_in import HandIn
    from commontable_widgets.impact_ladder import ImpactLadder
    from commontable_widgets.jargon_decoder import JargonDecoder
    from commontable_widgets.keep import Keep
    from commontable_widgets.knowledge_check import KnowledgeCheck
    from commontable_widgets.message_rewrite import MessageRewrite
    from commontable_widgets.pdca_planner import PdcaPlanner
    from commontable_widgets.principle_audit import PrincipleAudit
    from commontable_widgets.progress import Progress
    from commontable_widgets.promise import Promise
    from commontable_widgets.reflection import Reflection
    from commontable_widgets.reframe import Reframe
    from commontable_widgets.role_planner import RolePlanner
    from commontable_widgets.scenario import Scenario
    from commontable_widgets.structure_canvas import StructureCanvas
    from commontable_widgets.then_and_now import ThenAndNow

__all__ = [
    "AssetMap",
    "BarrierWalk",
    "BeliefScale",
    "CaseWords",
    "DataView",
    "DecisionLadder",
    "Explanations",
    "FamilyAssetMap",
    "Feedback",
    "HandIn",
    "ImpactLadder",
    "JargonDecoder",
    "Keep",
    "KnowledgeCheck",
    "MessageRewrite",
    "PdcaPlanner",
    "PrincipleAudit",
    "Progress",
    "Promise",
    "Reflection",
    "Reframe",
    "RolePlanner",
    "Scenario",
    "StructureCanvas",
    "ThenAndNow",
]

_homes = {
    "AssetMap": "asset_map",
    "BarrierWalk": "barrier_walk",
    "BeliefScale": "belief_scale",
    "CaseWords": "case_words",
    "DataView": "data_view",
    "DecisionLadder": "decision_ladder",
    "Explanations": "explanations",
    "FamilyAssetMap": "asset_map",
    "Feedback": "feedback",
    "HandIn": "hand_in",
    "ImpactLadder": "impact_ladder",
    "JargonDecoder": "jargon_decoder",
    "Keep": "keep",
    "KnowledgeCheck": "knowledge_check",
    "MessageRewrite": "message_rewrite",
    "PdcaPlanner": "pdca_planner",
    "PrincipleAudit": "principle_audit",
    "Progress": "progress",
    "Promise": "promise",
    "Reflection": "reflection",
    "Reframe": "reframe",
    "RolePlanner": "role_planner",
    "Scenario": "scenario",
    "StructureCanvas": "structure_canvas",
    "ThenAndNow": "then_and_now",
}


def __getattr__(name: str) -> Any:
    # A module without a case must not pay for pandas, which only DataView needs.
    if name not in _homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_homes[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
