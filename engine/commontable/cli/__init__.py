"""The command `commontable`: one verb per file, each found by its name."""

from commontable.cli._dispatch import VERBS, main

__all__ = ["VERBS", "main"]
