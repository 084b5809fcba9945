"""datapackage.json, written from columns.yml: the tables as the Frictionless standard describes them."""

from typing import Any

ABOUT = {
    "profile": "tabular-data-package",
    "name": "alder-valley",
    "title": "Alder Valley Unified, a fictional district",
    "description": (
        "Fictional. What schools did for families, and what followed: 8 schools, 5,216 families, "
        "three school years. "
        "Never evidence that anything works; see README.md."
    ),
    "version": "2.0.0",
    "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
    "contributors": [{"title": "Common Table contributors", "role": "author"}],
    "sources": [{"title": "Made by make.py from recipe.yml and recipe/; no outside data"}],
}


def package_of(tables: dict[str, Any]) -> dict[str, Any]:
    """Return the data package of all tables."""
    return {**ABOUT, "resources": [_resource(name, table) for name, table in tables.items()]}


def _resource(name: str, table: dict[str, Any]) -> dict[str, Any]:
    columns = table["columns"]
    schema: dict[str, Any] = {
        "fields": [_field(column, rule) for column, rule in columns.items()],
        "missingValues": [""],
    }
    if "key" in table:
        schema["primaryKey"] = table["key"]
    keys = [_foreign(column, rule["of"]) for column, rule in columns.items() if "of" in rule]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": name,
        "title": table["title"],
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(name: str, rule: dict[str, Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if rule.get("optional") else {"required": True}
    named = {"values": "enum", "pattern": "pattern", "min": "minimum", "max": "maximum"}
    constraints |= {theirs: rule[ours] for ours, theirs in named.items() if ours in rule}
    field: dict[str, Any] = {"name": name, "type": rule.get("type", "string")}
    if "means" in rule:
        field["description"] = rule["means"]
    if constraints:
        field["constraints"] = constraints
    # Not part of the standard: a district's own table may hold other values here.
    return field | ({"ownValues": True} if rule.get("own") else {})


def _foreign(column: str, table: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": table, "fields": [_KEYS[table]]}}


_KEYS = {
    "schools": "school",
    "families": "family",
    "students": "student",
    "records": "record",
    "events": "event",
}
