"""What the district settles about reviewing, and what the guides say to readers."""

from datetime import date

import pytest

from commontable.content import load_course
from commontable.errors import CourseError
from commontable.reviewing.agreement import LEVELS
from commontable.reviewing.guides import questions_of, rubrics_for
from commontable.reviewing.promise import REASON, ReviewSettings, review_settings


@pytest.fixture
def settings_of(tmp_path):
    """Return a function that gives the settings of a course.yml with these lines."""

    def settings(lines):
        (tmp_path / "modules").mkdir()
        said = f"title: T\ncontact: C\nmodules: []\n{lines}"
        (tmp_path / "modules" / "course.yml").write_text(said, "utf-8")
        return review_settings(tmp_path)

    return settings


def test_without_a_setting_the_promise_is_ten_working_days(settings_of):
    assert settings_of("") == ReviewSettings()
    assert ReviewSettings().working_days == 10


def test_a_district_names_its_days_and_what_happens_today(settings_of):
    found = settings_of(
        "review:\n  working_days: 5\n  holidays: [2026-11-26]\n"
        "  today: {tell: Call the line., record: reason, writer: Say it in person.}\n"
    )

    assert (found.working_days, found.holidays) == (5, {date(2026, 11, 26)})
    assert (found.today.tell, found.today.record, found.today.writer) == (
        "Call the line.",
        REASON,
        "Say it in person.",
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("review: soon", "`review` is no group"),
        ("review: {working_days: 0}", "whole number from 1 to 60"),
        ("review: {working_days: true}", "whole number from 1 to 60"),
        ("review: {holidays: [Thanksgiving]}", "write each as 2026-11-26"),
        ("review: {today: now}", "`today` under `review`"),
        ("review: {today: {record: everything}}", "wanted mark or reason"),
    ],
)
def test_a_setting_that_cannot_be_used_gets_a_sentence(settings_of, lines, said):
    with pytest.raises(CourseError, match=said):
        settings_of(lines)


def test_every_prompt_that_gets_a_reply_has_a_rubric_of_four_parts_and_its_question(root):
    course = load_course(root)

    replies = [(module, p.id) for module in course.modules for p in module.prompts if p.reply]

    assert len(replies) >= len(course.modules)
    for module, prompt in replies:
        rubric = rubrics_for(course, module.folder)[prompt]
        assert len({part.id for part in rubric.parts}) == 4, prompt
        assert {len(part.levels) for part in rubric.parts} == {LEVELS}, prompt
        assert len(rubric.columns) == LEVELS
        assert questions_of(module)[prompt].strip()
