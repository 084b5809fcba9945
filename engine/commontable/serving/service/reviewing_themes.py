"""Themes over HTTP: the code book, passages, suggestions and counts."""

from __future__ import annotations

from typing import Any

from commontable.reviewing.suggestions import suggestions_for
from commontable.reviewing.theme_counts import theme_counts
from commontable.reviewing.theme_marks import put_theme, take_theme_away
from commontable.reviewing.themes import add_theme, change_theme, code_book
from commontable.serving.service.reviewing import ReviewService


class ThemesHandler(ReviewService):
    """The code book."""

    async def get(self) -> None:
        await self.answer_with(self._all)

    async def post(self) -> None:
        await self.answer_with(self._add, self.asked())

    def _all(self) -> dict[str, Any]:
        return {"themes": code_book(self.reviews)}

    def _add(self, asked: dict[str, Any]) -> dict[str, Any]:
        add_theme(self.reviews, asked, by=self.staff.id)
        return self._all()


class ThemeHandler(ReviewService):
    """One theme: its name, its passages, and what does not belong to it."""

    async def post(self, number: str, act: str = "") -> None:
        acts = {"": self._change, "passages": self._put, "declined": self._decline}
        await self.answer_with(acts[act], int(number), self.asked())

    def _change(self, number: int, asked: dict[str, Any]) -> dict[str, Any]:
        change_theme(self.reviews, number, asked)
        return {"themes": code_book(self.reviews)}

    def _put(self, number: int, asked: dict[str, Any]) -> dict[str, Any]:
        return {"number": put_theme(self.reviews, self.scope, number, asked), "by": self.staff.name}

    def _decline(self, number: int, asked: dict[str, Any]) -> dict[str, Any]:
        put_theme(self.reviews, self.scope, number, asked, accepted=False)
        return {}


class PassageHandler(ReviewService):
    """Taking a theme off a passage."""

    async def post(self, number: str) -> None:
        await self.answer_with(self._remove, int(number))

    def _remove(self, number: int) -> dict[str, Any]:
        take_theme_away(self.reviews, self.scope, number)
        return {}


class SuggestionsHandler(ReviewService):
    """Passages that read like those under a theme; whose they are is not told, that they were read is recorded."""

    async def get(self, number: str) -> None:
        await self.answer_with(self._suggest, int(number), self.get_query_argument("module", ""))

    def _suggest(self, number: int, module: str) -> dict[str, Any]:
        found, writers = suggestions_for(self.reviews, self.scope, number, module=module)
        for hand_in, writer in writers.items():
            self.note_reading("a passage", about=writer, of=f"hand-in {hand_in}")
        return found


class ThemeCountsHandler(ReviewService):
    """How many people of a cohort wrote under each theme."""

    async def get(self) -> None:
        cohort, module = (self.get_query_argument(name, "") for name in ("cohort", "module"))
        await self.answer_with(self._count, cohort, module)

    def _count(self, cohort: str, module: str) -> dict[str, Any]:
        scope = self.scope
        chosen = cohort or min(scope.reader.cohorts or {""})
        return theme_counts(self.reviews, scope, cohort=chosen, module=module)
