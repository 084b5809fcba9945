"""Every module has a guide that fits it."""

from commontable.content.rules.guides import guide_exists, guide_names_real_prompts, replies_have_rubrics


def add(course, text):
    course.guide.write_text(course.guide.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_guide_that_fits_has_no_finding(course):
    rules = (guide_exists, guide_names_real_prompts, replies_have_rubrics)

    assert [found for rule in rules for found in course.found_by(rule)] == []


def test_a_module_without_a_guide_is_found(course):
    course.guide.unlink()

    assert "facilitator_guides/m01_small.md is missing" in course.found_by(guide_exists)[0]
    assert course.found_by(replies_have_rubrics) == []


def test_a_prompt_that_is_gone_is_found_in_the_guide(course):
    add(course, "Then `m01-gone`, m01-roles, m02-other and m01-belonging.")

    found = course.found_by(guide_names_real_prompts)

    assert len(found) == 1
    assert "names m01-gone" in found[0]


def test_a_reply_without_a_rubric_is_found(course):
    course.guide.write_text("# Small\n", encoding="utf-8")

    assert "has no rubric for m01-belonging" in course.found_by(replies_have_rubrics)[0]


def test_a_rubric_without_a_reply_is_found(course):
    add(course, "\n### Rubric: m01-roles\n")

    assert "has a rubric for m01-roles, which gets no reply" in course.found_by(replies_have_rubrics)[0]


def test_a_second_rubric_for_one_prompt_is_found(course):
    add(course, "\n### Rubric: m01-belonging\n")

    assert "more than one rubric for m01-belonging" in course.found_by(replies_have_rubrics)[0]
