"""Case data: tables, hiding of small groups, and the views on them; pandas loads with the first table."""

from commontable.datasets.small_groups import TOO_FEW, hide_small_groups
from commontable.datasets.tables import table

__all__ = ["TOO_FEW", "hide_small_groups", "table"]
