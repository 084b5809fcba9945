"""Interpreters asked for, visits to the parent centers, and visits to families' homes."""

from typing import Any

from recipe.calendar import FIRST, day_in
from recipe.children import Rows
from recipe.contacts import YEAR
from recipe.draws import Dice
from recipe.homes import Home

A_WEEK = 7


def interpreter_rows(recipe: dict[str, Any], *, homes: list[Home]) -> Rows:
    """Yield every request for an interpreter, and who came in the end."""
    rule, dice, rows = recipe["interpreters"], Dice(recipe["seed"], "interpreters"), []
    for year in FIRST:
        for home in (each for each in homes if each.needs_translation and year in each.years):
            for _ in range(dice.many(rule["mean"][year])):
                ahead = dice.one(rule["days_ahead"])
                rows.append(
                    {
                        "family": home.family,
                        "school": home.school,
                        "year": year,
                        "date": day_in(year, dice).isoformat(),
                        "language": home.reads,
                        "reason": dice.one(rule["reason"]),
                        "asked_by": dice.one(rule["asked_by"]),
                        "days_ahead": ahead,
                        "came": _who_came(rule, home=home, ahead=ahead, dice=dice),
                    }
                )
    rows.sort(key=lambda row: (row["date"], row["family"], row["reason"]))
    for number, row in enumerate(rows, 1):
        yield {"request": f"I{number:04d}", **row}


def _who_came(rule: dict[str, Any], *, home: Home, ahead: int, dice: Dice) -> str:
    chances = rule["came"]["Spanish" if home.reads == "Spanish" else "other"]
    more = rule["a_week_ahead"] if ahead >= A_WEEK else {}
    return str(dice.one({who: chance * more.get(who, 1) for who, chance in chances.items()}))


def center_rows(recipe: dict[str, Any], *, homes: list[Home]) -> Rows:
    """Yield the visits to parent centers: hours that fit and somebody who understands bring families in."""
    rule, dice, rows = recipe["parent_center"], Dice(recipe["seed"], "parent centers"), []
    for home in (each for each in homes if each.school in rule and YEAR in each.years):
        center, comes = rule[home.school], rule["comes"]
        hours = _hours(center, free=rule["shift_free"][home.shift])
        understood = home.reads in center["speaks"]
        chance = comes["start"] + comes["hours_fit"] * bool(hours) + comes["in_its_language"] * understood
        rows += [
            {
                "school": home.school,
                "family": home.family,
                "date": day_in(YEAR, dice).isoformat(),
                "hour": dice.of(hours or range(*center["hours"])),
                "language": home.reads,
                "reason": dice.one(rule["reason"]),
                "in_its_language": "yes" if understood else "no",
            }
            for _ in range((1 + dice.many(rule["more"])) if dice.happens(chance) else 0)
        ]
    rows.sort(key=lambda row: (row["date"], row["hour"], row["family"], row["reason"]))
    for number, row in enumerate(rows, 1):
        yield {"visit": f"V{number:04d}", **row}


def _hours(center: dict[str, Any], *, free: list[int]) -> list[int]:
    opens, closes = center["hours"][0], center["late_until"]
    return [hour for hour in range(opens, closes) if free[0] <= hour < free[1]]


def home_visit_rows(recipe: dict[str, Any], *, homes: list[Home]) -> Rows:
    """Yield the visits that were offered, with what the family said; a no is an answer like the others."""
    rule, dice, rows = recipe["home_visits"], Dice(recipe["seed"], "home visits"), []
    for home in homes:
        if not dice.happens(rule["offered"][home.grade_band]):
            continue
        purpose = dice.one(rule["purpose"].get(home.seen_as, rule["purpose"]["another"]))
        said = dice.one(rule["said"][purpose])
        chance = rule["in_its_language"]["Spanish" if home.reads == "Spanish" else "other"]
        matched = not home.needs_translation or dice.happens(chance)
        where = {"yes": "home", "yes, elsewhere": dice.of(rule["elsewhere"])}
        rows.append(
            {
                "family": home.family,
                "date": day_in(YEAR, dice).isoformat(),
                "purpose": purpose,
                "visitors": dice.one(rule["visitors"]),
                "offered_in_its_language": "yes" if matched else "no",
                "family_said": said,
                "place": where.get(said, ""),
            }
        )
    rows.sort(key=lambda row: (row["date"], row["family"]))
    for number, row in enumerate(rows, 1):
        yield {"visit": f"H{number:04d}", **row}
