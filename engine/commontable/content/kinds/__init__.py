"""The kinds of prompts, by name."""

from commontable.content.kinds import (
    asset_map,
    barrier_walk,
    belief_scale,
    case,
    case_words,
    decision_ladder,
    impact_ladder,
    jargon_decoder,
    knowledge_check,
    message_rewrite,
    pdca_planner,
    principle_audit,
    promise,
    reframe,
    role_planner,
    scenario,
    structure_canvas,
    text,
    then_and_now,
)
from commontable.content.kinds.kind import Kind

_ALL: tuple[Kind, ...] = (
    text.KIND,
    belief_scale.KIND,
    role_planner.KIND,
    knowledge_check.KIND,
    case.KIND,
    then_and_now.KIND,
    promise.KIND,
    asset_map.KIND,
    asset_map.OF_ONE_FAMILY,
    reframe.KIND,
    scenario.KIND,
    message_rewrite.KIND,
    jargon_decoder.KIND,
    decision_ladder.KIND,
    impact_ladder.KIND,
    principle_audit.KIND,
    structure_canvas.KIND,
    barrier_walk.KIND,
    pdca_planner.KIND,
    case_words.KIND,
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}

__all__ = ["KINDS", "Kind"]
