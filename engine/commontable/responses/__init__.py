"""What participants wrote, and where it is kept: append-only, one protocol in two forms."""

from commontable.responses.model import (
    Feedback,
    HandIn,
    Reader,
    Response,
    Role,
    Saved,
    StaleBase,
)
from commontable.responses.store import ResponseStore

__all__ = ["Feedback", "HandIn", "Reader", "Response", "ResponseStore", "Role", "Saved", "StaleBase"]
