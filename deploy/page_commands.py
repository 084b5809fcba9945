"""Prints what a page tells people to type, as one script that stops at the first command that fails.

    python deploy/page_commands.py docs/operators/one_school_server.md "Install" "Backup" | bash

Without headings all of the page. With it the operators' pages are tried on a bare machine, word by word.
"""

import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

BLOCK = re.compile(r"^(?P<indent> *)```sh\n(?P<lines>.*?)^ *```$", re.MULTILINE | re.DOTALL)


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Return each heading of a page with what stands under it."""
    for part in re.split(r"^#+ ", text, flags=re.MULTILINE)[1:]:
        heading, _, below = part.partition("\n")
        yield heading.strip(), below


def commands(text: str, *, headings: list[str]) -> Iterator[str]:
    """Return the lines to type under these headings, in the page's order."""
    for heading, below in sections(text):
        if not headings or heading in headings:
            yield from (textwrap.dedent(found["lines"]) for found in BLOCK.finditer(below))


def main(page: str, *headings: str) -> None:
    text = Path(page).read_text("utf-8")
    missing = set(headings) - {heading for heading, _ in sections(text)}
    if missing:
        sys.exit(f"{page} has no heading {', '.join(sorted(missing))}.")
    sys.stdout.write("".join(["set -ex\n", *commands(text, headings=list(headings))]))


if __name__ == "__main__":
    main(*sys.argv[1:])
