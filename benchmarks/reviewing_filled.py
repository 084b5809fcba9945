"""Hand-ins by the thousand, written as the store would have written them."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from commontable.people import tables as people_tables
from commontable.responses import tables
from commontable.responses.database import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content import Course, Module
    from commontable.deployment import Deployment

MODULES_EACH = 5
WORDS = "A mother came at eight, and nobody who speaks her language was at the front office. She waited an hour. "


def fill(deployment: Deployment, hand_ins: int) -> None:
    """Write the rows of so many hand-ins, five modules to a person, as the store would have written them."""
    draw = random.Random(7)
    people = [f"p-{number:010d}" for number in range(-(-hand_ins // MODULES_EACH))]
    with deployment.database.write() as connection:
        connection.execute(people_tables.people.insert(), [_person(each) for each in people])
        cohorts = [{"person": each, "cohort": "everyone"} for each in people]
        connection.execute(people_tables.cohorts.insert(), cohorts)
        rows = list(_rows(deployment.course, people=people, hand_ins=hand_ins, draw=draw))
        for name, table in (("response", tables.responses), ("hand_in", tables.hand_ins),
                            ("version", tables.hand_in_versions), ("feedback", tables.feedback)):
            connection.execute(table.insert(), [row for kind, row in rows if kind == name])


def _person(person: str) -> dict[str, Any]:
    facts = {"role": "participant", "language": "en", "outside_id": None, "merged_into": None}
    return {"id": person, "name": f"Person {person}", "created_at": now()} | facts


def _rows(
    course: Course, *, people: list[str], hand_ins: int, draw: random.Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    version = 0
    for number in range(1, hand_ins + 1):
        person = people[(number - 1) // MODULES_EACH]
        module = course.modules[(number - 1) % MODULES_EACH * 2]
        yield "hand_in", _hand_in(number, person=person, module=module)
        for prompt in module.prompts:
            version += 1
            yield "response", _response(version, person=person, module=module, prompt=prompt, draw=draw)
            yield "version", {"hand_in": number, "prompt": prompt.id, "version": version}
            if prompt.reply and number % 10 == 0:
                yield "feedback", _feedback(version, person=person, module=module, prompt=prompt.id)


def _hand_in(number: int, *, person: str, module: Module) -> dict[str, Any]:
    told = {"edition": module.edition, "by_name": number % 3 == 0, "save_id": f"hand-in-{number}", "at": now()}
    return {"number": number, "participant": person, "module": module.folder} | told


def _response(version: int, *, person: str, module: Module, prompt: Any, draw: random.Random) -> dict[str, Any]:
    return {
        "version": version,
        "participant": person,
        "module": module.folder,
        "edition": module.edition,
        "prompt": prompt.id,
        "value": json.dumps(_value(prompt, draw)),
        "readers": prompt.readers.value,
        "save_id": f"save-{version}",
        "origin": "self-paced",
        "course_version": "",
        "language": "en",
        "based_on": None,
        "aside": False,
        "written_at": now(),
        "settles": "[]",
    }


def _value(prompt: Any, draw: random.Random) -> Any:
    if prompt.kind == "belief-scale":
        lines = [line["id"] for line in prompt.content["items"]]
        return {line: {"times": draw.choice(["0", "1", "2-3", "4+"]), "sure": "fairly"} for line in lines}
    if prompt.kind == "case" and prompt.options:
        return draw.choice(prompt.options).id
    return WORDS * draw.randint(1, 8) if prompt.kind == "text" else {}


def _feedback(version: int, *, person: str, module: Module, prompt: str) -> dict[str, Any]:
    told = {"about": version, "text": WORDS, "given_by": "", "key": f"key-{version}", "given_at": now()}
    return {"participant": person, "module": module.folder, "prompt": prompt} | told
