"""An untidy copy of the contact log, as it might come out of an office: for one exercise in cleaning."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from recipe.children import Rows
from recipe.draws import Dice

# The school whose log of this month was never handed over.
MISSING = ("S6", "2024-10")
UNTIL = "2024-11-10"
SPELLINGS = {
    "phone call": ("phone call", "Phone", "call", "tel."),
    "text": ("text", "SMS", "Text "),
    "email": ("email", "e-mail", "Email"),
}


def raw_rows(
    recipe: dict[str, Any], *, contacts: Iterable[dict[str, object]], schools: dict[str, str]
) -> Rows:
    """Yield the autumn's contacts with doubles, mixed dates and spellings, and a school's month missing."""
    dice = Dice(recipe["seed"], "raw contacts")
    for row in contacts:
        day, school = str(row["date"]), schools[str(row["family"])]
        if day >= UNTIL or (school, day[:7]) == MISSING:
            continue
        untidy = _untidy(row, school=school, dice=dice)
        yield untidy
        if dice.happens(0.03):
            yield untidy


def _untidy(row: dict[str, object], *, school: str, dice: Dice) -> dict[str, object]:
    channel = str(row["channel"])
    return {
        "school": school,
        "family": str(row["family"]) if dice.happens(0.97) else str(row["family"]).lower(),
        "date": _written(date.fromisoformat(str(row["date"])), dice=dice),
        "channel": dice.of(SPELLINGS.get(channel, (channel,))),
        "language": row["language"] if dice.happens(0.94) else "",
        "news": row["news"],
        "began": row["began"],
        "answered": dice.of({"yes": ("yes", "Y", "yes"), "no": ("no", "N", "")}[str(row["answered"])]),
    }


def _written(day: date, *, dice: Dice) -> str:
    if dice.happens(0.6):
        return day.isoformat()
    if dice.happens(0.6):
        return f"{day.month}/{day.day}/{day.year % 100}"
    return f"{day.day:02d}.{day.month:02d}.{day.year}"
