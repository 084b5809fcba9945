import pytest

from commontable.people import Throttle
from commontable.people.throttle import CEILING, MOST_ADDRESSES

SCHOOL = "203.0.113.7"


@pytest.fixture
def throttle(clock):
    return Throttle(clock=clock)


def fail(throttle, times, *, address=SCHOOL):
    for _ in range(times):
        throttle.failed(address)


def test_ten_failures_are_free_and_then_the_wait_grows_to_a_minute(throttle):
    fail(throttle, 9)
    assert throttle.wait_for(SCHOOL) == 0

    waits = []
    for _ in range(9):
        fail(throttle, 1)
        waits.append(throttle.wait_for(SCHOOL))

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_sixty_people_behind_one_address_sign_in_without_a_wait(throttle):
    for number in range(60):
        if number % 3 == 0:
            throttle.failed(SCHOOL)
        assert throttle.wait_for(SCHOOL) == 0
        throttle.succeeded(SCHOOL, person=f"p-{number}")


def test_a_wait_is_over_when_it_is_over(throttle, clock):
    fail(throttle, 11)

    clock.pass_on(seconds=1.5)
    assert throttle.wait_for(SCHOOL) == pytest.approx(0.5)
    clock.pass_on(seconds=1)

    assert throttle.wait_for(SCHOOL) == 0


def test_failures_are_forgotten_after_a_quarter_of_an_hour(throttle, clock):
    fail(throttle, 30)
    clock.pass_on(minutes=15, seconds=1)

    fail(throttle, 1)

    assert throttle.wait_for(SCHOOL) == 0


def test_one_address_does_not_slow_another(throttle):
    fail(throttle, 50)

    assert throttle.wait_for("203.0.113.8") == 0


def test_somebody_with_a_code_of_their_own_cannot_buy_guesses_with_it(throttle):
    for _ in range(20):
        throttle.failed(SCHOOL)
        throttle.succeeded(SCHOOL, person="p-guesser")

    assert throttle.wait_for(SCHOOL) > 0


def test_guessing_from_many_addresses_meets_a_ceiling(throttle):
    for number in range(CEILING + 1):
        throttle.failed(f"198.51.{number // 250}.{number % 250}")

    throttle.failed("203.0.113.9")

    assert throttle.wait_for("203.0.113.9") > 0
    assert throttle.wait_for("203.0.113.10") == 0


def test_the_addresses_of_one_ipv6_network_count_as_one(throttle):
    for number in range(12):
        throttle.failed(f"2001:db8:1:2::{number + 1:x}")

    assert throttle.wait_for("2001:db8:1:2:ffff::1%eth0") > 0
    assert throttle.wait_for("2001:db8:1:3::1") == 0


def test_an_address_means_the_same_in_both_its_forms(throttle):
    fail(throttle, 12, address=f"::ffff:{SCHOOL}")

    assert throttle.wait_for(SCHOOL) > 0


def test_memory_stays_bounded(throttle):
    for number in range(MOST_ADDRESSES + 50):
        throttle.failed(f"2001:db8:{number:x}::1")

    assert len(throttle._records) <= MOST_ADDRESSES


def test_what_is_no_address_is_slowed_like_one(throttle):
    fail(throttle, 12, address="not an address")

    assert throttle.wait_for("not an address") > 0
