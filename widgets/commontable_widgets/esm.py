"""One ES module per widget, joined from plain files: no bundler, nothing generated on disk."""

from functools import cache
from pathlib import Path

_static = Path(__file__).parent / "static"

# In this order each part finds what it uses above it.
FIELD_PARTS = (
    "dom",
    "strings",
    "words",
    "page",
    "keeper",
    "choices",
    "conflict",
    "replies",
    "frame",
    "field",
)
PAGE_PARTS = ("dom", "strings", "words", "page")
KEEP_PARTS = ("strings", "page", "keeper")


@cache
def joined(name: str, *, parts: tuple[str, ...] = FIELD_PARTS) -> str:
    """Return the text of `static/<name>.js` behind the shared parts it uses."""
    files = [_static / "parts" / f"{part}.js" for part in parts]
    return "\n".join(file.read_text("utf-8") for file in [*files, _static / f"{name}.js"])


@cache
def sheet(name: str = "field") -> str:
    """Return the text of `static/<name>.css`."""
    return (_static / f"{name}.css").read_text("utf-8")
