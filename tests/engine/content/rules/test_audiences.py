"""No author widens who reads."""

import pytest

from commontable.content.rules.audiences import readers_are_not_widened, replies_go_to_what_is_read


def test_default_readers_have_no_finding(course):
    assert course.found_by(readers_are_not_widened) == []
    assert course.found_by(replies_go_to_what_is_read) == []


@pytest.mark.parametrize(
    ("prompt", "readers"),
    [
        ("m01-first-thoughts", "facilitator"),
        ("m01-first-thoughts", "count"),
        ("m01-then-and-now", "group"),
        ("m01-beliefs", "facilitator"),
        ("m01-beliefs", "group"),
    ],
)
def test_wider_readers_are_found(course, prompt, readers):
    course.change_prompt(prompt, readers=readers)

    found = course.found_by(readers_are_not_widened)

    assert len(found) == 1
    assert f"{prompt} is read by `{readers}`" in found[0]


def test_narrower_readers_have_no_finding(course):
    course.change_prompt("m01-beliefs", readers="me")

    assert course.found_by(readers_are_not_widened) == []


def test_a_reply_to_words_that_nobody_reads_is_found(course):
    course.change_prompt("m01-belonging", readers="me")

    assert "m01-belonging promises a reply" in course.found_by(replies_go_to_what_is_read)[0]
