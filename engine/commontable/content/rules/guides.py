"""Every module has a guide that names its prompts, with a rubric for each that gets a reply."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.guides.orders import PROMPT_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

_RUBRIC = re.compile(r"^### Rubric: *`?(?P<id>[^\s`]+)`?\s*$", re.MULTILINE)


def guide_exists(subject: Subject) -> Iterator[str]:
    """Find a module without a guide: facilitators get as much care as participants."""
    if subject.guide is None:
        yield f"{subject.guide_name} is missing. Write the guide of {subject.module.folder} there."


def guide_names_real_prompts(subject: Subject) -> Iterator[str]:
    """Find names in the guide that would send a facilitator looking for a prompt that is gone."""
    known = {prompt.id for prompt in subject.module.prompts}
    named = prompts_named_in(subject.guide or "")
    for prompt_id in sorted(named - known):
        if prompt_id.startswith(f"{subject.module.number}-"):
            yield f"{subject.guide_name} names {prompt_id}, which is no prompt of the module. Mend the name."


def replies_have_rubrics(subject: Subject) -> Iterator[str]:
    """Find prompts that get a reply without a rubric, and rubrics for prompts that get none."""
    if subject.guide is None:
        return
    rubrics = [found["id"] for found in _RUBRIC.finditer(subject.guide)]
    replies = {prompt.id for prompt in subject.module.prompts if prompt.reply}
    for prompt_id in sorted(replies - set(rubrics)):
        yield f"{subject.guide_name} has no rubric for {prompt_id}. Add a heading “### Rubric: {prompt_id}”."
    for prompt_id in sorted(set(rubrics) - replies):
        yield (
            f"{subject.guide_name} has a rubric for {prompt_id}, which gets no reply. "
            "Take it out, or write `reply: true` in module.yml."
        )
    for prompt_id in sorted({each for each in rubrics if rubrics.count(each) > 1}):
        yield f"{subject.guide_name} has more than one rubric for {prompt_id}. Keep one."


def prompts_named_in(text: str) -> set[str]:
    """Return the prompt ids that a text names, of any module."""
    return set(PROMPT_ID.findall(text))
