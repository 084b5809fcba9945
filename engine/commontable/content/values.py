"""What any value must be before its kind is asked: text that can be kept, and numbers that are numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from commontable.content.errors import TooLong, UnacceptableValue

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 100_000
_MAX_PARTS = 2_000
_MAX_DEPTH = 5


def check_text(value: Any, *, title: str) -> None:
    """Raise UnacceptableValue if a text in the value cannot be kept, or all of them are too long together."""
    size = 0
    for number, (part, depth) in enumerate(_parts(value)):
        if number > _MAX_PARTS or depth > _MAX_DEPTH:
            raise UnacceptableValue(
                f"“{title}”: this answer has more parts than the prompt. Reload the page."
            )
        if isinstance(part, float) and not math.isfinite(part):
            raise UnacceptableValue(f"“{title}”: this is not a number that can be kept. Write it in digits.")
        if isinstance(part, str):
            size += _bytes_of(part, title=title)
    if size > MAX_BYTES:
        raise TooLong(
            f"“{title}”: this answer is {size // 1000} kB long, and {MAX_BYTES // 1000} kB can be kept. "
            "Make it shorter; your words stay in this page."
        )


def _bytes_of(text: str, *, title: str) -> int:
    try:
        size = len(text.encode())
    except UnicodeEncodeError as problem:
        raise UnacceptableValue(
            f"“{title}”: one character of this answer is broken in half and cannot be kept. "
            "Delete it, or type it again."
        ) from problem
    if "\x00" in text:
        raise UnacceptableValue(
            f"“{title}”: this answer holds a character that is no text (NUL). Delete it, or type again."
        )
    return size


def _parts(value: Any) -> Iterator[tuple[Any, int]]:
    """Yield every name, text and number in the value with its depth, without recursion."""
    waiting = [(value, 0)]
    while waiting:
        part, depth = waiting.pop()
        yield part, depth
        if isinstance(part, dict):
            waiting.extend((inner, depth + 1) for pair in part.items() for inner in pair)
        elif isinstance(part, list):
            waiting.extend((inner, depth + 1) for inner in part)
