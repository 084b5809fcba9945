"""Every word of the practice widgets' own, in one table per kind, through gettext."""

from gettext import translation
from pathlib import Path

from commontable_widgets.planning_strings import PLANNING

_ = translation("commontable_widgets", Path(__file__).parent / "locale", fallback=True).gettext

_ASSET_MAP = {
    "seat": _("Which place at the table"),
    "choose-seat": _("Choose one"),
    "wealth": _("Six forms of community cultural wealth"),
    "funds": _("What a household knows and does"),
    "card": _("Card {number}"),
    "take-out": _("Take this card out"),
    "taken-out": _("The card is out."),
    "put-back": _("Put it back"),
    "add-card": _("Add a card"),
    "assumed-turns": _("What is assumed cannot be finished. It becomes a question."),
    "state-open": _("Still open. Nothing here has to be finished."),
    "state-finished": _("Finished."),
    "state-question": _("A question to ask, not yet something you know."),
    "state-unknown": _("“I do not know yet” is a full answer."),
    "short-open": _("still open"),
    "short-finished": _("finished"),
    "short-question": _("a question to ask"),
    "short-unknown": _("not known yet"),
    "in-list": _("{words} ({how}; {state})"),
    "map-of": _("{title}: the table so far"),
    "picture": _(
        "{title}: a round table with a numbered seat for each place. Cards: {total}, finished: {finished}. "
        "The list beside the picture says what each seat holds."
    ),
    "card-word": _("card"),
    "cards-word": _("cards"),
}
_REFRAME = {
    "look": _("Look at my words again"),
    "look-hint": _(
        "This compares your draft with a short list that your district can change. It happens in this page. "
        "Nothing is scored, no mark is kept, and you may keep every sentence."
    ),
    "sentence": _("Sentence {number}"),
    "found": _("Sentences to look at again: {count}. Each has its reason and questions below."),
    "found-none": _(
        "The list found nothing. That is no grade; the list is short, and you know more than it does."
    ),
    "found-safety": _("Nothing to reword. Please read the note on safety."),
}
_SCENARIO = {
    "you": _("You:"),
    "thoughts": _("Two parents might think"),
    "choose": _("What do you do or say?"),
    "back": _("Go back to before this"),
    "end": _("The conversation ends here. You can go back to any point and try another way."),
    "reflect-any": _(
        "You can write your reflection at any point; the conversation above is handed in with it."
    ),
    "reflect-end": _("The conversation above is handed in with your reflection."),
}
_MESSAGE_REWRITE = {
    "which": _("Which message"),
    "own-message": _("A message of my own school"),
    "own-words": _("The message as it is (no names)"),
    "touches": _("What it touches"),
    "before": _("Before"),
    "after": _("After"),
    "after-words": _("After: your message"),
    "language": _("Language of your message"),
    "human-check": _("A qualified human checks the translation."),
    "signs": _("A few signs, none of them a grade"),
    "words": _("Words"),
    "sentences": _("Sentences"),
    "terms": _("Terms to explain"),
    "no-terms": _("none of the list"),
    "level": _("Reading level, in US grades"),
    "count": _("Work out the reading level"),
    "count-hint": _(
        "For this, both texts go to the part of the course that runs Python. They are counted there "
        "and not kept. The level is worked out for English alone."
    ),
    "counting": _("Working it out"),
    "counted": _("The reading level is in the table."),
    "not-counted": _("not worked out"),
    "not-english": _("only for English"),
    "too-short": _("too short to tell"),
    "grade": _("about grade {grade}"),
    "no-kernel": _("This needs Python, and none is free just now. Your words are kept all the same."),
    "slow": _("This takes longer than it should. Try again; your words are kept all the same."),
    "too-long": _("The reading level is worked out for up to {limit} letters. Try a part of the message."),
}
_JARGON_DECODER = {
    "search": _("Search the glossary"),
    "show-all": _("Show all {count} terms"),
    "found": _("Terms found: {count}; shown: {shown}."),
    "none-found": _("No term found. Ask whoever used the word; it may belong in this list."),
    "card-of": _("Card {number} of {total}"),
    "mine": _("Say it so that nobody need ask"),
    "turn": _("Turn the card"),
    "mark": _("My words beside these"),
    "would-do": _("Mine would do"),
    "again": _("Show me this one again"),
    "previous": _("Previous card"),
    "next": _("Next card"),
}
_EXPLANATIONS = {
    "title": _("Words explained on this page"),
    "how": _("Words with a dotted line are explained where they stand: press one."),
    "means": _("{term}:"),
    "used": _("All of them in one list ({count})"),
}
_TABLES = {
    "asset-map": _ASSET_MAP,
    "family-asset-map": _ASSET_MAP,
    "reframe": _REFRAME,
    "scenario": _SCENARIO,
    "message-rewrite": _MESSAGE_REWRITE,
    "jargon-decoder": _JARGON_DECODER,
    "explanations": _EXPLANATIONS,
    **PLANNING,
}


def practice_table(kind: str) -> dict[str, str]:
    """Return the strings of one kind of practice widget."""
    return _TABLES[kind]
