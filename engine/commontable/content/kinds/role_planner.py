"""What somebody changes in their own work, for each role that families may choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.kind import Kind, is_blank
from commontable.content.kinds.sources import check_file, check_lines
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.prompt import Prompt

_GROUPS = ("alone", "together")


def _roles(content: Mapping[str, Any]) -> dict[str, str]:
    return {role["id"]: role["title"] for group in _GROUPS for role in content[group]}


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
    check_file(fields, *_GROUPS)
    lines = [
        line for name in _GROUPS for line in check_lines(fields, name, texts=("title", "text", "question"))
    ]
    if len({line.text("id") for line in lines}) < len(lines):
        raise fields.error("two roles have the same id. Give one of them another")


KIND = Kind(
    name="role-planner",
    widget="RolePlanner",
    minutes=8,
    wanted="words for each role",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    check_source=_check_source,
)
