"""Every word of the widgets' own, in one table per widget, through gettext."""

from gettext import translation
from pathlib import Path

_ = translation("commontable_widgets", Path(__file__).parent / "locale", fallback=True).gettext

_tables: dict[str, dict[str, str]] = {
    "keep": {
        "keeping": _("Not saved yet"),
        "kept": _("Kept in this kernel only"),
        "refused": _("Not saved yet. {sentence}"),
        "too-long": _("This is over 100 kB. Make it shorter; your words stay here."),
        "unreadable": _("This cannot be read as text. Remove what was pasted last."),
    },
    "field": {
        "fetching": _("Fetching your words"),
        "unsaved": _("Not saved yet"),
        "readers-me": _(
            "Nobody in this course can open this. It is stored on your district's server "
            "and could be asked for under records law."
        ),
        "readers-facilitator": _("The facilitators and reviewers of your cohort read this."),
        "readers-facilitator-names": _("Read by the facilitators and reviewers of your cohort: {names}."),
        "readers-group": _("Your group reads this without your name."),
        "readers-count": _("Counted in totals only. Nobody reads your answers as yours."),
        "conflict": _("This was also saved somewhere else. Both versions are kept. Which one goes on?"),
        "mine": _("What you have here"),
        "other": _("What was saved elsewhere"),
        "other-at": _("What was saved elsewhere, {time}"),
        "go-on-mine": _("Go on with mine"),
        "go-on-other": _("Go on with the other"),
        "nothing": _("(nothing written)"),
        "clear": _("Clear my choices"),
    },
    "then-and-now": {
        "then": _("Your first thoughts"),
        "then-empty": _("You kept no first thoughts. That is fine; write what you think today."),
        "now": _("What you think today"),
        "moved-legend": _("Between the two"),
        "moved": _("I have moved"),
        "not-moved": _("I have not moved"),
        "less-sure": _("I am less sure"),
        "disagree": _("I disagree with this module"),
    },
    "belief-scale": {
        "times": _("In the last four weeks"),
        "times-0": _("Not at all"),
        "times-1": _("Once"),
        "times-2-3": _("2 or 3 times"),
        "times-4+": _("4 or more"),
        "sure": _("How sure are you of that?"),
        "sure-not": _("Not sure"),
        "sure-a-little": _("A little"),
        "sure-fairly": _("Fairly"),
        "sure-very": _("Very sure"),
        "choose": _("Choose one"),
        "half-now": _("Now"),
        "start_times": _("In four weeks of that time"),
        "start_sure": _("How sure are you of that today?"),
        "half-start": _("At the start, seen from today"),
    },
    "role-planner": {
        "alone": _("Roles that one person takes"),
        "together": _("Roles that people take together"),
    },
    "promise": {
        "act": _("With one family, I will"),
        "ask": _("ask something"),
        "tell": _("tell something"),
        "what": _("What I will ask or tell (no names)"),
        "could-say-no": _("What would let them say no"),
        "when": _("I come back with what I did on"),
        "not-this-month": _("Not this month"),
        "not-this-month-hint": _("This is a full answer. Nothing else is needed."),
    },
    "hand-in": {
        "title": _("Hand in"),
        "lead": _("One click hands in everything that is saved. You can go on writing and hand in again."),
        "who": _("How should your reader see it?"),
        "by-name": _("Answer me by name"),
        "without-name": _("Read without my name"),
        "hand-in": _("Hand in"),
        "hand-in-again": _("Hand in again"),
        "handing-in": _("Handing in"),
        "handed-in": _("Handed in {time}."),
        "failed": _("Not handed in yet. The server did not answer. Your words are still here; try again."),
        "empty": _("Still empty"),
        "empty-hint": _("You may hand in with these empty."),
        "unsaved": _("Not saved yet"),
        "unsaved-hint": _("What is saved already will be handed in; for these, that is an earlier state."),
        "reply": _("Reply to your hand-in as a whole"),
        "kernel": _("Handing in works in the course pages. Nothing is handed in from this notebook."),
    },
    "feedback": {
        "reply": _("Reply"),
        "from": _("{name}, {time}"),
        "a-reader": _("A reader"),
        "about": _("About these words of yours"),
        "about-earlier": _("About an earlier version of your words"),
        "no-reply": _("No reply yet"),
    },
    "progress": {
        "title": _("Your progress"),
        "some": _("{done} of {total} sections done."),
        "all": _("All {total} sections done."),
        "done": _("Done"),
        "left": _("Left"),
        "minutes": _("{minutes} minutes"),
        "minutes-left": _("About {minutes} minutes left."),
        "fetching": _("Fetching your progress"),
        "kernel": _("Your progress shows in the course pages."),
    },
}


def table(*names: str) -> dict[str, str]:
    """Return the strings of the named widgets as one table; a name without strings adds none."""
    return {key: text for name in names for key, text in _tables.get(name, {}).items()}
