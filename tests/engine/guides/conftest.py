"""The committed course, and its first guide."""

import pytest

from commontable.content.course import load_course
from commontable.guides import guide_named


@pytest.fixture(autouse=True)
def _in_the_course(root, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(root))


@pytest.fixture
def course(root):
    return load_course(root)


@pytest.fixture
def guide(course):
    return guide_named(course, "m01_equal_partners")
