"""Promises: what was promised, when it is due, and what came of it; what came of it is the writer's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from commontable.content.errors import UnknownPrompt
from commontable.content.kinds.kind import is_blank
from commontable.content.kinds.promise import AFTER, COUNTED, WENT
from commontable.content.readers import Readers
from commontable.content.schemas import check_schema
from commontable.content.values import check_text
from commontable.responses.model import Reader

if TYPE_CHECKING:
    from commontable.content.course import Course
    from commontable.content.module import Module
    from commontable.content.prompt import Prompt
    from commontable.responses.model import Response
    from commontable.responses.store import ResponseStore

KIND = "promise"
TITLE = "What came of my promise"
COUNTED_TITLE = "How my promise went, counted without my name"
_DAY = r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?\Z"
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "went": {"enum": ["", *WENT]},
        "happened": {"type": "string"},
        "family": {"type": "string"},
        "again": {"type": "string", "pattern": _DAY},
        # The writer's leave to count how it went; everything else here is for the writer alone.
        "counted": {"type": "boolean"},
    },
}
LABELS = {"happened": "What happened", "family": "What the family said", "again": "When I come back to it"}


@dataclass(frozen=True)
class Promise:
    """One promise of one person, as it stands; `came` is what they wrote afterwards, or None."""

    module: Module
    prompt: Prompt
    made: Response
    came: Response | None

    @property
    def what(self) -> str:
        return str(self.made.value.get("what", "")).strip()

    @property
    def day(self) -> date | None:
        """Return the day on which to ask; a later one where the writer has set it, None where none was set."""
        again = self._came.get("again") if self._came.get("went") == "not-yet" else None
        return _day(again) or _day(self.made.value.get("when"))

    @property
    def is_answered(self) -> bool:
        """Say whether nothing is left to ask."""
        came = self._came
        if came.get("went") == "not-yet":
            return False
        return any(not is_blank(came.get(name)) for name in ("went", "happened", "family"))

    def is_due(self, today: date) -> bool:
        return self.day is not None and self.day <= today and not self.is_answered

    @property
    def _came(self) -> dict[str, Any]:
        return self.came.value if self.came and isinstance(self.came.value, dict) else {}


def promises_of(participant: str, *, course: Course, store: ResponseStore) -> list[Promise]:
    """Return a participant's promises by day, those without a day last; "not this month" promises nothing."""
    reader = Reader.oneself(participant)
    found = []
    for module in course.modules:
        asked = [prompt for prompt in module.prompts if prompt.kind == KIND]
        newest = store.newest(participant, module.folder, reader=reader) if asked else {}
        for prompt in asked:
            made = newest.get(prompt.id)
            if made is not None and _promises(made.value):
                found.append(Promise(module, prompt, made, newest.get(after(prompt.id))))
    return sorted(found, key=lambda promise: (promise.day or date.max, promise.module.number))


def after(prompt: str) -> str:
    """Return the name under which the store keeps what came of a promise."""
    return prompt + AFTER


def counted(prompt: str) -> str:
    """Return the name under which the store keeps how a promise went, for totals alone."""
    return prompt + COUNTED


def tally_of(value: Any) -> dict[str, str]:
    """Return what of an outcome may be counted: how it went, where its writer lets it be; else nothing."""
    found = value if isinstance(value, dict) else {}
    return {"went": found["went"]} if found.get("counted") is True and found.get("went") in WENT else {}


def promise_of(name: str) -> str:
    """Return the promise that a name in the store belongs to; any other name is its own."""
    return name.removesuffix(AFTER).removesuffix(COUNTED)


def title_of(name: str) -> str:
    """Return the title of what is kept beside a promise; "" for anything else."""
    titles = {AFTER: TITLE, COUNTED: COUNTED_TITLE}
    return next((title for suffix, title in titles.items() if name.endswith(suffix)), "")


def check_promise(module: Module, prompt: str) -> Prompt:
    """Return the promise that a page names, or raise `UnknownPrompt`."""
    found = module.prompt(prompt)
    if found.kind != KIND:
        raise UnknownPrompt(f"{module.folder}: “{prompt[:80]}” is no promise.")
    return found


def check_outcome(value: Any) -> None:
    """Raise `UnacceptableValue`, in one sentence for the writer, for what cannot be kept."""
    check_text(value, title=TITLE)
    check_schema(value, schema=_SCHEMA, title=TITLE, wanted="one of four choices, words, and a day")


def outcome_lines(value: Any) -> list[tuple[str, str]]:
    """Return what came of a promise as pairs of label and words."""
    found = value if isinstance(value, dict) else {}
    went = [("How it went", WENT[found["went"]])] if found.get("went") in WENT else []
    words = [(label, str(found[name])) for name, label in LABELS.items() if not is_blank(found.get(name))]
    return went + words + ([("Counted in totals", "yes, without my name")] if found.get("counted") is True else [])


READERS = Readers.ME
COUNTED_READERS = Readers.COUNT.value


def _promises(value: Any) -> bool:
    return isinstance(value, dict) and not value.get("not_this_month") and not is_blank(value.get("what"))


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) and text else None
    except ValueError:
        return None
