"""An office for tests: inspections with cheap passwords, and people to sign in."""

from dataclasses import replace
from pathlib import Path

from app.access import inspection, slot_file
from app.access.accounts import Accounts
from app.access.inspection import NewInspection, NewPerson
from app.access.slots import open_slot
from app.desk import Desk, Person
from app.keys import SMALL, derive
from app.people import Role
from app.record.anchor import Anchor
from app.record.ledger import Ledger, Signer

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


def colleague(desk: Desk, user: str) -> Desk:
    """Another person's desk at the same open store, without closing it in between."""
    slot = slot_file.read_table(desk.folder).of_user(user)
    assert slot is not None
    identity = open_slot(desk.inspection_id, slot, password=PASSWORD, weakest=SMALL)
    assert identity is not None
    me = Person(person_id=slot.owner.person_id, user=user, name=NAMES[user], role=slot.owner.role)
    secrets = replace(desk.secrets, identity=identity, slot_id=slot.owner.slot_id)
    ledger = Ledger(
        desk.database,
        inspection_id=desk.inspection_id,
        chain=secrets.chain,
        clock=desk.clock,
        signer=Signer(person_id=me.person_id, slot_id=secrets.slot_id, identity=identity),
        anchor=Anchor(desk.folder, derive(secrets.data_key, "anchor")),
    )
    return replace(desk, me=me, secrets=secrets, ledger=ledger)
