"""The kinds of prompts, by name."""

from commontable.content.kinds import (
    belief_scale,
    case,
    knowledge_check,
    promise,
    role_planner,
    text,
    then_and_now,
)
from commontable.content.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    module.KIND.name: module.KIND
    for module in (text, belief_scale, role_planner, knowledge_check, case, then_and_now, promise)
}

__all__ = ["KINDS", "Kind"]
