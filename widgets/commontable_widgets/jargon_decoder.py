"""The course's glossary, to search and to practise with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from commontable.content.glossary import glossary
from commontable.errors import CourseError
from commontable_widgets.esm import joined, sheet
from commontable_widgets.practice_part import PracticePart, as_terms
from commontable_widgets.prompt_part import LINE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commontable.content import Module, Prompt
    from commontable.content.glossary import Term


class JargonDecoder(PracticePart):
    """Search all terms, and say school sentences anew on cards that turn to the course's own plain words."""

    kind = "jargon-decoder"
    _esm = joined("jargon_decoder")
    _css = sheet() + sheet("practice") + sheet("jargon_decoder")

    lead = traitlets.Unicode().tag(sync=True)
    terms = traitlets.List().tag(sync=True)
    cards = traitlets.List().tag(sync=True)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:
        """Return the glossary and the practice cards; CourseError for a card whose term it lacks."""
        terms = glossary(module.path)
        cards = _cards(prompt.content["cards"], terms=terms, where=f"{module.folder}/{prompt.source}")
        return {"lead": prompt.content["lead"], "terms": as_terms(terms), "cards": cards}

    def text_lines(self) -> list[str]:
        """Return each card with room to write, and the course's words at the end."""
        asked = [
            line for card in self.cards for line in ("", card["sentence"], self.strings["mine"], LINE, LINE)
        ]
        told = [f"{card['term']}: {card['plain']}" for card in self.cards]
        return [self.lead, *asked, "", *told]


def _cards(
    lines: Sequence[Mapping[str, str]], *, terms: tuple[Term, ...], where: str
) -> list[dict[str, str]]:
    by_id = {term.id: term for term in terms}
    for line in lines:
        if line["id"] not in by_id:
            raise CourseError(
                f"{where}: the glossary has no term '{line['id']}'. "
                "Add it to modules/glossary.yml, or mend the id."
            )
    return [
        {
            "id": line["id"],
            "sentence": line["sentence"],
            "term": by_id[line["id"]].term,
            "long": by_id[line["id"]].long,
            "plain": by_id[line["id"]].plain,
        }
        for line in lines
    ]
