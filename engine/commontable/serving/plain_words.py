"""A response as plain text, for pages that show what was written."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.prompt import Prompt

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_words(prompt: Prompt, value: Any, *, folder: Path) -> str:
    """Return the words as they were typed, with the labels of what they answer."""
    if isinstance(value, str) and prompt.kind == "text":
        return value
    markdown = prompt.as_markdown(value, folder).replace("**", "")
    return html.unescape(_ESCAPED.sub(r"\1", markdown))
