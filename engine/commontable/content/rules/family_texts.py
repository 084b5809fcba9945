"""Sample text that families would read is at grade 6 or below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.errors import BrokenModuleFile
from commontable.content.markdown import count_words
from commontable.content.rules.exceptions import exceptions_of
from commontable.content.rules.reading_levels import grade_of
from commontable.content.rules.subject import texts_in
from commontable.content.yaml_files import read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

HIGHEST_GRADE = 6
# A message to a family is short; below this the formula says more about one long word than about the text.
FEWEST_WORDS = 40


def family_texts_read_easily(subject: Subject) -> Iterator[str]:
    """Find texts of `family_texts` above the grade, and places named there at which nothing stands.

    A line is `{file: rewrite.yml, at: example.after}`, list positions as numbers, or `{cell: <cell id>}`.
    An exception is a line of `reading_exceptions` whose `where` is "rewrite.yml example.after" or the cell's id.
    """
    allowed = exceptions_of(subject, name="reading_exceptions", field="where")
    for line in _lines(subject):
        where, text = _place(line), _text_at(subject, line=line)
        if text is None:
            yield (
                f"{subject.yml}: `family_texts` names {where}, where there is no text. "
                "Write {file: name.yml, at: name.of.part} or {cell: its id}."
            )
        elif where not in allowed.named and count_words(text) >= FEWEST_WORDS:
            yield from _too_hard(subject, where=where, text=text)


def _too_hard(subject: Subject, *, where: str, text: str) -> Iterator[str]:
    grade = grade_of(text)
    if grade > HIGHEST_GRADE:
        yield (
            f"{subject.module.folder}: “{where}”, a text for families, reads at grade {grade:.1f}; "
            f"at most {HIGHEST_GRADE}. Use shorter sentences and words, or list it under "
            "`reading_exceptions` with a reason."
        )


def _lines(subject: Subject) -> list[Any]:
    found = subject.module.settings.get("family_texts") or []
    return list(found) if isinstance(found, list) else [found]


def _place(line: Any) -> str:
    if not isinstance(line, dict):
        return repr(line)
    return str(line["cell"]) if "cell" in line else f"{line.get('file')} {line.get('at')}"


def _text_at(subject: Subject, *, line: Any) -> str | None:
    if not isinstance(line, dict):
        return None
    if "cell" in line:
        cells = [cell.source for cell in subject.markdown_cells if cell.get("id") == line["cell"]]
        return cells[0] if cells else None
    names = {path.name for path in subject.module.path.glob("*.yml")}
    if line.get("file") not in names:
        return None
    found: Any = read_mapping(subject.module.path / line["file"], mistake=BrokenModuleFile)
    for step in str(line.get("at") or "").split("."):
        found = _step(found, step)
    return "\n".join(texts_in(found)) or None


def _step(found: Any, step: str) -> Any:
    if isinstance(found, dict):
        return found.get(step)
    if isinstance(found, list) and step.isdigit() and int(step) < len(found):
        return found[int(step)]
    return None
