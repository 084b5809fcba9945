"""Who stands in the gradebook by name."""

import pytest
from engine.grading.small_course import NO_MARKUP

from commontable.grading.students import note_student
from commontable.grading.words import open_words


class Noted:
    """The one method of nbgrader's Gradebook that is used, keeping what it was told."""

    def update_or_create_student(self, student, **details):
        self.details = details


@pytest.fixture
def noted(deployment):
    def note(*, by_name_in):
        with open_words(deployment.settings) as words:
            for number, (module, by_name) in enumerate(by_name_in):
                words.store.hand_in(deployment.ana, module, edition=1, by_name=by_name, save_id=f"h-{number}")
            gradebook = Noted()
            note_student(gradebook, participant=deployment.ana, modules=["m01", "m02"], words=words)
        return gradebook.details

    return note


def test_who_asks_to_be_answered_by_name_has_one_and_it_is_no_markup(noted):
    assert noted(by_name_in=[("m01", True)]) == {"first_name": "Ana", "last_name": NO_MARKUP}


@pytest.mark.parametrize(
    "by_name_in",
    [[("m01", False)], [("m01", True), ("m02", False)], [("m01", True), ("m01", False)]],
)
def test_one_hand_in_without_a_name_keeps_the_name_out(noted, by_name_in):
    assert noted(by_name_in=by_name_in) == {"first_name": None, "last_name": None}
