"""Approval (責任者の承認): a second person signs in beside the one at the desk, for one act.

The second person is a 責任者, never the person at the desk, and signs what is approved with their
own key. Wrong passwords count against the same waiting times as at the entrance.
"""

from dataclasses import dataclass

from app.access import slot_file
from app.access.inspection import key_record, wrong_password
from app.access.slots import Slot, open_slot
from app.access.throttle import Throttle
from app.canonical import canonical, to_text
from app.desk import Desk
from app.errors import KnownError
from app.keys import FLOOR, Identity, KdfParameters
from app.people import Role
from app.store import people


@dataclass(frozen=True, slots=True, kw_only=True)
class Approver:
    """What the second person typed."""

    user: str
    password: str

    def __repr__(self) -> str:
        return "Approver(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who approved, and the signature over what was approved."""

    person_id: str
    name: str
    signed_with: str
    signature: str  # Base64


def approve(desk: Desk, approver: Approver, what: object) -> Approval:
    """Let a 責任者 other than the person at the desk sign `what`.

    Args:
        desk: the desk of the person who asks.
        approver: user and password of the second person.
        what: a JSON value that says exactly what is approved.

    Raises:
        KnownError: A101 the second person is no other 責任者, I105 wrong password, I106 and I110
            as at the entrance.
    """
    throttle, now = Throttle(desk.folder), desk.clock.now()
    throttle.check(approver.user, now)
    slot = slot_file.read_table(desk.folder).of_user(approver.user)
    if slot is not None and not _may_approve(desk, slot):
        raise KnownError(
            "A101",
            "承認は、操作する人とは別の責任者が行います。責任者にサインインを依頼してください。",
        )
    identity = _identity(desk, slot, approver.password)
    if slot is None or identity is None:
        throttle.failed(approver.user, now)
        raise wrong_password()
    throttle.passed(approver.user)
    record = people.person(desk.database, slot.owner.person_id)
    return Approval(
        person_id=slot.owner.person_id,
        name=record.name if record else "",
        signed_with=slot.owner.slot_id,
        signature=to_text(identity.sign(canonical(["approval", desk.inspection_id, what]))),
    )


def _may_approve(desk: Desk, slot: Slot) -> bool:
    """Whether the slot is one of another active 責任者, with the keys the store knows."""
    record = people.person(desk.database, slot.owner.person_id)
    return (
        record is not None
        and record.active
        and record.role is Role.SUPERVISOR
        and slot.owner.person_id != desk.me.person_id
        and people.keys(desk.database).get(slot.owner.slot_id) == key_record(slot)
    )


def _identity(desk: Desk, slot: Slot | None, password: str) -> Identity | None:
    if slot is None:
        return None
    return open_slot(desk.inspection_id, slot, password=password, weakest=_weakest(desk))


def _weakest(desk: Desk) -> KdfParameters:
    """The floor of the program; lower only where the desk itself was opened lower (tests)."""
    return FLOOR if desk.parameters.reaches(FLOOR) else desk.parameters
