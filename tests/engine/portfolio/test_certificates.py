"""Certificates: for doing, by stated minutes, with a code that proves them and tells nothing more."""

import re

import pytest
from engine.grading.small_course import BELONGING, CASE, FIRST
from engine.guides.test_pdf import objects_of

from commontable.guides.pdf import as_pdf
from commontable.people.codes import grouped
from commontable.portfolio import certificates, choices
from commontable.portfolio.documents import certificate_html


def test_hours_are_the_stated_minutes_of_finished_sections(course):
    before = certificates.earned(course.open, course.ana)
    course.write(BELONGING, "Words.")
    course.write(CASE, "ten")

    earned = certificates.earned(course.open, course.ana)

    assert before.minutes == 0
    assert earned.minutes == 20
    assert earned.modules[0].objectives == ("Listen.",)


def test_a_wrong_answer_earns_as_much_as_a_right_one(course):
    course.write(BELONGING, "Words.")
    course.write(CASE, "ten")
    wrong = certificates.earned(course.open, course.ana)

    course.write(CASE, "twenty")

    assert certificates.earned(course.open, course.ana) == wrong


def test_whether_private_words_were_written_changes_no_hour(course):
    course.write(BELONGING, "Words.")
    course.write(CASE, "ten")
    without = certificates.earned(course.open, course.ana).minutes

    course.write(FIRST, "Private.")

    assert certificates.earned(course.open, course.ana).minutes == without


def test_narrowing_a_response_takes_no_hour_away(course):
    course.write(BELONGING, "Words.")
    course.write(CASE, "ten")

    choices.keep_to_oneself(course.open, course.ana.id, module=course.module, prompt=BELONGING)

    assert certificates.earned(course.open, course.ana).minutes == 20


def test_without_a_finished_section_there_is_no_certificate(course):
    course.write(BELONGING, "Words.")

    with pytest.raises(certificates.NothingFinished, match="No section is finished"):
        certificates.make(course.open, course.ana)


@pytest.fixture
def made(course):
    course.write(BELONGING, "Words.")
    course.write(CASE, "ten")
    return certificates.make(course.open, course.ana)


def test_the_check_code_finds_the_certificate_as_it_was_made(course, made):
    code = certificates.shown_code(made, secret=course.open.secret)

    found = certificates.certificate_with(course.open, code.lower().replace("-", " "))

    assert found == made
    assert found.name == "Ana Ruiz-Quill"


def test_no_other_code_finds_it(course, made):
    near = certificates.code_of(made.number + 1, secret=course.open.secret)

    assert certificates.certificate_with(course.open, grouped(near)) is None
    assert certificates.certificate_with(course.open, "") is None
    assert certificates.certificate_with(course.open, str(made.number)) is None


def test_the_database_alone_does_not_tell_a_check_code(course, made):
    code = certificates.code_of(made.number, secret=course.open.secret)

    assert course.files_with(code, grouped(code)) == []


def test_making_one_again_without_more_done_gives_the_same(course, made):
    assert certificates.make(course.open, course.ana) == made


def test_a_certificate_is_its_owners(course, made):
    other, _ = course.enrol("Other")

    with pytest.raises(certificates.UnknownCertificate):
        certificates.certificate_of(course.open, other, number=made.number)


def test_a_certificate_as_pdf_is_tagged_and_names_no_score(course, made):
    page = certificate_html(course.open, made)

    pdf = objects_of(as_pdf(page))

    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid:part" in pdf
    said = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert "20 minutes" in said
    assert certificates.shown_code(made, secret=course.open.secret) in said
    assert not re.search(r"\b(points|grade|percent|%|scored? \d)", said)


def test_a_hostile_name_on_a_certificate_stays_text(course):
    person, _ = course.enrol("<script>alert(1)</script> {{ 7 * 7 }}")
    course.write(BELONGING, "Words.", by=person)
    course.write(CASE, "ten", by=person)

    page = certificate_html(course.open, certificates.make(course.open, person))

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in page


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (61, "1 hour 1 minute"), (150, "2 hours 30 minutes")],
)
def test_hours_read_as_people_say_them(minutes, words):
    assert certificates.hours_in_words(minutes) == words
