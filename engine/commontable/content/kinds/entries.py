"""One thing asked in several parts, such as a menu and two boxes: its schema and its Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True)
class Part:
    """One part of an entry: free words, or the ids and texts of a menu, of which `several` may be chosen."""

    name: str
    label: str
    choices: Mapping[str, str] | None = None
    several: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        if self.choices is None:
            return {"type": "string"}
        if self.several:
            return {"type": "array", "uniqueItems": True, "items": {"enum": list(self.choices)}}
        return {"enum": ["", *self.choices]}

    def in_words(self, value: Any) -> str:
        """Return the value as escaped Markdown, a choice by its text; "" for what was left open."""
        chosen = value if isinstance(value, list) else [value]
        texts = self.choices or {}
        return ", ".join(escaped_markdown(texts.get(each, each)) for each in chosen if not is_open(each))


def choices_of(lines: Iterable[Mapping[str, Any]], *, text: str = "title") -> dict[str, str]:
    """Return lines of a widget's file as ids and texts."""
    return {line["id"]: line[text] for line in lines}


def asked(content: Mapping[str, Any], *names: str, **choices: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the parts that a file's `questions` label, those in `choices` as menus."""
    labels = content["questions"]
    return tuple(Part(name, label=labels[name], choices=choices.get(name)) for name in names)


def closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of an object that has these names at most."""
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}


def entry_schema(parts: Sequence[Part]) -> dict[str, Any]:
    """Return the schema of one entry; any part may be missing."""
    return closed({part.name: part.schema for part in parts})


def is_open(value: Any) -> bool:
    """Say whether nothing is answered anywhere in a value."""
    if isinstance(value, dict):
        return all(is_open(each) for each in value.values())
    if isinstance(value, list):
        return all(is_open(each) for each in value)
    return value is None or (isinstance(value, str) and not value.strip())


def entry_lines(entry: Mapping[str, Any], *, parts: Sequence[Part]) -> Iterator[str]:
    """Yield a line of a Markdown list for each part that is answered, in the order of the parts."""
    for part in parts:
        if not is_open(entry.get(part.name)):
            # A question mark ends a label by itself.
            mark = "" if part.label.endswith(("?", ":", ".")) else ":"
            yield f"- {escaped_markdown(part.label)}{mark} {part.in_words(entry[part.name])}"


def block(title: str, lines: Iterable[str]) -> str:
    """Return a titled Markdown list, "" where there are no lines."""
    listed = "\n".join(lines)
    return f"**{escaped_markdown(title)}**\n\n{listed}" if listed else ""


def joined_blocks(*blocks: str) -> str:
    """Return the blocks that say something, one below the other."""
    return "\n\n".join(each for each in blocks if each)
