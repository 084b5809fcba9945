"""Code cells use nothing that runs scripts or shuts people out."""

import pytest
from nbformat.v4 import new_code_cell

from commontable.content.rules.calls import no_banned_calls


@pytest.mark.parametrize(
    "code",
    [
        'ipywidgets.HTML("x")',
        'display(HTML("x"))',
        'display(Markdown("x"))',
        "from IPython.display import Markdown as quiet",
        "widgets.RadioButtons()",
        "Accordion()",
        "w.ToggleButtons()",
        "w.IntProgress()",
        "%%html\n<b>x</b>",
        "!ls",
    ],
)
def test_a_banned_call_is_found(course, code):
    course.add_cell(new_code_cell(code))

    assert len(course.found_by(no_banned_calls)) == 1


@pytest.mark.parametrize("code", ["Progress()", "from commontable_widgets import Progress", "x = 'HTML'", ""])
def test_the_courses_own_widgets_have_no_finding(course, code):
    course.add_cell(new_code_cell(code))

    assert course.found_by(no_banned_calls) == []
