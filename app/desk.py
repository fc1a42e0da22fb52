"""The desk: the signed-in person at one open inspection. Every service is built on one."""

from dataclasses import dataclass

from app.cases import CaseId  # noqa: F401 - placeholder until the stores are in
from app.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the inspection."""

    person_id: str
    user: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a service needs: who acts, on which inspection."""

    me: Person
