"""Checking a certificate, or reading the receipt of a deletion, by its code; guessing is slowed."""

from __future__ import annotations

from typing import Any

from commontable.portfolio.certificates import certificate_with, hours_in_words
from commontable.portfolio.receipts import REMAINS, receipt_with
from commontable.serving.pages.access import PublicPage, allow_unauthenticated

UNKNOWN = "No certificate and no receipt here has this code. Look at it once more, letter by letter."


class VerifyPage(PublicPage):
    """A form with one field; what it answers says no more than the paper does."""

    @allow_unauthenticated
    async def get(self) -> None:
        self.show()

    @allow_unauthenticated
    async def post(self) -> None:
        if self._must_wait():
            return
        found = await self.off_loop(self._found, self.get_body_argument("code", ""))
        # Guesses sent all at once learn no more than guesses sent one by one.
        if self._must_wait():
            return
        if found:
            self.show(**found)
            return
        self.room.verifying.failed(self.client_address)
        self.show(problem=UNKNOWN, status=404)

    def _must_wait(self) -> bool:
        """Say whether too many codes were tried from here, and then answer so."""
        told = self.room.verifying.told_to_wait(self.client_address)
        if told:
            self.show(problem=told, status=429)
        return bool(told)

    def show(self, *, status: int = 200, **found: Any) -> None:
        self.set_status(status)
        self.render_page("verify.html", **({"problem": "", "certificate": None, "receipt": None} | found))

    def _found(self, typed: str) -> dict[str, Any]:
        certificate = certificate_with(self.deployment, typed)
        if certificate:
            modules = [
                {"title": m.title, "time": hours_in_words(m.minutes), "of": hours_in_words(m.of)}
                for m in certificate.modules
            ]
            return {"certificate": certificate, "hours": hours_in_words(certificate.minutes), "modules": modules}
        receipt = receipt_with(self.deployment.database, typed, secret=self.deployment.secret)
        return {"receipt": receipt, "remains": REMAINS} if receipt else {}
