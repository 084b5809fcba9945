"""What families gave is grouped as national tables group it, and nobody is lost."""

import pandas as pd
import pytest

from commontable.datasets import race_groups


@pytest.mark.parametrize(
    ("given", "group"),
    [
        ("White", "White"),
        ("Black or African American", "Black"),
        ("Hispanic or Latino; White", "Hispanic or Latino"),
        ("Native Hawaiian or Pacific Islander", "Asian or Pacific Islander"),
        ("Asian; White", "Two or more, or another"),
        ("American Indian or Alaska Native", "Two or more, or another"),
        ("not given", "Not given"),
        (None, "Not given"),
    ],
)
def test_each_answer_has_one_group(given, group):
    assert race_groups(pd.Series([given], dtype="str")).tolist() == [group]
