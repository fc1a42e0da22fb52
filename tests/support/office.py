"""An office for tests: inspections with cheap passwords, and people to sign in."""

from pathlib import Path

from app import inspection
from app.accounts import Accounts
from app.desk import Desk
from app.inspection import NewInspection, NewPerson
from app.keys import SMALL
from app.people import Role

PASSWORD = "きょうは よく晴れた 点検日和です"
SUPERVISOR, CASEWORKER, SECOND, AUDITOR = "kakaricho", "tanto", "tanto2", "kansa"
NAMES = {
    SUPERVISOR: "係長　一子",
    CASEWORKER: "担当　次郎",
    SECOND: "担当　三枝",
    AUDITOR: "監査　四郎",
}


def a_person(user: str) -> NewPerson:
    return NewPerson(user=user, name=NAMES[user], password=PASSWORD)


def a_desk(folder: Path) -> Desk:
    """A new inspection with the supervisor signed in."""
    new = NewInspection(title="試験の点検", office="試験係", first=a_person(SUPERVISOR))
    return inspection.create(folder, new, parameters=SMALL)


def a_staffed_desk(folder: Path) -> Desk:
    """A new inspection with everybody entered and the supervisor signed in."""
    desk = a_desk(folder)
    accounts = Accounts(desk)
    accounts.add(a_person(CASEWORKER), Role.CASEWORKER)
    accounts.add(a_person(SECOND), Role.CASEWORKER)
    accounts.add(a_person(AUDITOR), Role.AUDITOR)
    return desk


def sit_down(folder: Path, user: str, password: str = PASSWORD) -> Desk:
    """The desk of a person who signs in."""
    return inspection.sign_in(folder, user=user, password=password, weakest=SMALL)


def stand_up(desk: Desk) -> None:
    """End the work of a person."""
    inspection.sign_out(desk)
