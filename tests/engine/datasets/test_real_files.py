"""Two real public files become tables of a district, where present; used for statistics only."""

import pytest

from commontable.datasets import OWN, table
from commontable.datasets.own import use
from commontable.datasets.views import Choice, offered, view

TOOK_PART = """\
columns: {family: BASMID, event: FSSPORTX, volunteer: FSVOL, meeting: FSMTNG, pto: FSPTMTNG,
          conference: FSATCNFN, committee: FSCOMMTE, fundraise: FSFUNDRS}
values: {"*": {1: 1, 2: 0}}
constants: {year: 2018-19}
empty: [-1]
"""
REACHED = """\
columns: {family: BASMID, note: FSNOTESX, newsletter: FSMEMO}
values: {"*": {1: 1, 2: 0}}
constants: {year: 2018-19}
empty: [-1]
"""
FAMILIES = """\
columns: {family: BASMID, home_language: CSPEAKX, grade_band: ALLGRADEX, race_ethnicity: RACEETH}
values:
  home_language: {1: No language yet, 2: English, 3: Spanish, 4: English and Spanish, 5: Another language,
                  6: English and another language}
  grade_band: {2: K-5, 3: K-5, 4: K-5, 5: K-5, 6: K-5, 7: K-5, 8: K-5, 9: K-5, 10: 6-8,
               11: 6-8, 12: 6-8, 13: 9-12, 14: 9-12, 15: 9-12}
  race_ethnicity: {1: White, 2: Black or African American, 3: Hispanic or Latino, 4: Asian, 5: Another}
constants: {school: not in this file, speaks: not in this file, reads: not in this file}
"""


@pytest.fixture
def brought(shared, tmp_path, data):
    def bring(file, name, by):
        path = tmp_path / f"{name}.yml"
        path.write_text(by, "utf-8")
        return use(shared / file, name=name, data=data, map_file=path)

    return bring


def test_the_national_parent_survey_stands_beside_the_case_in_an_exercise(brought):
    for name, by in (("families", FAMILIES), ("took_part", TOOK_PART), ("reached", REACHED)):
        brought("nhes_pfi_2019_extract.csv", name, by)

    ours = view("reached_and_took_part", dataset=OWN)
    shown = ours.show(Choice("event", "home_language", "2018-19"))

    by_group = shown.frame.set_index("group")
    assert offered("reached_and_took_part") == ("alder_valley", OWN)
    assert "school" not in ours.groupings
    assert (by_group.loc["English", "took_part_share"], by_group.loc["Spanish", "took_part_share"]) == (
        82,
        61,
    )
    assert by_group.loc["All families", "families"] > 15_000
    assert "fictional" not in shown.sentence


def test_the_new_york_school_survey_is_a_table_of_survey_figures(brought, new_york):
    loaded = brought("nyc_school_survey_2019.csv", "school_survey", new_york)

    ours = table("school_survey", OWN)
    assert loaded.rows == len(ours) == 1829
    assert round(ours["parent_response"].mean(), 1) == 55.1
    assert ours["student_response"].isna().any()
