"""The headers that every answer carries."""

from __future__ import annotations

from typing import Any

# Blob: widget modules are text in the page's state, which the browser loads as a blob. Inline styles: widgets'.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def content_security_policy(frame_ancestors: str, *, forms_lead_to: str = "") -> str:
    """Return the policy: who may frame our pages, and to which other site a form may lead (a Hub's sign-out)."""
    forms = f"{POLICY['form-action']} {forms_lead_to}".strip()
    rules = POLICY | {"frame-ancestors": frame_ancestors, "form-action": forms}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def set_headers(handler: Any, *, private: bool = True) -> None:
    """Set the headers; `private` answers are kept by no cache."""
    ancestors = handler.settings.get("frame_ancestors", "'self'")
    forms = handler.settings.get("forms_lead_to", "")
    handler.set_header("Content-Security-Policy", content_security_policy(ancestors, forms_lead_to=forms))
    handler.set_header("X-Content-Type-Options", "nosniff")
    handler.set_header("Referrer-Policy", "same-origin")
    handler.set_header("Cross-Origin-Opener-Policy", "same-origin")
    handler.set_header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    handler.clear_header("Server")
    if private:
        handler.set_header("Cache-Control", "no-store")
    if handler.settings.get("secure", False):
        handler.set_header("Strict-Transport-Security", "max-age=31536000")
