"""A guide cut at its headings, with the tables under each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from commontable.content.markdown import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

CHAPTER = 2


@dataclass(frozen=True)
class Table:
    """A table's head and rows as inline Markdown; `end` is the line after it, counted within its part."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    end: int


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it, up to the next heading of any level."""

    level: int
    title: str
    markdown: str
    tables: tuple[Table, ...]

    @property
    def after_table(self) -> str:
        """The Markdown below the last table; all of it where there is no table."""
        end = self.tables[-1].end if self.tables else 0
        return "\n".join(self.markdown.split("\n")[end:]).strip()

    @property
    def quotes(self) -> int:
        """How many quotations stand under the heading."""
        return sum(token.type == "blockquote_open" for token in plain_parser().parse(self.markdown))


@dataclass(frozen=True)
class Outline:
    """A guide's parts in order; the first is its title."""

    parts: tuple[Part, ...]

    @property
    def chapters(self) -> list[str]:
        """The titles of the second level, in order."""
        return [part.title for part in self.parts if part.level == CHAPTER]

    def part(self, title: str) -> Part | None:
        """Return the first part whose title begins so, or None."""
        return next((part for part in self.parts if _begins(part, title)), None)

    def under(self, title: str) -> tuple[Part, ...]:
        """Return this part and those of lower headings that follow it; nothing if there is no such part."""
        first = next((number for number, part in enumerate(self.parts) if _begins(part, title)), None)
        if first is None:
            return ()
        after = self.parts[first + 1 :]
        length = next((n for n, part in enumerate(after) if part.level <= self.parts[first].level), len(after))
        return self.parts[first : first + 1 + length]

    def markdown_under(self, title: str) -> str:
        """Return what stands under this heading, lower headings too, as Markdown."""
        parts = self.under(title)
        heads = [f"{'#' * part.level} {part.title}\n\n" for part in parts]
        return "\n\n".join([part.markdown if not n else heads[n] + part.markdown for n, part in enumerate(parts)])


def plain_parser() -> MarkdownIt:
    """Return the Markdown that guides and modules are written in: with tables, without HTML."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def outline_of(markdown: str) -> Outline:
    """Return the guide's parts; text above the first heading belongs to none."""
    lines = markdown.split("\n")
    tokens = plain_parser().parse(markdown)
    heads = [n for n, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0]
    ends = [*heads, len(tokens)][1:]
    return Outline(tuple(_part(tokens[head:end], lines=lines) for head, end in zip(heads, ends, strict=True)))


def _part(tokens: Sequence[Token], *, lines: list[str]) -> Part:
    first, last = _lines_of(tokens[0])[1], max(_lines_of(token)[1] for token in tokens)
    return Part(
        level=int(tokens[0].tag[1:]),
        title=plain_line(tokens[1].content),
        markdown="\n".join(lines[first:last]).strip("\n"),
        tables=tuple(_tables(tokens, start=_first_line(lines, first))),
    )


def _tables(tokens: Sequence[Token], *, start: int) -> Iterator[Table]:
    rows: list[list[str]] = []
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            rows, end = [], _lines_of(token)[1] - start
        elif token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(tokens[number + 1].content.strip())
        elif token.type == "table_close":
            yield Table(head=tuple(rows[0]), rows=tuple(map(tuple, rows[1:])), end=end)


def _first_line(lines: list[str], first: int) -> int:
    # `markdown` begins at its first line with text, so `end` is counted from there.
    return next((n for n in range(first, len(lines)) if lines[n]), first)


def _lines_of(token: Token) -> tuple[int, int]:
    return (token.map[0], token.map[1]) if token.map else (0, 0)


def _begins(part: Part, title: str) -> bool:
    return part.title.casefold().startswith(title.casefold())
