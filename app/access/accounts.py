"""Accounts (利用者): adding a person, resetting a password, roles. For the 責任者.

The slot file is written before the store commits: a stop in between leaves a slot that the register
of people does not know, which opens nothing.
"""

from contextlib import AbstractContextManager
from dataclasses import replace

from app.access import slot_file
from app.access.inspection import NewPerson, check_user_name, wrong_password
from app.access.inspection_folder import key_record, person_record
from app.access.passwords import check_password
from app.access.slots import Owner, Slot, SlotTable, make_slot, relock, sign_table
from app.access.throttle import Throttle
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import new_id
from app.people import Permission, Role
from app.record.acts import Act
from app.record.ledger import Entry
from app.store import people
from app.store.people import PersonRecord
from app.views import PersonRow
from app.words import words

_AREAS = frozenset({Area.PEOPLE})


class Accounts:
    """The people of the inspection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def people(self) -> tuple[PersonRow, ...]:
        """Everybody, the active first, by name. Any role may read this (確認者 is chosen from it)."""
        return tuple(_row(record) for record in people.people(self._desk.database))

    def add(self, new: NewPerson, role: Role) -> PersonRow:
        """Enter a person.

        Raises:
            KnownError: P101, I102 password, I103 user name taken or empty.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        check_user_name(new.user)
        check_password(new.password, user=new.user)
        if any(record.user == new.user for record in people.people(self._desk.database)):
            raise KnownError("I103", "その利用者IDは使われています。別のIDにしてください。")
        owner = Owner(slot_id=new_id(), person_id=new_id(), user=new.user, role=role, epoch=1)
        slot = self._make_slot(owner, new.password)
        record = person_record(owner, new.name, "")
        with self._entry(Act.PERSON_ADDED, owner.person_id, role) as entry:
            people.add_person(entry.database, record)
            people.add_key(entry.database, key_record(slot))
            self._write_slots((*self._table().slots, slot))
        return _row(record)

    def reset(self, person_id: str, password: str) -> Changes:
        """Give a person a new password and new keys; the old signing key is retired.

        Raises:
            KnownError: P101, I102, P102 no such person, P104 one's own.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        record = self._other(person_id)
        check_password(password, user=record.user)
        owner = Owner(
            slot_id=new_id(), person_id=person_id, user=record.user, role=record.role, epoch=1
        )
        slot = self._make_slot(owner, password)
        with self._entry(Act.PASSWORD_RESET, person_id, record.role) as entry:
            people.retire_keys(entry.database, person_id, entry.at)
            people.add_key(entry.database, key_record(slot))
            people.set_active(entry.database, person_id, active=True)
            self._write_slots((*self._slots_without(person_id), slot))
        Throttle(self._desk.folder).passed(record.user)
        return entry.changes()

    def deactivate(self, person_id: str) -> Changes:
        """Remove a person's key slot; what the person did stays on record.

        Raises:
            KnownError: P101, P102, P104 one's own (so that a 責任者 always remains).
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        record = self._other(person_id)
        with self._entry(Act.PERSON_DEACTIVATED, person_id, record.role) as entry:
            people.set_active(entry.database, person_id, active=False)
            people.retire_keys(entry.database, person_id, entry.at)
            self._write_slots(self._slots_without(person_id))
        return entry.changes()

    def change_own_password(self, *, old: str, new: str) -> Changes:
        """Change the password of the person at the desk.

        Raises:
            KnownError: I105 old password wrong, I102.
        """
        me = self._desk.me
        check_password(new, user=me.user)
        table = self._table()
        slot = table.of_person(me.person_id)
        moved = relock(table.inspection_id, slot, old=old, new=new) if slot else None
        if moved is None:
            raise wrong_password()
        slots = tuple(moved if s is slot else s for s in table.slots)
        with self._entry(Act.PASSWORD_CHANGED, me.person_id, me.role) as entry:
            # What the 責任者 signed does not depend on the password: the signature still fits.
            slot_file.write_table(self._desk.folder, replace(table, slots=slots))
        return entry.changes()

    def unlock(self, person_id: str) -> Changes:
        """End the waiting time after too many wrong passwords.

        Raises:
            KnownError: P101, P102.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        record = self._known(person_id)
        with self._entry(Act.PERSON_UNLOCKED, person_id, record.role) as entry:
            Throttle(self._desk.folder).passed(record.user)
        return entry.changes()

    def _entry(self, act: Act, person_id: str, role: Role) -> AbstractContextManager[Entry]:
        return self._desk.ledger.entry(
            act, about=f"person:{person_id}", areas=_AREAS, detail={"role": role.value}
        )

    def _known(self, person_id: str) -> PersonRecord:
        record = people.person(self._desk.database, person_id)
        if record is None:
            raise KnownError("P102", "利用者が見つかりません。一覧から選び直してください。")
        return record

    def _other(self, person_id: str) -> PersonRecord:
        if person_id == self._desk.me.person_id:
            raise KnownError("P104", "自分自身には行えません。別の責任者に依頼してください。")
        return self._known(person_id)

    def _table(self) -> SlotTable:
        return slot_file.read_table(self._desk.folder)

    def _slots_without(self, person_id: str) -> tuple[Slot, ...]:
        return tuple(s for s in self._table().slots if s.owner.person_id != person_id)

    def _make_slot(self, owner: Owner, password: str) -> Slot:
        slot, _ = make_slot(
            self._desk.inspection_id,
            owner,
            password=password,
            data_key=self._desk.secrets.data_key,
            parameters=self._desk.parameters,
        )
        return slot

    def _write_slots(self, slots: tuple[Slot, ...]) -> None:
        secrets = self._desk.secrets
        table = sign_table(
            self._desk.inspection_id, slots, signer=secrets.slot_id, identity=secrets.identity
        )
        slot_file.write_table(self._desk.folder, table)


def _row(record: PersonRecord) -> PersonRow:
    return PersonRow(
        person_id=record.person_id,
        user=record.user,
        name=record.name,
        role=record.role,
        role_words=words(record.role),
        active=record.active,
        last_sign_in=record.last_sign_in,
    )
