"""Key slots: what turns a person's password into the data key of the inspection.

Who may open the inspection (ids, roles, public keys, the sealed
data key) is signed by the 責任者 who changed it last; what depends on the password is bound to all
of that by associated data. Nothing in the file is secret, yet it is treated as such.
"""

from dataclasses import dataclass, replace

from app.canonical import canonical, to_text
from app.errors import KnownError
from app.keys import (
    CEILING,
    SALT_BYTES,
    Identity,
    KdfParameters,
    Wrapped,
    new_key,
    seal,
    signature_holds,
    stretch,
    unwrap,
    wrap,
)
from app.people import Role

FORMAT = "totsugo-slots-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose slot it is; everything here is bound to the slot and signed."""

    slot_id: str
    person_id: str
    user: str
    role: Role
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The part that depends on the password."""

    parameters: KdfParameters
    salt: bytes
    seed: Wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One person's way to the data key."""

    owner: Owner
    sign_public: bytes
    box_public: bytes
    sealed_key: bytes
    lock: Lock


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotTable:
    """All slots of one inspection, signed by the 責任者 `signed_by` (a slot id)."""

    inspection_id: str
    slots: tuple[Slot, ...]
    signed_by: str
    signature: bytes

    def of_user(self, user: str) -> Slot | None:
        """The slot of a user name."""
        return next((slot for slot in self.slots if slot.owner.user == user), None)

    def of_person(self, person_id: str) -> Slot | None:
        """The slot of a person."""
        return next((slot for slot in self.slots if slot.owner.person_id == person_id), None)


def _bound(inspection_id: str, owner: Owner, parameters: KdfParameters) -> bytes:
    return canonical(
        [
            FORMAT,
            inspection_id,
            owner.slot_id,
            owner.person_id,
            owner.user,
            owner.role,
            owner.epoch,
            [parameters.memory_kib, parameters.passes, parameters.lanes],
        ]
    )


def _signed_part(inspection_id: str, slots: tuple[Slot, ...]) -> bytes:
    return canonical([FORMAT, inspection_id, [public_part(slot) for slot in slots]])


def public_part(slot: Slot) -> dict[str, str | int]:
    """What the 責任者 signs of a slot: everything that does not depend on the password."""
    owner = slot.owner
    return {
        "slot": owner.slot_id,
        "person": owner.person_id,
        "user": owner.user,
        "role": owner.role.value,
        "epoch": owner.epoch,
        "sign": to_text(slot.sign_public),
        "box": to_text(slot.box_public),
        "sealed": to_text(slot.sealed_key),
    }


def make_slot(
    inspection_id: str, owner: Owner, *, password: str, data_key: bytes, parameters: KdfParameters
) -> tuple[Slot, Identity]:
    """A slot with fresh personal keys for `owner`."""
    seed = new_key()
    identity = Identity(seed)
    slot = Slot(
        owner=owner,
        sign_public=identity.sign_public,
        box_public=identity.box_public,
        sealed_key=seal(data_key, identity.box_public),
        lock=_lock(inspection_id, owner, seed=seed, password=password, parameters=parameters),
    )
    return slot, identity


def _lock(
    inspection_id: str, owner: Owner, *, seed: bytes, password: str, parameters: KdfParameters
) -> Lock:
    salt = new_key()[:SALT_BYTES]
    key = stretch(password, salt, parameters)
    bound = _bound(inspection_id, owner, parameters)
    return Lock(parameters=parameters, salt=salt, seed=wrap(seed, key, bound))


def _seed(inspection_id: str, slot: Slot, password: str) -> bytes | None:
    key = stretch(password, slot.lock.salt, slot.lock.parameters)
    return unwrap(slot.lock.seed, key, _bound(inspection_id, slot.owner, slot.lock.parameters))


def open_slot(
    inspection_id: str, slot: Slot, *, password: str, weakest: KdfParameters
) -> Identity | None:
    """The person's keys, or None where the password is wrong.

    Raises:
        KnownError: I108 where the slot asks for less work than `weakest`, or its public keys are
            not those of its seed.
    """
    parameters = slot.lock.parameters
    if not parameters.reaches(weakest) or not CEILING.reaches(parameters):
        raise damaged()
    seed = _seed(inspection_id, slot, password)
    if seed is None:
        return None
    identity = Identity(seed)
    if (identity.sign_public, identity.box_public) != (slot.sign_public, slot.box_public):
        raise damaged()
    return identity


def relock(inspection_id: str, slot: Slot, *, old: str, new: str) -> Slot | None:
    """The slot under a new password with the same keys; None where the old one is wrong."""
    seed = _seed(inspection_id, slot, old)
    if seed is None:
        return None
    lock = _lock(
        inspection_id, slot.owner, seed=seed, password=new, parameters=slot.lock.parameters
    )
    return replace(slot, lock=lock)


def sign_table(
    inspection_id: str, slots: tuple[Slot, ...], *, signer: str, identity: Identity
) -> SlotTable:
    """The table signed by the acting 責任者 (`signer` is a slot id)."""
    signature = identity.sign(_signed_part(inspection_id, slots))
    return SlotTable(
        inspection_id=inspection_id, slots=slots, signed_by=signer, signature=signature
    )


def is_trustworthy(table: SlotTable) -> bool:
    """Whether the signature fits and its maker is a 責任者 of the table.

    That the keys are those of the inspection's register of people is checked once the store is
    open: an outsider could sign a table of their own.
    """
    signer = next((s for s in table.slots if s.owner.slot_id == table.signed_by), None)
    if signer is None or signer.owner.role is not Role.SUPERVISOR:
        return False
    message = _signed_part(table.inspection_id, table.slots)
    return signature_holds(signer.sign_public, message, table.signature)


def damaged() -> KnownError:
    """The error of key slots that cannot be trusted (I108)."""
    sentence = "鍵ファイルが壊れているか書き換えられています。バックアップから復元してください。"
    return KnownError("I108", sentence)
