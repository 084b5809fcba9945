"""The family survey with those who did not answer, schools' figures from it, and talks about home."""

from typing import Any

from recipe.children import Rows
from recipe.contacts import YEAR
from recipe.draws import Dice, Evenly
from recipe.governing import DISTRICT
from recipe.homes import Home

Row = dict[str, object]


def survey_rows(recipe: dict[str, Any], *, homes: list[Home], decisions: list[Row]) -> Rows:
    """Yield one row per family and year; answers are empty where the family did not answer."""
    rule, seed = recipe["survey"], recipe["seed"]
    welcome = {school["school"]: school["welcome"] for school in recipe["schools"]}
    changed = changed_shares(decisions)
    dice, even, rows = Dice(seed, "survey"), Evenly(seed, "survey answers"), []
    in_order = sorted(homes, key=lambda each: (each.grade_band, each.school, each.family))
    for year in recipe["years"]:
        for home in (each for each in in_order if year in each.years):
            sent = dice.one(rule["sent_by"][year])
            matched = not home.needs_translation or dice.happens(rule["in_its_language"][year])
            logit = _logit(rule, home=home, year=year, sent=sent, matched=matched) + welcome[home.school]
            answered = even.happens(_chance(logit))
            said = _said(rule, home=home, year=year, changed=changed[home.school, year], dice=dice)
            rows.append(
                {
                    "family": home.family,
                    "year": year,
                    "sent_by": sent,
                    "in_its_language": "yes" if matched else "no",
                    "answered": "yes" if answered else "no",
                    "satisfied": said[0] if answered else "",
                    "say": said[1] if answered else "",
                }
            )
    yield from sorted(rows, key=lambda row: (row["family"], row["year"]))


def _logit(rule: dict[str, Any], *, home: Home, year: str, sent: str, matched: bool) -> float:
    acts = rule["acts"]
    logit = float(
        rule["start"][home.grade_band] + acts[sent] + (0 if matched else acts["not in its language"])
    )
    if sent == "email link" and home.phone_only:
        logit += acts["email link to a phone plan"]
    return logit + acts.get(home.years[year].last_contact, 0)


def _chance(logit: float) -> float:
    return round(1 / (1 + 2.718281828459045**-logit), 6)


def _said(rule: dict[str, Any], *, home: Home, year: str, changed: float, dice: Dice) -> tuple[int, int]:
    top, second, *rest = rule["satisfied"][home.grade_band]
    # A contact that went well moves people from the second box to the first; the same number moves
    # back elsewhere.
    moved = rule["went_well"] * (0.4 if home.years[year].last_contact == "went well" else -0.6)
    satisfied = dice.one(dict(enumerate((top + moved, second - moved, *rest), 1)))
    none, everything = rule["say"]["none"], rule["say"]["all"]
    mixed = [low + changed * (high - low) for low, high in zip(none, everything, strict=True)]
    return satisfied, dice.one(dict(enumerate(mixed, 1)))


def changed_shares(decisions: list[Row]) -> dict[tuple[str, str], float]:
    """Return, by school and year, the share of its own and the district's decisions that families changed."""
    found: dict[tuple[str, str], list[bool]] = {}
    for each in decisions:
        found.setdefault((str(each["school"]), str(each["year"])), []).append(
            each["families_changed"] != "nothing"
        )
    return {
        (school, year): _share(here + found[DISTRICT, year])
        for (school, year), here in found.items()
        if school != DISTRICT
    }


def _share(happened: list[bool]) -> float:
    return sum(happened) / len(happened)


def school_survey_rows(recipe: dict[str, Any], *, survey: list[Row], schools: dict[str, str]) -> Rows:
    """Yield each school's response rates and two scores from 1 to 5, as districts publish them."""
    rule, dice = recipe["survey"], Dice(recipe["seed"], "school survey")
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in survey:
        groups.setdefault((schools[str(row["family"])], str(row["year"])), []).append(row)
    for (school, year), rows in sorted(groups.items()):
        answers = [row for row in rows if row["answered"] == "yes"]
        say = sum(int(str(row["say"])) for row in answers) / len(answers)
        satisfied = sum(5 - int(str(row["satisfied"])) for row in answers) / len(answers)
        yield {
            "school": school,
            "year": year,
            "parent_response": round(100 * len(answers) / len(rows)),
            "teacher_response": min(rule["teachers"] + dice.whole(-9, 9), 100),
            "student_response": min(rule["students"] + dice.whole(-12, 10), 100),
            "ties": round(1.15 + 0.75 * say + 0.3 * satisfied, 2),
            "trust": round(0.55 + 0.9 * satisfied + 0.01 * dice.whole(-15, 15), 2),
        }


def home_side_rows(recipe: dict[str, Any], *, homes: list[Home]) -> Rows:
    """Yield what families of a paid sample said about home life, asked in the language they chose."""
    rule, seed = recipe["home_side"], recipe["seed"]
    dice = Dice(seed, "home side")
    english = [home for home in homes if home.home_language == "English"]
    others = [home for home in homes if home.home_language != "English"]
    sample = [*dice.some(english, count=rule["english"]), *others]
    even = {name: Evenly(seed, f"home side {name}") for name in ("homework", "heritage", "meals", "hopes")}
    rows = []
    for home in sorted(sample, key=lambda each: (each.home_language, each.family)):
        yes = {name: each.happens(rule[name][home.home_language] / 100) for name, each in even.items()}
        rows.append(
            {
                "family": home.family,
                "year": YEAR,
                "talked_in": home.reads,
                "homework_checked": "always" if yes["homework"] else dice.one(rule["homework_else"]),
                "meals_together": dice.whole(6, 7) if yes["meals"] else dice.whole(1, 5),
                "heritage_told": "yes" if yes["heritage"] else "no",
                "hopes": dice.one(rule["high_hopes"] if yes["hopes"] else rule["other_hopes"]),
            }
        )
    yield from sorted(rows, key=lambda row: row["family"])
