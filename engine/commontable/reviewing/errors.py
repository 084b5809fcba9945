"""Mistakes of those who read hand-ins."""

from commontable.errors import CommonTableError


class ReviewError(CommonTableError):
    """A reading, a comment or a code cannot be kept as asked."""


class NotThere(ReviewError):
    """There is no such thing among what this reader may read; whether it exists is not told."""
