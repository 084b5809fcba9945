"""What families said they bring and hope for, with what was recorded, and the ideas of children."""

from typing import Any

from recipe.calendar import FIRST, day_in
from recipe.children import Rows
from recipe.contacts import YEAR
from recipe.draws import Dice
from recipe.homes import Home


def conversation_rows(recipe: dict[str, Any], *, homes: list[Home]) -> Rows:
    """Yield conversations of 2024-25: the family's words, and beside them what the school wrote down."""
    rule, dice = recipe["conversations"], Dice(recipe["seed"], "conversations")
    with_another = [home for home in homes if home.needs_translation]
    others = [home for home in homes if not home.needs_translation]
    half = rule["count"] // 2
    rows = [_conversation(rule, home=home, dice=dice) for home in dice.some(with_another, count=half)]
    rows += [_conversation(rule, home=home, dice=dice) for home in dice.some(others, count=half)]
    rows.sort(key=lambda row: (row["date"], row["family"]))
    for number, row in enumerate(rows, 1):
        yield {"conversation": f"Q{number:03d}", **row}


def _conversation(rule: dict[str, Any], *, home: Home, dice: Dice) -> dict[str, object]:
    interpreted = "no need"
    if home.needs_translation:
        interpreted = dice.one(rule["interpreted"]["Spanish" if home.reads == "Spanish" else "other"])
    brings, shortened, problem = dice.of(rule["brings"])
    how = dice.one(rule["recorded"][interpreted])
    written = {"in full": brings, "shortened": shortened, "as a problem": problem, "not at all": ""}
    return {
        "family": home.family,
        "date": day_in(YEAR, dice).isoformat(),
        "with": dice.one(rule["with"]),
        "language": home.reads,
        "interpreted_by": interpreted,
        "brings": brings,
        "hopes": dice.of(rule["hopes"]),
        "recorded": how,
        "written_down": written[how],
    }


def idea_rows(recipe: dict[str, Any]) -> Rows:
    """Yield what children proposed, whether anybody answered them, and what changed."""
    rule, dice, number = recipe["student_ideas"], Dice(recipe["seed"], "student ideas"), 0
    for year in FIRST:
        for school in recipe["schools"]:
            for topic, idea in dice.some(rule["ideas"], count=rule["per_school"]):
                number += 1
                band = dice.one(school["families"])
                answered = dice.happens(rule["answered"][band])
                yield {
                    "idea": f"W{number:03d}",
                    "school": school["school"],
                    "year": year,
                    "grade_band": band,
                    "from": dice.one(rule["from"]),
                    "topic": topic,
                    "said": idea,
                    "answered": "yes" if answered else "no",
                    "changed": "yes" if answered and dice.happens(rule["changed"]) else "no",
                }
