"""The places that an author has excused from a rule, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commontable.content.rules.subject import Subject


@dataclass(frozen=True)
class Exceptions:
    """What is excused, and a sentence for each line that gives no reason."""

    named: frozenset[str]
    mistakes: tuple[str, ...]


def exceptions_of(subject: Subject, *, name: str, field: str) -> Exceptions:
    """Return the lines `{<field>: …, reason: …}` of a list in module.yml."""
    found = subject.module.settings.get(name) or []
    lines = found if isinstance(found, list) else [found]
    good = [line for line in lines if _has_reason(line, field=field)]
    mistakes = tuple(
        f"{subject.yml}: `{name}` has a line without `{field}` and `reason`. Write both, or take it out."
        for _ in range(len(lines) - len(good))
    )
    return Exceptions(named=frozenset(str(line[field]) for line in good), mistakes=mistakes)


def _has_reason(line: object, *, field: str) -> bool:
    return isinstance(line, dict) and all(str(line.get(each) or "").strip() for each in (field, "reason"))
