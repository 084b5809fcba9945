"""Words by frequency, made only from texts that a facilitator has let through."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_WORDS = 40
ENOUGH_SHARED = 3
SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SMALL_WORDS = """
    about after again all also and any are aren't because been before being but can can't could did didn't does
    doesn't don't for from get had has have her here hers him his how i'm into isn't it's its just like more most much
    not now off once one only other our out over really she should some such than that that's the their them then
    there these they they're this those through too under until very was wasn't way were what when where which while
    who why will with without would you your
    como con cuando del desde donde ella ellas ellos era eran esta estaba este esto fue fueron hay las los mas más
    muy nos para pero por porque que qué ser sin sobre son sus también tan una unas uno unos
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def word_list(texts: Iterable[str]) -> list[dict[str, Any]]:
    """Return `[{word, n}]`, most frequent first; n is how many texts hold the word, so one writer counts once.

    Words of a single text are left out as soon as some are shared: they would only be noise beside them.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_words_of(text))
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shared = [(word, n) for word, n in ordered if n > 1]
    told = shared if len(shared) >= ENOUGH_SHARED else ordered
    return [{"word": word, "n": n} for word, n in told[:MOST_WORDS]]


def _words_of(text: str) -> set[str]:
    found = (word.casefold().replace("\u2019", "'") for word in _WORD.findall(text))
    return {word for word in found if len(word) >= SHORTEST and word not in _SMALL}
