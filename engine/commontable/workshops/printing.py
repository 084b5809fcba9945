"""A page from standard input to PDF on standard output, in a process of its own: the server goes on meanwhile."""

from __future__ import annotations

import sys

from commontable.errors import CommonTableError, place_of
from commontable.guides.pdf import as_pdf


def main() -> int:
    """Return 0 with the PDF written, or 1 with one sentence on standard error."""
    try:
        made = as_pdf(sys.stdin.buffer.read().decode())
    except CommonTableError as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - what the caller passes on
        return 1
    except Exception as problem:  # noqa: BLE001 - whatever a library cannot print; the page holds people's words
        print(place_of(problem), file=sys.stderr)  # noqa: T201
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
