"""What a person typed, as text that shows exactly so and does nothing.

Text from a person is escaped, never cleaned: a cleaner would delete words such as `<my mother>`.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# They turn all that follows on a line, a sentence of ours too.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
_PUNCTUATION = "`*_{}[]()#+-.!|~:=^@/"
# A renderer turns "\$" into "$", and a formula reader that comes after it would take that for its own sign.
# Alone in an element the sign meets no partner.
_FORMULA_SIGNS = {"$": "<span>&#36;</span>", "\\": "<span>&#92;</span>"}
_AS_MARKDOWN = str.maketrans({**{mark: f"\\{mark}" for mark in _PUNCTUATION}, **_ENTITIES, **_FORMULA_SIGNS})
_TAB = 4


def escaped_markdown(text: str) -> str:
    """Return Markdown that shows the text as typed: no link, image, formula or HTML comes alive.

    Letters and spaces stay as they are, line breaks are visible, and what no font can show becomes U+FFFD.
    """
    lines = printable(text).split("\n")
    return "\\\n".join(_escaped_line(line) for line in lines)


def printable(text: str) -> str:
    """Return the text with one kind of line end, and U+FFFD for control characters and lone surrogates."""
    return _UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """Return the text fit for one line of a terminal or a log, beside words of ours."""
    return " ".join(_TURNING.sub("\ufffd", printable(text)).split())


def _escaped_line(line: str) -> str:
    body = line.lstrip()
    # Four spaces at the start of a line would make a code block, in which entities show as typed.
    indent = "&nbsp;" * len(line[: len(line) - len(body)].expandtabs(_TAB))
    # An empty line would end the paragraph, and a break before it would show as a backslash.
    return indent + body.rstrip().translate(_AS_MARKDOWN) or "&nbsp;"
