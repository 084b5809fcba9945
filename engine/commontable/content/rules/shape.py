"""Every module keeps one shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.markdown import headings_of
from commontable.content.parts import READ_MORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.prompt import Prompt
    from commontable.content.rules.subject import Subject

PRACTICE = (
    "belief-scale",
    "role-planner",
    "decision-ladder",
    "impact-ladder",
    "principle-audit",
    "structure-canvas",
    "barrier-walk",
    "pdca-planner",
    "asset-map",
    "family-asset-map",
    "reframe",
    "scenario",
    "message-rewrite",
    "jargon-decoder",
)
_ONCE = {"knowledge-check": "check your understanding", "then-and-now": "then and now", "promise": "promise"}
_MOST_REFLECTIONS = 3


def one_shape(subject: Subject) -> Iterator[str]:
    """Find what is missing, too much or out of order in the shape that participants come to know."""
    yield from _core_prompts(subject)
    yield from _order(subject)
    yield from _headings(subject)
    if not any("HandIn(" in cell.source for cell in subject.code_cells):
        yield f"{subject.ipynb}: nothing to hand in with. Add a code cell `HandIn()` after the promise."


def _core_prompts(subject: Subject) -> Iterator[str]:
    core = [prompt for prompt in subject.module.prompts if prompt.core]
    kinds = [prompt.kind for prompt in core]
    practice = sum(kinds.count(kind) for kind in PRACTICE)
    if practice != 1:
        yield f"{subject.yml}: the core path has {practice} practice widgets; wanted one. Mend `core`."
    if kinds.count("text") > _MOST_REFLECTIONS:
        yield (
            f"{subject.yml}: the core has {kinds.count('text')} reflections; at most {_MOST_REFLECTIONS}. "
            "Move one under “If you have more time”."
        )
    if "case" not in kinds:
        yield f"{subject.yml}: the core path has no case exercise. Add a prompt of kind case."
    for kind, name in _ONCE.items():
        if kinds.count(kind) != 1:
            yield f"{subject.yml}: the core path has {kinds.count(kind)} of “{name}”; wanted one {kind}."
    if not any(_is_first_thoughts(prompt) for prompt in core):
        yield f"{subject.yml}: no first thoughts. Add a text prompt {subject.module.number}-first-thoughts."


def _order(subject: Subject) -> Iterator[str]:
    steps = [_step(prompt) for prompt in subject.module.prompts if prompt.core]
    numbered = [step for step in steps if step is not None]
    if numbered != sorted(numbered):
        yield (
            f"{subject.yml}: the core prompts are out of order; wanted first thoughts, practice, case, "
            "check, then and now, promise. Move them in module.yml and in the notebook."
        )


def _step(prompt: Prompt) -> int | None:
    if _is_first_thoughts(prompt):
        return 0
    return {
        **dict.fromkeys(PRACTICE, 1),
        "case": 2,
        "knowledge-check": 3,
        "then-and-now": 4,
        "promise": 5,
    }.get(prompt.kind)


def _is_first_thoughts(prompt: Prompt) -> bool:
    return prompt.kind == "text" and prompt.id.endswith("-first-thoughts")


def _headings(subject: Subject) -> Iterator[str]:
    shown = [
        heading.text.casefold() for cell in subject.markdown_cells for heading in headings_of(cell.source)
    ]
    for wanted in ("families here", READ_MORE):
        if not any(text.startswith(wanted) for text in shown):
            yield f"{subject.ipynb}: no heading “{wanted.capitalize()}”. Add it; every module has one."
