"""Whatever has no address here."""

from __future__ import annotations

from tornado.web import HTTPError

from commontable.serving.pages.access import PublicPage, allow_unauthenticated


class MissingPage(PublicPage):
    """Says plainly that there is no such page; a folder without its slash is led on."""

    @allow_unauthenticated
    async def get(self, path: str) -> None:
        if path == "staff" or (path.startswith("modules/") and not path.endswith("/") and path.count("/") == 1):
            self.redirect(self.in_base(f"{path}/"))
            return
        raise HTTPError(404)

    @allow_unauthenticated
    async def post(self, path: str) -> None:  # noqa: ARG002 - the pattern names it
        raise HTTPError(404)
