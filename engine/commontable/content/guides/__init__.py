"""Facilitator guides as data: their headings, tables, running orders and rubrics."""

from commontable.content.guides.orders import Row, RunningOrder, running_orders
from commontable.content.guides.outline import Outline, Part, Table, outline_of
from commontable.content.guides.rubrics import Rubric, RubricPart, rubrics_of

__all__ = [
    "Outline",
    "Part",
    "Row",
    "Rubric",
    "RubricPart",
    "RunningOrder",
    "Table",
    "outline_of",
    "rubrics_of",
    "running_orders",
]
