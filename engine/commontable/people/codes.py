"""Personal codes: made at random, shown in groups, kept only as a keyed hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata

from commontable.people.model import ALPHABET

LENGTH = 13  # 26 letters and digits to the power of 13: 61 bits
_GROUP = 4
_LONGEST_TYPED = 100


def new_code() -> str:
    """Return a bare code, made at random."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """Return a bare code as people are shown it, such as `K7QF-3MRT-9XWD-2`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(typed: str) -> str | None:
    """Return the bare code in what was typed, in any case, with any dashes or spaces; else None."""
    if len(typed) > _LONGEST_TYPED:
        return None
    bare = "".join(c for c in unicodedata.normalize("NFKC", typed) if not _between(c)).upper()
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else None


def mac_of(code: str, *, key: bytes) -> str:
    """Return what is kept in place of a bare code; of no use without the data folder's secret."""
    return hmac.new(key, code.encode(), hashlib.sha256).hexdigest()


def _between(character: str) -> bool:
    # Phones turn a hyphen into a dash, and a copied code brings invisible marks along.
    return character.isspace() or unicodedata.category(character) in ("Pd", "Cf") or character in "_.\u2212"
