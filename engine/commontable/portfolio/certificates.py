"""Certificates: hours by the stated minutes of finished sections, what was practised, and a code to check them with."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.errors import CommonTableError
from commontable.people.acts import note
from commontable.people.codes import LENGTH, grouped, mac_of, read_code
from commontable.people.model import ALPHABET
from commontable.portfolio.tables import certificates
from commontable.responses.completion import finished_by
from commontable.responses.database import now

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from commontable.content.module import Module
    from commontable.deployment import Deployment
    from commontable.people.model import Person
    from commontable.people.secret import Secret

PURPOSE = "certificates"
_C = certificates.c


class NothingFinished(CommonTableError):
    """No section is finished yet, so there is nothing to certify."""


class UnknownCertificate(CommonTableError):
    """No certificate of this number was made for this participant."""


@dataclass(frozen=True)
class Practised:
    """One module on a certificate: minutes of its finished sections of all, and what was practised when all are."""

    title: str
    minutes: int
    of: int
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Certificate:
    """What a certificate says; `number` is 0 and `issued_at` None for one that is not made yet."""

    name: str
    modules: tuple[Practised, ...]
    number: int = 0
    issued_at: datetime | None = None

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)


def earned(deployment: Deployment, person: Person) -> Certificate:
    """Return what a certificate would say today."""
    found = (_practised(deployment, person, module=module) for module in deployment.course.modules)
    return Certificate(name=person.name, modules=tuple(each for each in found if each.minutes))


def make(deployment: Deployment, person: Person) -> Certificate:
    """Make a certificate of what is finished today; the same as the last is the last. Raise `NothingFinished`."""
    now_earned = earned(deployment, person)
    if not now_earned.modules:
        raise NothingFinished("No section is finished yet. Finish one, then make your certificate.")
    made = certificates_of(deployment, person)
    if made and (made[-1].name, made[-1].modules) == (now_earned.name, now_earned.modules):
        return made[-1]
    row = {
        "participant": person.id,
        "name": person.name,
        "issued_at": now(),
        "modules": json.dumps([asdict(each) for each in now_earned.modules], ensure_ascii=False),
    }
    with deployment.database.write() as connection:
        # The code is made from the number, which exists only once the row does.
        done = connection.execute(certificates.insert().values(**row, mac=f"new-{person.id}"))
        assert done.inserted_primary_key is not None
        number: int = done.inserted_primary_key[0]
        mac = _mac(code_of(number, secret=deployment.secret), secret=deployment.secret)
        connection.execute(certificates.update().where(_C.number == number).values(mac=mac))
        note(connection, "made a certificate", by=person.id, about=person.id)
    return certificate_of(deployment, person, number=number)


def certificates_of(deployment: Deployment, person: Person) -> list[Certificate]:
    """Return the certificates that this participant has made, oldest first."""
    query = sa.select(certificates).where(_C.participant == person.id).order_by(_C.number)
    with deployment.database.read() as connection:
        return [_certificate(row) for row in connection.execute(query)]


def certificate_of(deployment: Deployment, person: Person, *, number: int) -> Certificate:
    """Return one of this participant's certificates, or raise `UnknownCertificate`."""
    for certificate in certificates_of(deployment, person):
        if certificate.number == number:
            return certificate
    raise UnknownCertificate("You have no such certificate. Make one, or look at the list again.")


def code_of(number: int, *, secret: Secret) -> str:
    """Return the bare check code of a certificate: 61 bits that nobody can reckon without the secret."""
    drawn = int.from_bytes(hmac.digest(secret.key(PURPOSE), str(number).encode(), hashlib.sha256))
    letters = []
    for _ in range(LENGTH):
        drawn, place = divmod(drawn, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def shown_code(certificate: Certificate, *, secret: Secret) -> str:
    return grouped(code_of(certificate.number, secret=secret))


def certificate_with(deployment: Deployment, typed: str) -> Certificate | None:
    """Return the certificate whose check code was typed, or None."""
    code = read_code(typed)
    if code is None:
        return None
    this = _C.mac == _mac(code, secret=deployment.secret)
    with deployment.database.read() as connection:
        row = connection.execute(sa.select(certificates).where(this)).one_or_none()
    return _certificate(row) if row else None


def hours_in_words(minutes: int) -> str:
    """Return minutes as people say them: "2 hours 15 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{number} {word}{'s' * (number != 1)}" for number, word in ((hours, "hour"), (rest, "minute")) if number]
    return " ".join(parts) or "0 minutes"


def _practised(deployment: Deployment, person: Person, *, module: Module) -> Practised:
    finished = finished_by(person.id, module, store=deployment.store)
    core = [section for section in module.sections if section.core]
    return Practised(
        title=module.title,
        minutes=sum(section.minutes for section in finished),
        of=sum(section.minutes for section in core),
        objectives=module.objectives if len(finished) == len(core) else (),
    )


def _mac(code: str, *, secret: Secret) -> str:
    return mac_of(code, key=secret.key(PURPOSE))


def _certificate(row: Any) -> Certificate:
    modules = (Practised(**{**each, "objectives": tuple(each["objectives"])}) for each in json.loads(row.modules))
    return Certificate(name=row.name, modules=tuple(modules), number=row.number, issued_at=row.issued_at)
