"""The schools' events with what was offered at each, and who of those asked came."""

from dataclasses import asdict, dataclass
from typing import Any

from recipe.calendar import FIRST, day_in
from recipe.children import Rows
from recipe.contacts import YEAR
from recipe.draws import Dice
from recipe.homes import Home

CLASS_OR_SCHOOL = "class or school event"
PTO = "PTO or PTA meeting"
COUNTED = {CLASS_OR_SCHOOL: "event", "general meeting": "meeting", PTO: "pto"}


@dataclass(frozen=True)
class Event:
    """One event as it was announced."""

    event: str
    school: str
    year: str
    date: str
    time: str
    held: str
    kind: str
    name: str
    place: str
    childcare: str
    meal: str
    interpreter: str
    transport: str
    online: str


def events_of(recipe: dict[str, Any]) -> list[Event]:
    """Return all events of all years, by year, school and day."""
    dice, made = Dice(recipe["seed"], "events"), []
    for year in FIRST:
        for school in recipe["schools"]:
            here = [
                _drawn(recipe, school=school, year=year, kind=kind, dice=dice)
                for kind, count in recipe["events"]["kinds"].items()
                for _ in range(count)
            ]
            made += sorted(here, key=lambda each: (each["date"], each["kind"], each["time"]))
    return [Event(event=f"E{number:03d}", **each) for number, each in enumerate(made, 1)]


def _drawn(
    recipe: dict[str, Any], *, school: dict[str, Any], year: str, kind: str, dice: Dice
) -> dict[str, Any]:
    rule = recipe["events"]
    held = dice.one(rule["times"])
    more = rule["by_year"][year]
    habits = {"childcare": school["childcare"] * more}
    offers = {
        offer: "yes" if dice.happens(min(chance * habits.get(offer, more), 0.95)) else "no"
        for offer, chance in rule["offers"].items()
    }
    return {
        "school": school["school"],
        "year": year,
        "date": day_in(year, dice, weeks=(1, 39)).isoformat(),
        "time": dice.of(rule["hours"][held]),
        "held": held,
        "kind": kind,
        "name": dice.of(rule["names"][kind]),
        "place": dice.one(rule["places"]),
        "interpreter": dice.one(rule["interpreter"]),
        **offers,
    }


def attendance_of(recipe: dict[str, Any], *, homes: list[Home], events: list[Event]) -> Rows:
    """Yield who was asked to which event of 2024-25, how and by whom, and who came.

    A family asked in person, by phone or by letter was asked to two events drawn at random, so those who came
    and those who did not were asked alike.
    """
    dice = Dice(recipe["seed"], "who came")
    for home in homes:
        year = home.years[YEAR]
        for kind in (CLASS_OR_SCHOOL, PTO):
            open_to = [
                each for each in events if (each.school, each.year, each.kind) == (home.school, YEAR, kind)
            ]
            by_name = year.asked_personally and kind == CLASS_OR_SCHOOL
            asked = dice.some(open_to, count=recipe["asked_to"]) if by_name else []
            by = dice.one(recipe["asked_by"][year.how]) if by_name else "nobody"
            how = year.how if by_name or year.how == "not asked" else "flyer"
            came = {}
            if year.took_part[COUNTED[kind]]:
                came = _came(recipe, home=home, asked=asked, open_to=open_to, dice=dice)
            for event in sorted({*asked, *came}, key=lambda one: one.event):
                row = {"event": event.event, "family": home.family, "asked": how, "asked_by": by}
                yield {**row, "came": came.get(event, "no")}


def _came(
    recipe: dict[str, Any], *, home: Home, asked: list[Event], open_to: list[Event], dice: Dice
) -> dict[Event, str]:
    """Return to which events a family came that takes part: one for certain, most often one that fits."""
    weights = {event: 2.718281828 ** fit(recipe, home=home, event=event) for event in asked or open_to}
    first = dice.one(weights)
    others = {event: _second(recipe, home=home, event=event, dice=dice) for event in asked if event != first}
    return {first: "yes", **others}


def _second(recipe: dict[str, Any], *, home: Home, event: Event, dice: Dice) -> str:
    rule = recipe["second"]
    chance = rule["start"] + rule["per_fit"] * fit(recipe, home=home, event=event)
    return "yes" if dice.happens(min(chance, 0.9)) else "no"


def fit(recipe: dict[str, Any], *, home: Home, event: Event) -> float:
    """Return how well what the school offered at an event fits a family."""
    rule = recipe["fits"]
    total = float(rule["shift"][home.shift][event.held])
    total += sum(
        rule[offer]
        for offer in ("childcare", "meal", "transport", "online")
        if getattr(event, offer) == "yes"
    )
    if home.needs_translation:
        speaks = event.interpreter in ("Spanish and others", home.reads)
        total += rule["interpreter"] if speaks else 0
    return total


def event_rows(events: list[Event]) -> Rows:
    for each in events:
        yield asdict(each)
