"""Councils and their seats, decisions and what families changed, money for families, meeting notices."""

from typing import Any

from recipe.calendar import FIRST, day_in, days_before
from recipe.children import Rows
from recipe.draws import Dice, Evenly
from recipe.homes import Home

DISTRICT = "District"
WITH_FAMILIES = {"decided with staff": "families and staff", "decided": "families"}
BY_LEVEL = "school site council"
LEARNERS = ("English learner committee", "district English learner committee")


def council_rows(recipe: dict[str, Any], *, homes: list[Home]) -> Rows:
    """Yield every seat of every year; parents' seats go to families that served on a committee."""
    dice, number = Dice(recipe["seed"], "councils"), 0
    for year in FIRST:
        for school, council, seats in _councils(recipe):
            ready = [home for home in homes if _may_sit(home, school=school, council=council, year=year)]
            families = iter(dice.some(ready, count=seats.get("parent", 0)))
            for held_for in (kind for kind, count in seats.items() for _ in range(count)):
                number += 1
                seat = {"seat": f"T{number:03d}", "school": school, "year": year, "council": council}
                yield seat | _holder(recipe, held_for=held_for, council=council, families=families, dice=dice)


def _councils(recipe: dict[str, Any]) -> list[tuple[str, str, dict[str, int]]]:
    rule = recipe["councils"]
    at_schools = [
        (school["school"], council, rule[council][school["level"]] if council == BY_LEVEL else rule[council])
        for school in recipe["schools"]
        for council in (BY_LEVEL, LEARNERS[0])
    ]
    of_district = ("district parent advisory committee", LEARNERS[1])
    return [*at_schools, *((DISTRICT, council, rule[council]) for council in of_district)]


def _may_sit(home: Home, *, school: str, council: str, year: str) -> bool:
    if year not in home.years or school not in (home.school, DISTRICT):
        return False
    # Few families of English learners were asked onto a general committee; theirs is filled from all of them.
    return home.needs_translation if council in LEARNERS else home.years[year].took_part["committee"]


def _holder(
    recipe: dict[str, Any], *, held_for: str, council: str, families: Any, dice: Dice
) -> dict[str, object]:
    rule = recipe["councils"]
    if held_for != "parent":
        return {
            "held_for": held_for,
            "family": "",
            "filled": dice.one(rule["filled"]["others"]),
            "votes": "yes",
        }
    home = None if dice.happens(rule["vacant"][council]) else next(families, None)
    if home is None:
        return {"held_for": held_for, "family": "", "filled": "vacant", "votes": "no"}
    votes = "no" if council in LEARNERS and dice.happens(0.4) else "yes"
    return {
        "held_for": held_for,
        "family": home.family,
        "filled": dice.one(rule["filled"]["parent"]),
        "votes": votes,
    }


def decision_rows(recipe: dict[str, Any]) -> Rows:
    """Yield the decisions of all years, school by school, with what families changed in each."""
    rule, dice, number = recipe["decisions"], Dice(recipe["seed"], "decisions"), 0
    for year in FIRST:
        even = Evenly(recipe["seed"], f"changed {year}")
        for school in (*(each["school"] for each in recipe["schools"]), DISTRICT):
            count = rule["district"] if school == DISTRICT else rule["per_school"]
            days = sorted(day_in(year, dice, weeks=(2, 40)).isoformat() for _ in range(count))
            for day, topic in zip(days, dice.some(rule["topics"], count=count), strict=True):
                number += 1
                part = dice.one(rule["part"][year])
                changed = dice.one(rule["what"]) if even.happens(rule["changed"][part]) else "nothing"
                yield {
                    "decision": f"D{number:03d}",
                    "school": school,
                    "year": year,
                    "date": day,
                    "topic": topic,
                    "proposed_by": dice.one(rule["proposed"]),
                    "agenda_by": dice.one(rule["agenda"]),
                    "decided_by": WITH_FAMILIES.get(part) or dice.one(rule["decided"]),
                    "families_part": part,
                    "families_changed": changed,
                    "told_why": "yes" if dice.happens(rule["told_why"][part]) else "no",
                }


def budget_rows(recipe: dict[str, Any]) -> Rows:
    """Yield the money set aside for families, first of the district, then of each Title I school."""
    rule, dice = recipe["title1"], Dice(recipe["seed"], "budget")
    for year, allocation in rule["allocation"].items():
        reserve = round(allocation * rule["reserve"][year])
        to_schools = round(reserve * rule["to_schools"][year])
        yield {
            "year": year,
            "school": DISTRICT,
            "allocation": allocation,
            "reserve_required": round(allocation / 100),
            "reserve": reserve,
            "to_schools": to_schools,
            "spent_on": "shared out to schools",
            "decided_by": "district office",
            "families_at_table": "no",
        }
        for school, share in rule["shares"].items():
            decided = dice.one(rule["decided_by"])
            yield {
                "year": year,
                "school": school,
                "allocation": round(allocation * share * rule["of_schools"]),
                "reserve": round(to_schools * share),
                "spent_on": dice.one(rule["spent_on"]),
                "decided_by": decided,
                "families_at_table": "no" if decided == "principal" else "yes",
            }


def notice_rows(recipe: dict[str, Any]) -> Rows:
    """Yield what went home about each meeting: when, in which languages, how hard to read."""
    rule, dice, number = recipe["notices"], Dice(recipe["seed"], "notices"), 0
    for year in FIRST:
        for school in recipe["schools"]:
            for meeting in rule["meetings"]:
                number += 1
                day = day_in(year, dice, weeks=(3, 39))
                ahead = dice.one(rule["days_ahead"])
                yield {
                    "notice": f"N{number:03d}",
                    "school": school["school"],
                    "year": year,
                    "meeting": meeting,
                    "sent": days_before(day, ahead).isoformat(),
                    "meeting_date": day.isoformat(),
                    "time": dice.one(rule["times"]),
                    "days_ahead": ahead,
                    "languages": dice.one(rule["languages"]),
                    "reading_grade": dice.of(rule["grade"]),
                    "sent_by": dice.one(rule["sent_by"]),
                }
