"""Passages that read like those under a theme, found on this machine by TF-IDF; a person accepts each or does not."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.responses import tables as words
from commontable.reviewing.scope import is_for_staff, may_be_shown
from commontable.reviewing.showing import passage_text
from commontable.reviewing.theme_marks import Passage, passages_under
from commontable.reviewing.themes import living_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commontable.content.course import Course
    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.scope import Scope

_R, _V, _H = words.responses.c, words.hand_in_versions.c, words.hand_ins.c
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
FEWEST_WORDS = 4
MOST_SENTENCES = 20_000
AT_ONCE = 10
LEAST_ALIKE = 0.15
NO_PASSAGES = "Put this theme on a passage or two first; suggestions are passages that read like them."
NONE_FOUND = "Nothing else that you may read here is worded like the passages under this theme."
FOUND = "These are worded like passages under this theme. Likeness of words is not likeness of meaning: you decide."


@dataclass(frozen=True)
class Sentence:
    """One sentence of a handed-in version, by its place in `passage_text`."""

    hand_in: int
    participant: str
    module: str
    prompt: str
    version: int
    start: int
    end: int
    text: str


def suggestions_for(
    reviews: Reviews, scope: Scope, theme: int, *, module: str = ""
) -> tuple[dict[str, Any], dict[int, str]]:
    """Return up to ten suggestions, most alike first, and whose hand-ins they are from (to be recorded)."""
    course = reviews.course_now()
    with reviews.database.read() as connection:
        living_theme(connection, theme)
        coded = passages_under(connection, scope, course=course, theme=theme)
        declined = passages_under(connection, scope, course=course, theme=theme, accepted=False)
        sentences = _sentences(connection, scope, course=course, module=module)
    if not coded:
        return {"suggestions": [], "sentence": NO_PASSAGES}, {}
    new = [one for one in sentences if not _touches(one, [*coded, *declined])][:MOST_SENTENCES]
    found = [
        (one, near, alike)
        for one, near, alike in _most_alike(new, coded)
        if alike >= LEAST_ALIKE
    ][:AT_ONCE]
    titles = {prompt.id: prompt.title for each in course.modules for prompt in each.prompts}
    shown = [_shown(one, near=near, alike=alike, titles=titles) for one, near, alike in found]
    writers = {one.hand_in: one.participant for one, _, _ in found}
    return {"suggestions": shown, "sentence": FOUND if shown else NONE_FOUND}, writers


def _sentences(connection: sa.Connection, scope: Scope, *, course: Course, module: str) -> list[Sentence]:
    """Return the sentences of the newest hand-ins that this reader may open."""
    modules = {each.folder: each for each in course.modules if module in ("", each.folder)}
    newest = sa.select(sa.func.max(_H.number)).group_by(_H.participant, _H.module)
    query = (
        sa.select(_V.hand_in, _R.participant, _R.module, _R.prompt, _R.version, _R.value)
        .join(words.responses, _R.version == _V.version)
        .where(_V.hand_in.in_(newest), is_for_staff(), _R.module.in_(modules))
        .order_by(_V.hand_in, _R.version)
    )
    return [
        Sentence(row.hand_in, row.participant, row.module, row.prompt, row.version, start, end, text[start:end])
        for row in connection.execute(query)
        if scope.may_open(row.participant) and may_be_shown(row.prompt, module=modules[row.module])
        for text in [passage_text(json.loads(row.value))]
        for start, end in sentences_in(text)
    ]


def sentences_in(text: str) -> list[tuple[int, int]]:
    """Return where each sentence of four words or more begins and ends, without the space around it."""
    found = []
    for match in _SENTENCE.finditer(text):
        inner = match[0].strip()
        start = match.start() + match[0].index(inner) if inner else 0
        if len(inner.split()) >= FEWEST_WORDS:
            found.append((start, start + len(inner)))
    return found


def _touches(one: Sentence, passages: Sequence[Passage]) -> bool:
    return any(p.version == one.version and p.start < one.end and one.start < p.end for p in passages)


def _most_alike(
    sentences: Sequence[Sentence], coded: Sequence[Passage]
) -> list[tuple[Sentence, Passage, float]]:
    if not sentences:
        return []
    # scikit-learn takes a second and a half to import; only whoever asks for suggestions waits for it.
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    weigh = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), strip_accents="unicode")
    try:
        weights = weigh.fit_transform([*(p.text for p in coded), *(s.text for s in sentences)])
    except ValueError:  # no words that could be weighed: signs and single letters alone
        return []
    alike = (weights[len(coded) :] @ weights[: len(coded)].T).toarray()
    nearest = alike.argmax(axis=1)
    found = [
        (one, coded[near], float(alike[place, near]))
        for place, (one, near) in enumerate(zip(sentences, nearest, strict=True))
    ]
    return sorted(found, key=lambda each: (-each[2], each[0].version, each[0].start))


def _shown(one: Sentence, *, near: Passage, alike: float, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "hand_in": one.hand_in,
        "module": one.module,
        "prompt": one.prompt,
        "title": titles.get(one.prompt, one.prompt),
        "version": one.version,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "near": near.text,
        "likeness": round(alike, 2),
    }
