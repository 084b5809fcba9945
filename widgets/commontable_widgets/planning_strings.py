"""The strings of ladders, audits, canvases and plans, in one table per kind, through gettext."""

from gettext import translation
from pathlib import Path

_ = translation("commontable_widgets", Path(__file__).parent / "locale", fallback=True).gettext

_ENTRY = {"choose": _("Choose one")}
_PAGES = {
    **_ENTRY,
    "previous": _("Back"),
    "next": _("Next"),
    "place": _("{at} of {total}"),
    "answered": _("{title} (begun)"),
}
_DECISION_LADDER = {
    **_PAGES,
    "which": _("Which decision"),
    "own-text": _("A place for a decision that this list does not know."),
    "ladder": _("The ladder, from the top rung down, with your decisions on it"),
    "stands-now": _("{title}: now"),
    "stands-goal": _("{title}: should be here"),
    "there": _("This decision is where it should be."),
    "one-rung": _("One rung {where} where it should be."),
    "rungs": _("{count} rungs {where} where it should be."),
    "below": _("below"),
    "above": _("above"),
}
_IMPACT_LADDER = {
    **_PAGES,
    "choose-level": _("Choose a level"),
    "own-example": _("An example of this course's own"),
    "compare": _("Your view beside that of the authors"),
    "agree": _("Both: {ours}."),
    "differ": _("You: {yours}. Authors: {ours}."),
    "marks": _("Marks that the authors see: {marks}."),
}
_PRINCIPLE_AUDIT = {
    **_PAGES,
    "which": _("Which principle"),
    "no-evidence": _("A rating without evidence yet. What could a family see or hear that shows it?"),
}
_STRUCTURE_CANVAS = {**_PAGES, "which": _("Which structure")}
_BARRIER_WALK = {
    **_PAGES,
    "which": _("Which step of the way"),
    "none-named": _("No barrier is named yet."),
    "named": _("Barriers named at {count} of {total} steps."),
    "removed-by": _("{title}: {count}"),
}
_PDCA_PLANNER = {**_PAGES, "which": _("Which part of the plan")}
_ROLE_PLANNER = {**_PAGES, "which": _("Which group")}
_CASE_WORDS = {
    **_ENTRY,
    "about-case": _("About the data above:"),
    "shows": _("What it shows"),
    "shows-hint": _(
        "Figures, with the school as the one who acts. What is a pattern, and what may be chance?"
    ),
    "families": _("What families could tell us that it cannot"),
    "families-hint": _("Which question would you ask, whom, and how could they say no?"),
}
PLANNING = {
    "decision-ladder": _DECISION_LADDER,
    "impact-ladder": _IMPACT_LADDER,
    "principle-audit": _PRINCIPLE_AUDIT,
    "structure-canvas": _STRUCTURE_CANVAS,
    "barrier-walk": _BARRIER_WALK,
    "pdca-planner": _PDCA_PLANNER,
    "role-planner": _ROLE_PLANNER,
    "case-words": _CASE_WORDS,
}
