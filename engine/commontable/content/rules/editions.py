"""A module's set of prompts is an edition: when ids change, the number in module.yml goes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject


def edition_names_its_prompts(subject: Subject) -> Iterator[str]:
    """Find prompts that are not those which modules/editions.yml lists for the current edition."""
    edition, folder = subject.module.edition, subject.module.folder
    found = sorted(prompt.id for prompt in subject.module.prompts)
    listed = subject.editions.get(edition)
    if not isinstance(listed, list):
        yield (
            f"modules/editions.yml: edition {edition} of {folder} is not listed. "
            f"Add `{edition}: [{', '.join(found)}]` under {folder}."
        )
        return
    if sorted(map(str, listed)) != found:
        yield (
            f"{subject.yml}: the prompts are not those of edition {edition} "
            f"({_difference(found, listed=listed)}). "
            f"Write `edition: {max(_numbers(subject.editions)) + 1}` and list them in modules/editions.yml."
        )
    newest = max(_numbers(subject.editions))
    if newest > edition:
        yield f"{subject.yml}: edition {edition} is older than {newest} in modules/editions.yml. Raise it."


def _difference(found: list[str], *, listed: list[Any]) -> str:
    new = [f"new: {name}" for name in found if name not in listed]
    gone = [f"gone: {name}" for name in listed if name not in found]
    return "; ".join(new + gone) or "one is listed twice"


def _numbers(editions: Any) -> list[int]:
    return [number for number in editions if isinstance(number, int)]
