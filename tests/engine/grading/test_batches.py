"""What is done once for a batch of hand-ins and not for each."""

import pytest
from engine.grading.small_course import FOLDER
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.nbgraderformat import ValidationError

from commontable.grading import gradebook
from commontable.grading.cell_metadata import CheckCellMetadata


def test_what_one_opening_of_the_gradebook_compiled_serves_the_next(deployment):
    address = gradebook.for_a_batch(f"sqlite:///{deployment.settings.data / 'gradebook.db'}")
    names_in(address)
    compiled = dict(gradebook.compiled)

    names = names_in(address)

    assert names == [FOLDER]
    assert compiled
    assert gradebook.compiled == compiled


def test_a_gradebook_in_another_database_is_opened_as_ever():
    address = "postgresql+psycopg://somewhere/gradebook"

    assert gradebook.for_a_batch(address) == address


@pytest.mark.parametrize("spoilt", [{"schema_version": 3}, {"grade_id": "", "grade": True}])
def test_marks_that_went_bad_are_found_after_good_ones(spoilt):
    good = {"grade_id": "a", "grade": False, "solution": False, "locked": True, "task": False, "schema_version": 3}
    check(good)

    with pytest.raises(ValidationError):
        check(spoilt if "grade" not in spoilt else good | spoilt)


def check(marks):
    CheckCellMetadata().preprocess(new_notebook(cells=[new_markdown_cell("A.", metadata={"nbgrader": marks})]), {})


def names_in(address):
    with Gradebook(address) as opened:
        return [assignment.name for assignment in opened.assignments]
