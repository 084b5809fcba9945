"""My certificate: hours by the stated minutes of finished sections; given for doing, never for scores."""

from __future__ import annotations

from typing import Any

from commontable.portfolio.certificates import (
    NothingFinished,
    UnknownCertificate,
    certificate_of,
    certificates_of,
    earned,
    hours_in_words,
    make,
    shown_code,
)
from commontable.portfolio.documents import certificate_html
from commontable.serving.pages.me_portfolio import OwnFile


class CertificatePage(OwnFile):
    """What a certificate would say today, and those that were made."""

    async def get(self) -> None:
        if not self._finished:
            self.render_page("me_certificate.html", **await self.off_loop(self._shown))

    async def post(self) -> None:
        try:
            await self.off_loop(make, self.deployment, self.me)
        except NothingFinished as problem:
            self.set_status(422)
            self.render_page("me_certificate.html", **await self.off_loop(self._shown), problem=str(problem))
            return
        self.redirect(self.in_base("me/certificate"), status=303)

    def _shown(self) -> dict[str, Any]:
        today = earned(self.deployment, self.me)
        made = certificates_of(self.deployment, self.me)
        return {
            "hours": hours_in_words(today.minutes),
            "modules": [
                {"title": m.title, "time": hours_in_words(m.minutes), "of": hours_in_words(m.of)} for m in today.modules
            ],
            "made": [
                {
                    "number": each.number,
                    "at": each.issued_at,
                    "hours": hours_in_words(each.minutes),
                    "code": shown_code(each, secret=self.deployment.secret),
                }
                for each in reversed(made)
            ],
        }


class CertificateFile(OwnFile):
    """One certificate as tagged PDF."""

    async def get(self, number: str) -> None:
        if self._finished:
            return
        try:
            page = await self.off_loop(self._page, int(number))
        except UnknownCertificate as problem:
            self.set_status(404)
            self.answer_error(404, str(problem))
            return
        await self.send_pdf(page, name="certificate")

    def _page(self, number: int) -> str:
        return certificate_html(self.deployment, certificate_of(self.deployment, self.me, number=number))
