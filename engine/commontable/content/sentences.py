"""Puts each sentence of Markdown prose on its own line, so that a diff shows one sentence."""

from __future__ import annotations

import re

from commontable.content.blocks import Block, blocks_of

_END = re.compile(r"[.!?…][\"'”\u2019)\]*_]*(?P<gap>\s+)(?=[\"'“\u2018(\[*_]*[A-Z0-9À-Ý])")
# Nothing inside these is the end of a sentence, and a line end would change some of them.
_WHOLE = re.compile(
    r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
    r"|!?\[[^\]]*\](\([^)]*\)|\[[^\]]*\])"
    r"|<[^<>]+>"
    r"|\$\$.+?\$\$"
    r"|\$(?![\s$])[^$]+(?<![\s\\])\$(?!\d)"
)
_TITLES = "mr mrs ms dr prof st rev gov sen rep dept e.g i.e cf v vs approx ca u.s"
# These are short forms only where a number follows, as in No. 5.
_BEFORE_NUMBERS = "no nos p pp fig vol ch sec ed al jan feb mar apr jun jul aug sep sept oct nov dec"
_ABBREVIATIONS = frozenset(_TITLES.split())
_NUMBERED = frozenset(_BEFORE_NUMBERS.split())
_CLOSING = "\"'”\u2019)]*_"
_EMPHASIS = re.compile(r"[*_]+\w")
_LAST_WORD = re.compile(r"[\w.]+(?=\.$)")
# At the start of a line these would begin a list, a heading, a quote, a table or a rule.
_BLOCK_START = re.compile(r"([-+*>#|=~`<:]|\d+[.)](\s|$)|\[[^\]]*\]:)")


def one_sentence_per_line(markdown: str) -> str:
    """Return the same Markdown with one sentence on each line of prose. Running it twice changes nothing."""
    laid_out = _laid_out(markdown)
    # Odd Markdown that would change again is left to its author.
    return laid_out if _laid_out(laid_out) == laid_out else markdown


def _laid_out(markdown: str) -> str:
    return "\n".join(line for block in blocks_of(markdown) for line in _lines_of(block))


def _lines_of(block: Block) -> list[str]:
    if block.quote is not None:
        return [f"> {line}".rstrip() for line in one_sentence_per_line(block.quote).split("\n")]
    if block.prose is None:
        return list(block.lines)
    sentences = [line for piece in block.prose for line in split_sentences(piece)]
    first, *others = sentences
    return [block.first + first, *(block.rest + other for other in others)]


def split_sentences(text: str) -> list[str]:
    """Return the sentences of one run of prose."""
    sentences, start = [], 0
    whole = [match.span() for match in _WHOLE.finditer(text)]
    for match in _END.finditer(text):
        end, begin = match.span("gap")
        if any(left < end < right for left, right in whole) or _goes_on(text[start:end], text[begin:]):
            continue
        sentences.append(text[start:end])
        start = begin
    return [*sentences, text[start:]]


def _goes_on(before: str, after: str) -> bool:
    """Say whether a stop is not the end of a sentence, or what follows may not start a line."""
    if _BLOCK_START.match(after) and not _EMPHASIS.match(after):
        return True
    word = _LAST_WORD.search(before.rstrip(_CLOSING))
    if word is None:
        return False
    last = word[0].lower()
    is_initial = len(last) == 1 and word[0].isupper() and last != "i"
    # "2. " at the start of a sentence is a number of a list, not a sentence.
    is_list_number = word.start() == 0 and last.isdigit()
    numbers_follow = after.lstrip("([")[:1].isdigit()
    return last in _ABBREVIATIONS or is_initial or is_list_number or (last in _NUMBERED and numbers_follow)
