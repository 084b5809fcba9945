"""What "My data" shows: what is kept and where, who may read each response, who did, who evaluates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.people.evaluating import evaluators
from commontable.people.tables import acts
from commontable.portfolio.deletion import pending_of
from commontable.portfolio.promises import promise_of, title_of
from commontable.portfolio.receipts import PLACES, REMAINS
from commontable.responses import tables
from commontable.responses.personal import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commontable.content.module import Module
    from commontable.deployment import Deployment
    from commontable.people.model import Person

READ = "read "
NBGRADER = {
    "submitted": "collected notebooks (nbgrader's folder submitted)",
    "autograded": "autograded notebooks (nbgrader's folder autograded)",
    "feedback": "feedback pages (nbgrader's folder feedback)",
}
_R, _A, _E = tables.responses.c, acts.c, evaluators.c


def own_data(deployment: Deployment, person: Person) -> dict[str, Any]:
    """Return everything that the page shows of one person."""
    return {
        "me": person,
        "cohorts": sorted(deployment.directory.cohorts_of(person)),
        "places": places_of(deployment, person),
        "readers": deployment.directory.readers_of(person),
        "responses": _responses(deployment, person),
        "readings": _readings(deployment, person),
        "evaluators": _evaluators(deployment, person),
        "near": staff_near(deployment, person),
        "pending": pending_of(deployment, person.id),
        "remains": REMAINS,
    }


def staff_near(deployment: Deployment, person: Person) -> list[Person]:
    """Return the staff who share a cohort with this person, by name: those whom they can know of."""
    directory = deployment.directory
    mine = directory.cohorts_of(person)
    staff = (each for each in directory.all() if each.is_staff and each.id != person.id)
    return [each for each in staff if directory.cohorts_of(each) & mine]


def places_of(deployment: Deployment, person: Person) -> list[tuple[str, int]]:
    """Return each place that holds something of this person, in words, with how much."""
    with deployment.database.read() as connection:
        kept = rows_of(connection, person.id)
    order = [*(name for name in PLACES if name in kept), *sorted(set(kept) - set(PLACES))]
    found = [(PLACES.get(name, name), len(kept[name])) for name in order]
    folders = ((words, deployment.settings.data / step / person.id) for step, words in NBGRADER.items())
    return found + [(words, len(list(folder.iterdir()))) for words, folder in folders if folder.is_dir()]


def _responses(deployment: Deployment, person: Person) -> list[dict[str, Any]]:
    """Return one row for each response: its module and title, who reads it, what can be decided about it."""
    modules = {module.folder: module for module in deployment.course.modules}
    newest = (
        sa.select(sa.func.max(_R.version))
        .where(_R.participant == person.id, ~_R.aside)
        .group_by(_R.module, _R.prompt)
    )
    query = sa.select(_R.module, _R.prompt, _R.readers, _R.written_at).where(_R.version.in_(newest))
    with deployment.database.read() as connection:
        rows = connection.execute(query.order_by(_R.version)).all()
    found = [_response(row, module=modules.get(row.module)) for row in rows]
    narrowed = {folder: deployment.store.narrowed(person.id, folder) for folder in {row.module for row in rows}}
    order = {folder: place for place, folder in enumerate(modules)}
    for each in found:
        each["is_narrowed"] = each["prompt"] in narrowed[each["folder"]]
        each["can_narrow"] = each["is_asked"] and each["readers"] != "me" and not each["is_narrowed"]
    return sorted(found, key=lambda each: (order.get(each["folder"], len(order)), each["place"]))


def _response(row: Any, *, module: Module | None) -> dict[str, Any]:
    ids = [prompt.id for prompt in module.prompts] if module else []
    titles = {prompt.id: prompt.title for prompt in module.prompts} if module else {}
    return {
        "folder": row.module,
        "module": module.title if module else row.module,
        "prompt": row.prompt,
        "title": title_of(row.prompt) or titles.get(row.prompt, row.prompt),
        "readers": row.readers,
        "written_at": row.written_at,
        "is_asked": row.prompt in titles,
        "place": _place(promise_of(row.prompt), ids),
    }


def _place(prompt: str, ids: list[str]) -> int:
    return ids.index(prompt) if prompt in ids else len(ids)


def _readings(deployment: Deployment, person: Person) -> list[dict[str, Any]]:
    """Return who read this person's words, newest first."""
    read = sa.and_(_A.about == person.id, _A.act.like(f"{READ}%"), _A.done_by != person.id)
    query = sa.select(_A.at, _A.done_by, _A.act).where(read).order_by(_A.number.desc())
    with deployment.database.read() as connection:
        rows = connection.execute(query).all()
    names = _names(deployment, {row.done_by for row in rows})
    return [{"at": r.at, "by": names.get(r.done_by, r.done_by), "what": r.act.removeprefix(READ)} for r in rows]


def _evaluators(deployment: Deployment, person: Person) -> list[dict[str, Any]]:
    query = sa.select(_E.evaluator, _E.by).where(_E.participant == person.id)
    with deployment.database.read() as connection:
        rows = connection.execute(query).all()
    names = _names(deployment, {row.evaluator for row in rows})
    return [
        {"id": row.evaluator, "name": names.get(row.evaluator, row.evaluator), "is_mine": row.by == person.id}
        for row in rows
    ]


def _names(deployment: Deployment, ids: Iterable[str]) -> dict[str, str]:
    wanted = set(ids)
    return {person.id: person.name for person in deployment.directory.all() if person.id in wanted}
