"""Portfolio and certificate as one page each, that stands alone and prints; the portfolio as JSON too."""

from __future__ import annotations

import gettext
import json
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from commontable.guides.documents import style_of
from commontable.portfolio.certificates import certificates_of, hours_in_words, shown_code
from commontable.portfolio.portfolio import portfolio_of
from commontable.portfolio.promises import outcome_lines
from commontable.portfolio.words import lines_as_html, words_as_html, words_as_text
from commontable.responses.database import now
from commontable.responses.personal import rows_of

if TYPE_CHECKING:
    from commontable.deployment import Deployment
    from commontable.people.model import Person
    from commontable.portfolio.certificates import Certificate
    from commontable.portfolio.portfolio import Chapter, Entry, Version
    from commontable.responses.model import Feedback, HandIn

TEMPLATES = Path(__file__).parent / "templates"
READERS = {
    "me": "nobody else in this course could open this",
    "facilitator": "read by the facilitators and reviewers of your cohort",
    "group": "shown to your group without your name, if you ticked so",
    "count": "counted in totals only",
}
ORIGINS = {
    "self-paced": "on your own",
    "workshop": "in a workshop",
    "table": "with your table in a workshop",
    "paper": "on paper, typed in afterwards",
}


def portfolio_html(deployment: Deployment, person: Person, *, back: str = "") -> str:
    """Return the whole portfolio as one page; `back` is where a served page leads back to."""
    chapters = [_chapter(each) for each in portfolio_of(deployment, person)]
    course = deployment.course
    return _render("portfolio.html", person=person, course=course, chapters=chapters, made_at=now(), back=back)


def certificate_html(deployment: Deployment, certificate: Certificate) -> str:
    """Return a certificate as one page."""
    return _render(
        "certificate.html",
        certificate=certificate,
        course=deployment.course,
        hours=hours_in_words(certificate.minutes),
        in_words=hours_in_words,
        code=shown_code(certificate, secret=deployment.secret),
    )


def portfolio_json(deployment: Deployment, person: Person) -> str:
    """Return everything that is kept of a participant: the portfolio, and the rows of every table."""
    with deployment.database.read() as connection:
        kept = rows_of(connection, person.id)
    found = {
        "made_at": now(),
        "course": deployment.course.title,
        "person": {"id": person.id, "name": person.name, "language": person.language, "since": person.created_at},
        "modules": [_chapter_data(each) for each in portfolio_of(deployment, person)],
        "certificates": [_certificate_data(each, deployment) for each in certificates_of(deployment, person)],
        "kept": kept,
    }
    return json.dumps(found, ensure_ascii=False, indent=1, default=_plain)


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "title": chapter.title,
        "hand_ins": chapter.hand_ins,
        "replies": chapter.replies,
        "entries": [
            {"title": each.title, "versions": [_version(v, entry=each) for v in each.versions]}
            for each in chapter.entries
        ],
    }


def _version(version: Version, *, entry: Entry) -> dict[str, Any]:
    row = version.response
    outcome = lines_as_html(outcome_lines(row.value)) if entry.is_outcome else None
    return {
        "at": row.written_at,
        "words": outcome if outcome is not None else words_as_html(version.prompt, row.value, folder=version.folder),
        "readers": READERS.get(row.readers, row.readers),
        "origin": ORIGINS.get(row.origin, row.origin),
        "is_aside": row.aside,
        "language": row.language,
        "handed_in": version.handed_in,
        "replies": version.replies,
    }


def _chapter_data(chapter: Chapter) -> dict[str, Any]:
    return {
        "module": chapter.folder,
        "title": chapter.title,
        "hand_ins": [_hand_in_data(each) for each in chapter.hand_ins],
        "feedback": [_reply_data(each) for each in chapter.replies],
        "responses": [_entry_data(each) for each in chapter.entries],
    }


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {
        "prompt": entry.id,
        "title": entry.title,
        "versions": [_version_data(version, entry=entry) for version in entry.versions],
    }


def _version_data(version: Version, *, entry: Entry) -> dict[str, Any]:
    row = version.response
    lines = "\n".join(f"{label}: {words}" for label, words in outcome_lines(row.value))
    text = lines if entry.is_outcome else words_as_text(version.prompt, row.value, folder=version.folder)
    return {
        "version": row.version,
        "written_at": row.written_at,
        "text": text,
        "value": row.value,
        "edition": row.edition,
        "readers": row.readers,
        "origin": row.origin,
        "language": row.language,
        "kept_beside": row.aside,
        "feedback": [_reply_data(each) for each in version.replies],
    }


def _reply_data(reply: Feedback) -> dict[str, Any]:
    return {"text": reply.text, "from": reply.given_by, "given_at": reply.given_at}


def _hand_in_data(hand_in: HandIn) -> dict[str, Any]:
    return {"at": hand_in.at, "edition": hand_in.edition, "by_name": hand_in.by_name, "versions": hand_in.versions}


def _certificate_data(certificate: Certificate, deployment: Deployment) -> dict[str, Any]:
    return {
        "issued_at": certificate.issued_at,
        "check_code": shown_code(certificate, secret=deployment.secret),
        "minutes": certificate.minutes,
        "modules": [vars(module) for module in certificate.modules],
    }


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _render(name: str, **context: Any) -> str:
    return _environment().get_template(name).render(lang="en", dir="ltr", **context)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(gettext.NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {"style_of": style_of}
    environment.filters["moment"] = _moment
    environment.filters["day"] = _day
    return environment


def _moment(at: datetime) -> str:
    return f"{_day(at)}, {at:%H:%M} UTC"


def _day(at: datetime) -> str:
    return f"{at:%B} {at.day}, {at.year}"
