"""Code cells use none of the parts that run scripts in a page or shut out people with a keyboard."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

_SCRIPTS = "runs scripts, and opens a file or an address where the text looks like one"
_KEYBOARD = "fails people who use a keyboard or a screen reader"
BANNED = {
    "HTML": _SCRIPTS,
    "HTMLMath": _SCRIPTS,
    "Markdown": _SCRIPTS,
    "Javascript": _SCRIPTS,
    "IFrame": _SCRIPTS,
    "display_html": _SCRIPTS,
    "display_markdown": _SCRIPTS,
    "display_javascript": _SCRIPTS,
    "RadioButtons": _KEYBOARD,
    "Accordion": _KEYBOARD,
    "ToggleButtons": _KEYBOARD,
    "IntProgress": _KEYBOARD,
    "FloatProgress": _KEYBOARD,
}


def no_banned_calls(subject: Subject) -> Iterator[str]:
    """Find calls and imports of parts that Markdown cells and the course's own widgets stand in for."""
    for cell in subject.code_cells:
        try:
            tree = ast.parse(cell.source)
        except SyntaxError:
            yield f"{subject.ipynb}: cell {cell.id} is not plain Python (no %magic, no !command). Rewrite it."
            continue
        for name in sorted({name for node in ast.walk(tree) for name in _named(node)} & set(BANNED)):
            yield (
                f"{subject.ipynb}: cell {cell.id} uses {name}, which {BANNED[name]}. "
                "Use a Markdown cell or a widget of commontable_widgets."
            )


def _named(node: ast.AST) -> Iterator[str]:
    """Yield the names that a node calls or imports: an alias hides nothing."""
    if isinstance(node, ast.Call):
        called = node.func
        if isinstance(called, ast.Name):
            yield called.id
        elif isinstance(called, ast.Attribute):
            yield called.attr
    elif isinstance(node, ast.ImportFrom):
        yield from (alias.name for alias in node.names)
