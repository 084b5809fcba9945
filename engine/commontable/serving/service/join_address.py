"""The address under which a room is joined, and its QR code; the code stands behind #, which no server is ever sent."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from commontable.serving.handler import Handler


def joining(handler: Handler, code: str) -> dict[str, str]:
    """Return `{join, qr}`: the whole address, and an SVG of it as text; both "" where there is no living code."""
    if not code:
        return {"join": "", "qr": ""}
    options = handler.room.options
    origin = options.origin or f"{handler.request.protocol}://{handler.request.host}"
    address = f"{origin}{handler.in_base('join')}#{code}"
    return {"join": address, "qr": qr_code(address)}


def qr_code(text: str) -> str:
    """Return an SVG without size, so that a page gives it its own."""
    drawn = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawn, kind="svg", xmldecl=False, omitsize=True, border=4, light="#fff")
    return drawn.getvalue().decode().strip()
