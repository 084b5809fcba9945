"""A cohort as plain texts and drawings, ready for a page: nothing is left to count in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable_widgets.staff.cohort_figures import assets, beliefs, cases, promises, stops
from commontable_widgets.staff.cohort_strings import FIGURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Short, since there are as many as people times modules.
STATES = {"handed in": "h", "begun": "b", "not begun": "n"}


def as_state(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return a cohort as the service tells of it, in the form that the page shows."""
    return {
        "cohort": found["cohort"],
        "cohorts": found["cohorts"],
        "facts": _facts(found),
        "modules": found["modules"],
        "people": [_person(row) for row in found["progress"]],
        "sections": [
            _section("stops", stops(found)),
            _section("beliefs", beliefs(found)),
            _section("assets", assets(found)),
            _section("cases", cases(found)),
            _section("promises", promises(found)),
        ],
        "notes": [FIGURES["small"].format(fewest=found["fewest"], hidden=found["hidden"]), found["sentence"]],
    }


def _section(name: str, content: tuple[list[str], list[dict[str, Any]]]) -> dict[str, Any]:
    lead, figures = content
    return {"id": name, "title": FIGURES[name], "lead": lead, "figures": figures}


def _facts(found: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what the names below add up to: completion, which is shown by name, hides nobody."""
    states = [[module["state"] for module in row["modules"]] for row in found["progress"]]
    minutes = sum(row["minutes"] for row in found["progress"])
    counted = {
        "people": found["people"],
        "begun": sum(any(state != "not begun" for state in row) for row in states),
        "all": sum(bool(row) and all(state == "handed in" for state in row) for row in states),
        "hours": round(minutes / 60),
    }
    labels = {name: FIGURES[f"fact-{name}"].format(modules=len(found["modules"])) for name in counted}
    return [{"label": labels[name], "value": f"{value:,}"} for name, value in counted.items()]


def _person(row: Mapping[str, Any]) -> dict[str, Any]:
    modules: Sequence[Mapping[str, Any]] = row["modules"]
    return {
        "name": row["name"],
        "minutes": row["minutes"],
        "states": "".join(STATES[module["state"]] for module in modules),
        "finished": [module["minutes_finished"] for module in modules],
    }
