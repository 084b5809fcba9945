"""A participant may narrow who reads, never widen."""

import pytest

from commontable.content.readers import Readers


@pytest.mark.parametrize("readers", list(Readers))
def test_every_audience_may_stay_or_become_the_writer_alone(readers):
    narrower = [other for other in Readers if readers.may_become(other)]

    assert set(narrower) == {readers, Readers.ME}
