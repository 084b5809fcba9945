"""What the schools told each family in 2024-25, and what families told them: the contact log."""

from collections.abc import Iterator
from typing import Any

from recipe.calendar import day_in
from recipe.children import Child, Record, Rows
from recipe.draws import Dice, Evenly
from recipe.homes import Home

YEAR = "2024-25"
Row = dict[str, object]


def reached_of(recipe: dict[str, Any], *, homes: list[Home]) -> dict[str, tuple[bool, bool]]:
    """Return for each family whether it got a personal note about its child, and the newsletter."""
    rule = recipe["reached"]
    note, newsletter = Evenly(recipe["seed"], "notes"), Evenly(recipe["seed"], "newsletters")

    def chance(what: str, home: Home) -> float:
        return float(rule[what][home.seen_as] + rule[f"{what}_by_band"][home.grade_band]) / 100

    in_order = sorted(homes, key=lambda home: (home.grade_band, home.seen_as, home.school, home.family))
    return {
        home.family: (note.happens(chance("note", home)), newsletter.happens(chance("newsletter", home)))
        for home in in_order
    }


def reached_rows(reached: dict[str, tuple[bool, bool]]) -> Rows:
    for family, (note, newsletter) in sorted(reached.items()):
        yield {"family": family, "year": YEAR, "note": int(note), "newsletter": int(newsletter)}


def contact_rows(
    recipe: dict[str, Any],
    *,
    children: list[Child],
    records: list[Record],
    reached: dict[str, tuple[bool, bool]],
) -> Rows:
    """Yield the contact log in the order of its days."""
    dice = Dice(recipe["seed"], "contacts")
    rows = [
        *_calls(recipe, records=records, dice=dice),
        *_of_families(recipe, children=children, reached=reached, dice=dice),
    ]
    rows.sort(key=lambda row: (row["date"], row["student"], row["reason"], row["channel"], row["record"]))
    for number, row in enumerate(rows, 1):
        yield {"contact": f"M{number:05d}", **row}


def _calls(recipe: dict[str, Any], *, records: list[Record], dice: Dice) -> Iterator[Row]:
    rule = recipe["calls"]
    even = {good: Evenly(recipe["seed"], f"calls {good}") for good in (True, False)}
    # In this order every group gets its share of calls for each kind of record.
    for each in sorted(records, key=lambda one: (one.child.home.seen_as, one.kind, one.record)):
        home = each.child.home
        if even[each.good].happens(rule["good" if each.good else "bad"][home.seen_as]):
            told = {"date": each.date, "channel": dice.one(rule["channel"]), "reason": each.kind}
            told |= {"news": "good" if each.good else "bad", "record": each.record}
            yield _row(recipe, child=each.child, told=told, dice=dice)


def _of_families(
    recipe: dict[str, Any], *, children: list[Child], reached: dict[str, tuple[bool, bool]], dice: Dice
) -> Iterator[Row]:
    notes, information = recipe["notes"], recipe["information"]
    eldest: set[str] = set()
    for child in children:
        home = child.home
        language = "another" if home.needs_translation else "English"
        # A family's note is about its first child; brothers and sisters get other contacts.
        is_first = home.family not in eldest
        eldest.add(home.family)
        for _ in range((1 + dice.many(notes["more"])) if is_first and reached[home.family][0] else 0):
            reason = dice.one(notes["reason"])
            told = {"channel": dice.one(notes["channel"][language]), "reason": reason, "record": ""}
            told |= {"news": notes["news"][reason], "date": day_in(YEAR, dice).isoformat()}
            yield _row(recipe, child=child, told=told, dice=dice)
        for _ in range(dice.many(information["mean"])):
            told = {name: dice.one(information[name]) for name in ("channel", "reason")}
            told |= {"news": "neutral", "record": "", "date": day_in(YEAR, dice).isoformat()}
            yield _row(recipe, child=child, told=told, dice=dice)
        for _ in range(dice.many(recipe["family_began"]["mean"][language])):
            yield _began(recipe, child=child, dice=dice)


def _row(recipe: dict[str, Any], *, child: Child, told: dict[str, str], dice: Dice) -> Row:
    rule, home = recipe["answered"], child.home
    language = _language(recipe, home=home, channel=told["channel"], dice=dice)
    chance = rule["channel"][told["channel"]] * (1 if language == home.reads else rule["not_in_its_language"])
    chance *= rule["bad_news"] if told["news"] == "bad" else 1
    answered = "yes" if dice.happens(chance) else "no"
    who = {"family": home.family, "student": child.student}
    return {**who, **told, "language": language, "began": "school", "answered": answered}


def _language(recipe: dict[str, Any], *, home: Home, channel: str, dice: Dice) -> str:
    if not home.needs_translation:
        return "English"
    chances = recipe["in_its_language"]["Spanish" if home.reads == "Spanish" else "other"]
    return home.reads if dice.happens(chances[channel]) else "English"


def _began(recipe: dict[str, Any], *, child: Child, dice: Dice) -> Row:
    rule, home = recipe["family_began"], child.home
    kind = home.reads if home.reads in rule["answered"] else "other"
    return {
        "family": home.family,
        "student": child.student,
        "date": day_in(YEAR, dice).isoformat(),
        "channel": dice.one(rule["channel"]),
        "language": home.reads,
        "news": "neutral",
        "reason": dice.one(rule["reason"]),
        "record": "",
        "began": "family",
        "answered": "yes" if dice.happens(rule["answered"][kind]) else "no",
    }
