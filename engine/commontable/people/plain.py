"""Names and labels that people type, made into plain text that is safe to keep and to print."""

from __future__ import annotations

import unicodedata

# Persian and several Indic scripts cannot be written without these two.
_JOINERS = frozenset("\u200c\u200d")
_UNWANTED = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})


def plain(text: str) -> str:
    """Return the text on one line: no control or direction marks, single spaces, composed letters.

    Markup and formulas stay as they are: they are words here, and whoever shows them escapes them.
    """
    shown = "".join(_shown(character) for character in text)
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    if character in _JOINERS or unicodedata.category(character) not in _UNWANTED:
        return character
    return ""
