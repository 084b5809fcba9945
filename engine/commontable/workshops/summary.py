"""What a room said, as a page to keep: for participants what the wall was allowed to show, for facilitators more."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from commontable.workshops import rows
from commontable.workshops.states import desk_for
from commontable.workshops.wall import panels, room_of

if TYPE_CHECKING:
    from commontable.workshops.rooms import Workshops

PARTICIPANTS, FACILITATOR = "participants", "facilitator"
# On the wall totals need five people; what is kept or leaves the room needs ten.
FEWEST_KEPT = 10
TEMPLATES = Path(__file__).parent / "templates"


def summary_html(rooms: Workshops, workshop: str, *, whom: str, back: str = "") -> str:
    """Return one page that stands alone: no name, no script, nothing fetched. `back`: where it leads back to."""
    with rooms.database.read() as connection:
        found = rows.found(connection, workshop)
        module = rooms.module_of(found)
        room = room_of(connection, found, module=module, fewest=FEWEST_KEPT)
    desk, _ = desk_for(rooms, workshop)
    notes = [note for note in desk["notes"] if note["workshop"] == found.id]
    return _template().render(
        lang="en",
        dir="ltr",
        whom=whom,
        back=back,
        course=rooms.course_now(),
        module=module,
        date=found.opened_at.date().isoformat(),
        activities=[each for each in found.activities if each.opened_at],
        panels=panels(room),
        fewest=FEWEST_KEPT,
        left_out=_left_out(room, found.revealed),
        desk=desk | {"notes": notes} if whom == FACILITATOR else {},
    )


def _left_out(room: Any, revealed: tuple[str, ...]) -> list[str]:
    """Return the titles of what the wall may have shown, and too few people answered for it to be kept."""
    kept = {panel["prompt"] for panel in panels(room)}
    return [prompt.title for prompt in room.module.prompts if prompt.id in revealed and prompt.id not in kept]


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, extensions=["jinja2.ext.i18n"]
    )
    environment.install_gettext_translations(gettext.NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    return environment.get_template("summary.html")
