"""What a reader wrote back, under the participant's own words."""

from pathlib import Path

import traitlets
from ipywidgets import widget_serialization

from commontable.content import load_module
from commontable_widgets.esm import PAGE_PARTS, joined
from commontable_widgets.keep import Keep
from commontable_widgets.part import Part
from commontable_widgets.strings import table


class Feedback(Part):
    """Show the replies to one prompt as plain text; nothing before hand-in, a quiet line until one comes."""

    _esm = joined("feedback", parts=(*PAGE_PARTS, "keeper", "replies"))

    prompt = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    keep = traitlets.Instance(Keep).tag(sync=True, **widget_serialization)

    def __init__(self, prompt_id: str) -> None:
        module = load_module(Path.cwd())
        prompt = module.prompt(prompt_id)
        super().__init__(
            prompt=prompt.id,
            title=prompt.title,
            keep=Keep.of(prompt, module=module),
            strings=table("feedback"),
        )
