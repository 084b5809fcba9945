"""The children of the families: where they are placed, how often they are away, and what is on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from recipe.calendar import SCHOOL_DAYS, day_in
from recipe.draws import Dice, Evenly
from recipe.homes import Home

Rows = Iterator[dict[str, object]]
CHRONIC = SCHOOL_DAYS // 10


@dataclass(frozen=True)
class Child:
    """One child and its family."""

    student: str
    home: Home
    grade: str
    disability: bool
    english_learner: bool
    programs: tuple[str, ...]
    bus: str

    def in_school(self, year: str, *, years: list[str]) -> bool:
        """Say whether the child was old enough, and the family in the district, in that year."""
        back = len(years) - 1 - years.index(year)
        number = 0 if self.grade == "K" else int(self.grade)
        return year in self.home.years and number - back >= 0


@dataclass(frozen=True)
class Record:
    """One line in a child's school record of 2024-25."""

    record: str
    child: Child
    date: str
    good: bool
    kind: str


def children_of(recipe: dict[str, Any], *, homes: list[Home]) -> list[Child]:
    """Return all children, family by family; each school has its enrolment."""
    rule, seed = recipe["children"], recipe["seed"]
    more = _more_children(recipe, homes=homes)
    dice, late = Dice(seed, "children"), Evenly(seed, "buses")
    learner, needs = Evenly(seed, "learners"), Evenly(seed, "disability")
    children = []
    for home in sorted(homes, key=lambda each: (each.seen_as, each.school, each.family)):
        for _ in range(1 + more.get(home.family, 0)):
            disability = needs.happens(rule["disability"])
            children.append(
                {
                    "home": home,
                    "grade": dice.of(rule["grades"][home.grade_band]),
                    "disability": disability,
                    "english_learner": learner.happens(rule["english_learner"][home.home_language]),
                    "programs": tuple(
                        name for name, shares in rule["placed"].items() if dice.happens(shares[home.seen_as])
                    ),
                    "bus": _bus(recipe["absence"], home=home, disability=disability, dice=dice, late=late),
                }
            )
    children.sort(key=lambda each: each["home"].family)
    return [Child(student=f"K{number:04d}", **each) for number, each in enumerate(children, 1)]


def _more_children(recipe: dict[str, Any], *, homes: list[Home]) -> dict[str, int]:
    """Return how many children beyond the first each family has, so that enrolments come out."""
    dice, more = Dice(recipe["seed"], "brothers and sisters"), {}
    for school in recipe["schools"]:
        here = [home.family for home in homes if home.school == school["school"]]
        for _ in range(school["enrolment"] - len(here)):
            family = dice.of(here)
            more[family] = more.get(family, 0) + 1
    return more


def _bus(rule: dict[str, Any], *, home: Home, disability: bool, dice: Dice, late: Evenly) -> str:
    if not dice.happens(rule["rides"]):
        return "no bus"
    chance = rule["by_home"][home.seen_as]["often late"]
    chance *= rule["disability"]["often late"] if disability else 1
    return "often late" if late.happens(min(chance, 0.95)) else "on time"


def student_rows(children: list[Child]) -> Rows:
    for child in children:
        programs = [*(["English learner"] if child.english_learner else []), *child.programs]
        yield {
            "student": child.student,
            "family": child.home.family,
            "school": child.home.school,
            "grade": child.grade,
            "disability": "yes" if child.disability else "no",
            "programs": "; ".join(programs),
            "bus": child.bus,
        }


def attendance_rows(recipe: dict[str, Any], *, children: list[Child]) -> Rows:
    """Yield one row per child and year; only acts of school and district decide who misses many days."""
    rule, seed, years = recipe["absence"], recipe["seed"], recipe["years"]
    welcome = {school["school"]: school["welcome"] for school in recipe["schools"]}
    dice, removed, chronic = Dice(seed, "away"), Evenly(seed, "removed"), Evenly(seed, "chronic")
    rows = []
    for child in sorted(children, key=lambda each: (each.home.seen_as, each.disability, each.student)):
        for year in (each for each in years if child.in_school(each, years=years)):
            answer = _answer(rule, child=child, year=year, dice=dice)
            sent_home = removed.happens(rule["by_home"][child.home.seen_as]["removed"])
            logit = rule["start"][child.home.grade_band] - 2 * welcome[child.home.school]
            logit += sum(rule["acts"].get(act, 0) for act in (child.bus, answer))
            logit += rule["acts"]["removed"] if sent_home else 0
            days = _days(dice, many=chronic.happens(_chance(logit)))
            rows.append((child.student, year, days, answer, dice.whole(1, 5) if sent_home else 0))
    for student, year, drawn, answer, away in sorted(rows):
        days = max(drawn, away)
        # Nobody is answered for a day away that never came.
        said = answer if days else ""
        yield {"student": student, "year": year, "days_absent": days, "answer": said, "removed_days": away}


def _answer(rule: dict[str, Any], *, child: Child, year: str, dice: Dice) -> str:
    shares = rule["by_home"][child.home.seen_as]
    asked, nothing = shares["asked why"] * rule["asked_why_by_year"][year], shares["nothing"]
    in_person = child.home.years[year].how == "in person"
    changes = [rule["asked_in_person" if in_person else "not_in_person"]]
    changes += [rule["disability"]] if child.disability else []
    for change in changes:
        asked, nothing = min(asked * change["asked why"], 0.95), nothing * change["nothing"]
    rest = max(0.05, 1 - asked - nothing)
    return str(
        dice.one({"asked why": asked, "nothing": nothing, "letter": 0.6 * rest, "recorded call": 0.4 * rest})
    )


def _chance(logit: float) -> float:
    # Rounded, so that a processor that differs in the last bit draws the same children.
    return round(1 / (1 + 2.718281828459045**-logit), 6)


def _days(dice: Dice, *, many: bool) -> int:
    if many:
        return CHRONIC + min(dice.whole(0, 14) + (dice.whole(0, 40) if dice.happens(0.25) else 0), 60)
    return dice.whole(0, 7) + dice.whole(0, 10) * dice.happens(0.6)


def records_of(recipe: dict[str, Any], *, children: list[Child]) -> list[Record]:
    """Return the records of 2024-25 in the order of their days; who a child is changes nothing in them."""
    rule, dice = recipe["records"], Dice(recipe["seed"], "records")
    made = []
    for child in children:
        for good in (True, False):
            name = "good" if good else "trouble"
            made += [
                (day_in("2024-25", dice).isoformat(), child, good, dice.one(rule[name]))
                for _ in range(dice.many(rule["mean"][name]))
            ]
    made.sort(key=lambda each: (each[0], each[1].student, each[3]))
    return [
        Record(record=f"R{number:05d}", child=child, date=day, good=good, kind=kind)
        for number, (day, child, good, kind) in enumerate(made, 1)
    ]


def record_rows(records: list[Record]) -> Rows:
    for each in records:
        yield {"record": each.record, "student": each.child.student, "date": each.date, "kind": each.kind}
