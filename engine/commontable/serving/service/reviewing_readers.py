"""What readers share: the library of comments, second readings, and who reads as a family member of the district."""

from __future__ import annotations

from typing import Any

from commontable.reviewing.agreement import two_readers
from commontable.reviewing.library import change_comment, keep_comment, kept_comments
from commontable.reviewing.sampling import draw_sample
from commontable.reviewing.second import family_readers, set_family_reader
from commontable.serving.service.reviewing import ReviewService


class LibraryHandler(ReviewService):
    """The comments that this reader keeps, and those that others share."""

    async def get(self) -> None:
        await self.answer_with(self._all)

    async def post(self) -> None:
        await self.answer_with(self._keep, self.asked())

    def _all(self) -> dict[str, Any]:
        return {"comments": kept_comments(self.reviews, self.staff.id)}

    def _keep(self, asked: dict[str, Any]) -> dict[str, Any]:
        keep_comment(self.reviews, self.staff.id, asked)
        return self._all()


class LibraryCommentHandler(ReviewService):
    """One kept comment of one's own."""

    async def post(self, number: str) -> None:
        await self.answer_with(self._change, int(number), self.asked())

    def _change(self, number: int, asked: dict[str, Any]) -> dict[str, Any]:
        change_comment(self.reviews, self.staff.id, number, asked)
        return {"comments": kept_comments(self.reviews, self.staff.id)}


class SecondReadingHandler(ReviewService):
    """The sample that two people read, and how far they agree."""

    async def get(self) -> None:
        await self.answer_with(self._how_it_stands, self.get_query_argument("module", ""))

    async def post(self) -> None:
        self.refuse_all_but_facilitators()
        await self.answer_with(self._draw, self.asked())

    def _how_it_stands(self, module: str) -> dict[str, Any]:
        return two_readers(self.reviews, self.scope, module=module)

    def _draw(self, asked: dict[str, Any]) -> dict[str, Any]:
        added = draw_sample(self.reviews, self.scope, asked)
        return self._how_it_stands(str(asked.get("module", ""))) | {"added": added}


class FamilyReadersHandler(ReviewService):
    """Who of the readers is a family member of the district."""

    async def get(self) -> None:
        await self.answer_with(self._all)

    async def post(self) -> None:
        self.refuse_all_but_facilitators()
        await self.answer_with(self._set, self.asked())

    def _all(self) -> dict[str, Any]:
        names = self.reviews.names()
        found = [{"id": each, "name": names.get(each, "")} for each in family_readers(self.reviews)]
        return {"family_readers": sorted(found, key=lambda one: (one["name"], one["id"]))}

    def _set(self, asked: dict[str, Any]) -> dict[str, Any]:
        set_family_reader(
            self.reviews,
            str(asked.get("person", "")),
            on=asked.get("on") is True,
            by=self.staff.id,
            mine=self.reader.cohorts or frozenset(),
        )
        return self._all()
