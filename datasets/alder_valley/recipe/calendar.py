"""School days of Alder Valley's three school years."""

from datetime import date, timedelta

from recipe.draws import Dice

FIRST = {"2022-23": date(2022, 8, 22), "2023-24": date(2023, 8, 21), "2024-25": date(2024, 8, 19)}
WEEKS = 41
SCHOOL_DAYS = 180


def day_in(year: str, dice: Dice, *, weeks: tuple[int, int] = (0, WEEKS)) -> date:
    """Return a weekday of the year, between the two weeks counted from its first."""
    return FIRST[year] + timedelta(days=7 * dice.whole(weeks[0], weeks[1] - 1) + dice.whole(0, 4))


def days_before(day: date, days: int) -> date:
    return day - timedelta(days=days)
