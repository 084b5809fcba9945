"""PDFs are tagged, speak their language and number their pages."""

import re
import zlib

import pytest

from commontable.guides import document
from commontable.guides.pdf import as_pdf


@pytest.fixture(scope="module")
def pdf(root):
    from commontable.content.course import load_course
    from commontable.guides import guide_named

    course = load_course(root)
    return as_pdf(document(guide_named(course, "m01_equal_partners"), "html", course=course))


def objects_of(pdf):
    """Return the PDF's text with its compressed object streams opened."""
    opened = b""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            opened += zlib.decompress(stream)
        except zlib.error:
            continue
    return pdf + opened


def test_a_guide_as_pdf_is_tagged_for_people_who_listen(pdf):
    found = objects_of(pdf)

    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in found
    assert b"pdfuaid:part" in found
    assert b"/Lang (en)" in found or b"/Lang(en)" in found


def test_a_guide_as_pdf_has_more_than_one_page_of_letter_size(pdf):
    found = objects_of(pdf)

    boxes = re.findall(rb"/MediaBox ?\[0 0 (\d+) (\d+)\]", found)

    assert len(boxes) > 5
    assert set(boxes) == {(b"612", b"792")}


def test_a_document_that_asks_an_address_gets_nothing_from_it():
    page = '<!doctype html><html lang="en"><title>t</title><body><img alt="x" src="https://example.org/x.png"><p>Words.'

    pdf = as_pdf(page)

    assert pdf.startswith(b"%PDF-")
