"""The changelog: newest first, dated, each line with its issue."""

import re
from datetime import date
from importlib.metadata import version

import pytest

import commontable

HEADING = re.compile(r"^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)$", re.MULTILINE)
ENTRY = re.compile(r"^- .*(?:\n  .*)*", re.MULTILINE)


@pytest.fixture
def changelog(root):
    return (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_newest_version_is_the_packages(changelog):
    newest = HEADING.search(changelog)[1]

    assert newest == commontable.__version__
    assert newest == version("commontable")


def test_versions_stand_newest_first_with_their_day(changelog):
    days = [date.fromisoformat(day) for _, day in HEADING.findall(changelog)]
    numbers = [tuple(map(int, number.split("."))) for number, _ in HEADING.findall(changelog)]

    assert len(days) == changelog.count("\n## ")
    assert days == sorted(days, reverse=True)
    assert numbers == sorted(set(numbers), reverse=True)


def test_every_line_ends_with_its_issue(changelog):
    entries = ENTRY.findall(changelog)

    assert entries
    assert [entry for entry in entries if not re.search(r" \(#\d+\)$", entry)] == []
