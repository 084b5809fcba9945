"""Documents as tagged PDF, for paper and for people who listen to it."""

from __future__ import annotations

from commontable.errors import SettingsError

VARIANT = "pdf/ua-1"


class NoPdf(SettingsError):
    """The machine lacks what PDF needs."""


def as_pdf(document: str) -> bytes:
    """Return the document as PDF/UA; raise NoPdf with one sentence where Pango is missing."""
    try:
        # WeasyPrint loads Pango when it is imported, which takes a second and fails without it.
        from weasyprint import HTML  # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except OSError as problem:
        raise NoPdf(
            "PDF needs the library Pango, which is not on this machine. Install it (on Debian: apt-get install "
            "libpango-1.0-0 libpangoft2-1.0-0), or open the page in a browser and print it."
        ) from problem
    # Pictures stand in the document itself; nothing is fetched from anywhere else.
    within = URLFetcher(allowed_protocols={"data"})
    made: bytes = HTML(string=document, url_fetcher=within).write_pdf(pdf_variant=VARIANT, pdf_tags=True)
    return made
