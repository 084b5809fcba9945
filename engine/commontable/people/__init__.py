"""Participants and staff: who they are, which cohort they belong to, how they sign in."""

from commontable.people.directory import Directory
from commontable.people.model import DEFAULT_COHORT, Person, UnknownPerson
from commontable.people.secret import Secret
from commontable.people.sessions import Sessions
from commontable.people.throttle import Throttle

__all__ = ["DEFAULT_COHORT", "Directory", "Person", "Secret", "Sessions", "Throttle", "UnknownPerson"]
