"""Explains the terms of the glossary wherever the module's own text uses them."""

from pathlib import Path

import traitlets

from commontable.content import load_module, participant_cells
from commontable.content.glossary import glossary, terms_in
from commontable_widgets.esm import PAGE_PARTS, joined, sheet
from commontable_widgets.part import Part
from commontable_widgets.practice_part import as_terms
from commontable_widgets.practice_strings import practice_table


class Explanations(Part):
    """Turn the first use of a term, in each part of the page, into a button that explains it."""

    _esm = joined("explanations", parts=(*PAGE_PARTS, "marks"))
    _css = sheet() + sheet("practice") + sheet("jargon_decoder")

    terms = traitlets.List().tag(sync=True)

    def __init__(self) -> None:
        module = load_module(Path.cwd())
        self._module = module
        super().__init__(terms=as_terms(glossary(module.path)), strings=practice_table("explanations"))

    def as_text(self) -> str:
        """Return the terms that the module uses, each with its plain words, for print."""
        from commontable.content.markdown import prose_of  # noqa: PLC0415 -- a page needs neither
        from commontable.content.notebook import read_notebook  # noqa: PLC0415

        cells = participant_cells(read_notebook(self._module.notebook))
        prose = "\n".join(prose_of(cell.source) for cell in cells if cell.cell_type == "markdown")
        used = terms_in(prose, glossary(self._module.path))
        return "\n".join([self.strings["title"], "", *(f"{term.term}: {term.plain}" for term in used)]) + "\n"
