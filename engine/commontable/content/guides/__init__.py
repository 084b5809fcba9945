"""Facilitator guides as data: their headings, tables and running orders."""

from commontable.content.guides.orders import Row, RunningOrder, running_orders
from commontable.content.guides.outline import Outline, Part, Table, outline_of

__all__ = ["Outline", "Part", "Row", "RunningOrder", "Table", "outline_of", "running_orders"]
