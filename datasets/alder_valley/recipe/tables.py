"""All tables of the district, step after step: what a later step reads, an earlier one has decided."""

from typing import Any

from recipe import first_tables as first
from recipe.asking import asks_of
from recipe.children import attendance_rows, children_of, record_rows, records_of, student_rows
from recipe.contacts import contact_rows, reached_of, reached_rows
from recipe.events import attendance_of, event_rows, events_of
from recipe.families import families_of
from recipe.governing import budget_rows, council_rows, decision_rows, notice_rows
from recipe.homes import Home, homes_of
from recipe.raw import raw_rows
from recipe.survey import home_side_rows, school_survey_rows, survey_rows
from recipe.taking_part import took_part
from recipe.visits import center_rows, home_visit_rows, interpreter_rows
from recipe.voices import conversation_rows, idea_rows

Table = list[dict[str, object]]


def tables_of(recipe: dict[str, Any]) -> dict[str, Table]:
    """Return the rows of every table by its name."""
    families = families_of(recipe)
    asks = asks_of(recipe, families=families)
    homes = homes_of(families, asks=asks, kinds=took_part(recipe, families=families, asks=asks))
    return {
        "schools": list(first.school_rows(recipe)),
        "families": list(first.family_rows(families)),
        "asked": list(first.asked_rows(homes)),
        "took_part": list(first.took_part_rows(homes)),
        **_about_children(recipe, homes=homes),
        **_about_meeting(recipe, homes=homes),
        **_about_say(recipe, homes=homes),
    }


def _about_children(recipe: dict[str, Any], *, homes: list[Home]) -> dict[str, Table]:
    children = children_of(recipe, homes=homes)
    records = records_of(recipe, children=children)
    reached = reached_of(recipe, homes=homes)
    contacts = list(contact_rows(recipe, children=children, records=records, reached=reached))
    schools = {home.family: home.school for home in homes}
    return {
        "students": list(student_rows(children)),
        "attendance": list(attendance_rows(recipe, children=children)),
        "records": list(record_rows(records)),
        "reached": list(reached_rows(reached)),
        "contacts": contacts,
        "contacts_raw": list(raw_rows(recipe, contacts=contacts, schools=schools)),
    }


def _about_meeting(recipe: dict[str, Any], *, homes: list[Home]) -> dict[str, Table]:
    events = events_of(recipe)
    return {
        "events": list(event_rows(events)),
        "event_attendance": list(attendance_of(recipe, homes=homes, events=events)),
        "interpreter_requests": list(interpreter_rows(recipe, homes=homes)),
        "parent_center_visits": list(center_rows(recipe, homes=homes)),
        "home_visits": list(home_visit_rows(recipe, homes=homes)),
        "family_conversations": list(conversation_rows(recipe, homes=homes)),
        "home_side": list(home_side_rows(recipe, homes=homes)),
    }


def _about_say(recipe: dict[str, Any], *, homes: list[Home]) -> dict[str, Table]:
    decisions = list(decision_rows(recipe))
    survey = list(survey_rows(recipe, homes=homes, decisions=decisions))
    schools = {home.family: home.school for home in homes}
    return {
        "councils": list(council_rows(recipe, homes=homes)),
        "decisions": decisions,
        "survey": survey,
        "school_survey": list(school_survey_rows(recipe, survey=survey, schools=schools)),
        "title1_budget": list(budget_rows(recipe)),
        "meeting_notices": list(notice_rows(recipe)),
        "student_voice": list(idea_rows(recipe)),
    }
