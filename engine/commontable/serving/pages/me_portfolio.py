"""My portfolio: everything that I wrote and was answered, as a page, as PDF and as JSON."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from commontable.portfolio.documents import portfolio_html, portfolio_json
from commontable.serving.pages.access import ParticipantPage
from commontable.serving.service.workshop_files import printed

if TYPE_CHECKING:
    from commontable.people.model import Person

# A PDF takes a second or two of one of two cores; people who ask at once wait for each other, nobody else does.
PRINTING = asyncio.Lock()


class OwnFile(ParticipantPage):
    """A page of one's own that sends documents."""

    @property
    def me(self) -> Person:
        assert self.person is not None
        return self.person

    def send_page(self, page: str) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page)

    async def send_pdf(self, page: str, *, name: str) -> None:
        """Send the page as tagged PDF, or say in one sentence why not."""
        async with PRINTING:
            content, problem = await printed(page)
        if problem:
            self.set_status(503)
            self.answer_error(503, problem)
            return
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", f'inline; filename="{name}.pdf"')
        self.finish(content)


class PortfolioPage(OwnFile):
    """The portfolio as one page that prints."""

    async def get(self) -> None:
        if not self._finished:
            back = self.in_base("me")
            self.send_page(await self.off_loop(portfolio_html, self.deployment, self.me, back=back))


class PortfolioFile(OwnFile):
    """The portfolio as a file to keep."""

    async def get(self, form: str) -> None:
        if self._finished:
            return
        if form == "pdf":
            await self.send_pdf(await self.off_loop(portfolio_html, self.deployment, self.me), name="portfolio")
            return
        found = await self.off_loop(portfolio_json, self.deployment, self.me)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="portfolio.json"')
        self.finish(found)
