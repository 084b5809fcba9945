"""Join codes: six characters without look-alikes, random, easy to read from a wall."""

from __future__ import annotations

import secrets
import unicodedata

# No I L O 0 1: read from the back of a room they are one another.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 6
_LONGEST_TYPED = 100


def new_room_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_room_code(typed: str) -> str | None:
    """Return the code in what was typed, in any case, with any dashes or spaces; else None."""
    if len(typed) > _LONGEST_TYPED:
        return None
    bare = "".join(c for c in unicodedata.normalize("NFKC", typed) if not _between(c)).upper()
    return bare if len(bare) == LENGTH and set(bare) <= set(LETTERS) else None


def _between(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Pd", "Cf") or character in "#_."
