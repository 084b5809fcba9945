"""Case data: tables, hiding of small groups, and the views on them; pandas loads with the first table."""

from commontable.datasets.groups import race_groups
from commontable.datasets.small_groups import TOO_FEW, hide_small_groups
from commontable.datasets.tables import OWN, table

__all__ = ["OWN", "TOO_FEW", "hide_small_groups", "race_groups", "table"]
