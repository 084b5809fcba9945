"""Staff text reads at grade 10 or below."""

from nbformat.v4 import new_markdown_cell

from commontable.content.rules.reading_levels import grade_of, text_reads_easily

HARD = (
    "Notwithstanding organizational considerations, institutional representatives systematically "
    "underestimate multidimensional contributions characteristically originating from intergenerational "
    "households throughout heterogeneous metropolitan neighborhoods, particularly whenever administrative "
    "procedures disproportionately privilege predetermined communication infrastructures.\n"
) * 4
EASY = (
    "You ask a family what it hopes for. You write down what it says. Then you read it back to them.\n" * 10
)


def test_plain_text_has_no_finding(course):
    course.add_cell(new_markdown_cell(f"## Easy\n\n{EASY}"))

    assert course.found_by(text_reads_easily) == []


def test_hard_text_is_found_with_its_heading(course):
    course.add_cell(new_markdown_cell(f"## Hard words\n\n{HARD}"))

    found = course.found_by(text_reads_easily)

    assert len(found) == 1
    assert "“Hard words” reads at grade" in found[0]


def test_hard_text_in_a_widget_is_found_with_its_file(course):
    course.write_yaml("m01_small/beliefs.yml", {"lead": HARD, "items": [{"id": "a", "text": "I asked."}]})

    assert "“beliefs.yml” reads at grade" in course.found_by(text_reads_easily)[0]


def test_an_exception_with_a_reason_is_let_through(course):
    course.add_cell(new_markdown_cell(f"## Hard words\n\n{HARD}"))
    course.change_module(reading_exceptions=[{"where": "Hard words", "reason": "The law is quoted."}])

    assert course.found_by(text_reads_easily) == []


def test_an_exception_without_a_reason_is_found_and_excuses_nothing(course):
    course.add_cell(new_markdown_cell(f"## Hard words\n\n{HARD}"))
    course.change_module(reading_exceptions=[{"where": "Hard words"}])

    found = course.found_by(text_reads_easily)

    assert "without `where` and `reason`" in found[0]
    assert "reads at grade" in found[1]


def test_lists_tables_and_code_do_not_make_a_text_hard():
    listed = "- You ask a family\n- You write it down\n\n```python\n" + "x = 1\n" * 50 + "```\n\n|---|---|\n"

    assert grade_of(listed) < 5
