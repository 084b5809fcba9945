"""One open question in the participant's own words."""

from commontable_widgets.esm import joined
from commontable_widgets.prompt_part import PromptPart


class Reflection(PromptPart):
    """Ask one open question; what is written is kept by its Keep part."""

    kind = "text"
    _esm = joined("reflection")
