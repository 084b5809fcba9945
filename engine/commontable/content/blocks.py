"""Cuts Markdown into blocks: prose that may be laid out anew, and everything else, left as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,}|\${2})")
_LIST = re.compile(r"(?P<indent>\s*)(?P<mark>[-+*]|\d{1,9}[.)])(?P<gap>\s+)(?=\S)")
_QUOTE = re.compile(r" {0,3}> ?")
_AS_IT_IS = re.compile(
    r"\s{4,}|\t"  # code, or a part of a list that a wrong indent would take out of it
    r"| {0,3}(#{1,6}(\s|$)|\||<|\[[^\]]*\]:|:|([-*_]\s*){3,}$|=+\s*$|([-+*]|\d{1,9}[.)])\s*$)"
)
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_HTML = re.compile(r" {0,3}<[a-zA-Z/!?]")
_HARD_BREAK = re.compile(r"(\\|\s{2,}|<br\s*/?>)$")


@dataclass(frozen=True)
class Block:
    """Lines as they stand, a quote's Markdown without its marks, or prose: runs of text between hard breaks.

    `first` and `rest` stand before the first line of prose and before the others.
    """

    lines: tuple[str, ...] = ()
    quote: str | None = None
    prose: tuple[str, ...] | None = None
    first: str = ""
    rest: str = ""


def blocks_of(markdown: str) -> Iterator[Block]:
    """Yield the blocks in order; together they hold every line."""
    lines = markdown.split("\n")
    at = 0
    while at < len(lines):
        end = _end_of_verbatim(lines, at)
        if _QUOTE.match(lines[at]):
            end = next((n for n in range(at, len(lines)) if not _QUOTE.match(lines[n])), len(lines))
            yield Block(quote="\n".join(_QUOTE.sub("", line, count=1) for line in lines[at:end]))
        elif end is None:
            end = _end_of_prose(lines, at)
            is_heading = end < len(lines) and _UNDERLINE.match(lines[end]) is not None
            as_it_is = is_heading or _holds_a_block(lines[at])
            yield Block(lines=tuple(lines[at:end])) if as_it_is else _prose(lines[at:end])
        else:
            yield Block(lines=tuple(lines[at:end]))
        at = end


def _end_of_verbatim(lines: list[str], at: int) -> int | None:
    """Return where a block ends that is left as it is, or None where prose begins."""
    line = lines[at]
    fence = _FENCE.match(line)
    if fence:
        return _end_of_fence(lines, at, mark=fence["mark"])
    if line.lstrip().startswith("<!--"):
        return next((n + 1 for n in range(at, len(lines)) if "-->" in lines[n]), len(lines))
    if _HTML.match(line) or _is_table(lines, at):
        return next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))
    if not line.strip() or _AS_IT_IS.match(line):
        return at + 1
    return None


def _end_of_fence(lines: list[str], at: int, *, mark: str) -> int:
    # A formula may open and close on one line.
    if mark == "$$" and lines[at].count("$$") > 1:
        return at + 1
    after = range(at + 1, len(lines))
    return next((n + 1 for n in after if _closes(lines[n].strip(), mark=mark)), len(lines))


def _closes(line: str, *, mark: str) -> bool:
    return mark in line if mark == "$$" else line.startswith(mark)


def _is_table(lines: list[str], at: int) -> bool:
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return "|" in lines[at] and "-" in below and _TABLE_RULE.match(below) is not None


def _end_of_prose(lines: list[str], at: int) -> int:
    end = at + 1
    while end < len(lines) and not _starts_block(lines, end):
        end += 1
    return end


def _starts_block(lines: list[str], at: int) -> bool:
    line = lines[at]
    return (
        not line.strip()
        or _LIST.match(line) is not None
        or _QUOTE.match(line) is not None
        or _FENCE.match(line) is not None
        or _AS_IT_IS.match(line.lstrip()) is not None
        or _is_table(lines, at)
    )


def _holds_a_block(line: str) -> bool:
    """Say whether a line of a list opens something other than prose."""
    marker = _LIST.match(line)
    return marker is not None and _starts_block([line[marker.end() :]], 0)


def _prose(lines: list[str]) -> Block:
    marker = _LIST.match(lines[0])
    first = marker[0] if marker else lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    pieces: list[str] = []
    goes_on = False
    for line in (lines[0][len(first) :], *lines[1:]):
        text = line.lstrip()
        broken = _HARD_BREAK.search(text)
        text = text if broken else text.rstrip()
        pieces = [*pieces[:-1], f"{pieces[-1]} {text}"] if goes_on else [*pieces, text]
        goes_on = broken is None
    return Block(prose=tuple(pieces), first=first, rest=" " * len(first))
