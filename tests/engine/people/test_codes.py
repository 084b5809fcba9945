import math

import pytest

from commontable.people.codes import LENGTH, grouped, mac_of, new_code, read_code
from commontable.people.model import ALPHABET


def test_a_code_has_at_least_sixty_bits():
    bits = LENGTH * math.log2(len(ALPHABET))

    assert len(set(ALPHABET)) == len(ALPHABET)
    assert bits >= 60


@pytest.mark.parametrize("pair", ["0O", "1I", "IL", "UV", "2Z", "5S", "8B", "1L", "0Q"])
def test_no_two_signs_of_the_alphabet_look_alike(pair):
    assert len(set(pair) & set(ALPHABET)) <= 1


def test_a_code_is_shown_in_groups_of_four():
    assert grouped("K7QF3MRT9XWD2") == "K7QF-3MRT-9XWD-2"


@pytest.mark.parametrize(
    "typed",
    [
        "K7QF-3MRT-9XWD-2",
        "k7qf3mrt9xwd2",
        "  K7qf 3mrt 9xwd 2\n",
        "K7QF\u20133MRT\u20149XWD\u20112",
        "K7QF\u200b3MRT\ufeff9XWD2",
        "\uff2b7QF3MRT9XWD2",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert read_code(typed) == "K7QF3MRT9XWD2"


@pytest.mark.parametrize(
    "typed", ["", "K7QF", "K7QF-3MRT-9XWD-0", "K7QF-3MRT-9XWD-22", "-" * 5000, "\ud800" * 13]
)
def test_what_is_no_code_is_not_read_as_one(typed):
    assert read_code(typed) is None


def test_what_is_kept_depends_on_the_secret():
    code = new_code()

    assert mac_of(code, key=b"one") == mac_of(code, key=b"one")
    assert mac_of(code, key=b"one") != mac_of(code, key=b"two")
    assert code not in mac_of(code, key=b"one")
