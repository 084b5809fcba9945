"""What somebody changes in their own work, for each role that families may choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import words
from commontable.content.kinds.kind import Kind, is_blank
from commontable.content.kinds.sources import check_file, check_lines
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt

ALONE_AND_TOGETHER = ("alone", "together")
_TEXTS = ("title", "text", "question")


def _roles(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the title of each role, behind that of its group where the file names groups of its own."""
    if "groups" in content:
        return {
            role["id"]: f"{group['title']}: {role['title']}"
            for group in content["groups"]
            for role in group["roles"]
        }
    return {role["id"]: role["title"] for group in ALONE_AND_TOGETHER for role in content[group]}


def _schema(prompt: Prompt) -> dict[str, Any]:
    changes = {
        "type": "object",
        "additionalProperties": False,
        "properties": {role: {"type": "string"} for role in _roles(prompt.content)},
    }
    return {"type": "object", "additionalProperties": False, "properties": {"changes": changes}}


def _is_empty(value: Any) -> bool:
    return all(is_blank(text) for text in value.get("changes", {}).values())


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    titles = _roles(prompt.read_source(folder))
    return "\n\n".join(
        f"**{escaped_markdown(titles.get(role, role))}**\n\n{escaped_markdown(text)}"
        for role, text in value["changes"].items()
        if not is_blank(text)
    )


def _check_source(fields: Fields) -> None:
    lines = _groups(fields) if "groups" in fields.found else _alone_and_together(fields)
    if len({line.text("id") for line in lines}) < len(lines):
        raise fields.error("two roles have the same id. Give one of them another")


def _alone_and_together(fields: Fields) -> list[Fields]:
    check_file(fields, *ALONE_AND_TOGETHER)
    return [line for name in ALONE_AND_TOGETHER for line in check_lines(fields, name, texts=_TEXTS)]


def _groups(fields: Fields) -> list[Fields]:
    check_file(fields, "groups", "credit")
    groups = check_lines(fields, "groups", texts=("title", "text"), lists=("roles",))
    return [line for group in groups for line in check_lines(group, "roles", texts=_TEXTS)]


def _cells(prompt: Prompt) -> Iterator[Cell]:
    content = prompt.content
    groups = content.get("groups") or [{"roles": content[name]} for name in ALONE_AND_TOGETHER]
    for role in (role for group in groups for role in group["roles"]):
        yield words("changes", role["id"], label=f"{role['title'].strip()}: {role['question']}")


KIND = Kind(
    name="role-planner",
    widget="RolePlanner",
    minutes=8,
    wanted="words for each role",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
