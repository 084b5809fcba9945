"""One thing to ask or tell one family, or a plain "not this month"."""

from commontable_widgets.esm import joined
from commontable_widgets.prompt_part import LINE, PromptPart


class Promise(PromptPart):
    """Ask for one promise that a family could turn down; "not this month" is a full answer."""

    kind = "promise"
    _esm = joined("promise")

    def text_lines(self) -> list[str]:
        """Return the promise as a form to fill in."""
        text = self.strings
        return [
            f"{text['act']}   ( ) {text['ask']}   ( ) {text['tell']}",
            *(text["what"], LINE, LINE),
            *(text["could-say-no"], LINE),
            f"{text['when']} ____-__-__",
            *("", f"[ ] {text['not-this-month']}. {text['not-this-month-hint']}"),
        ]
