"""Founding an inspection: its folder, its keys, and its first 責任者."""

from dataclasses import dataclass
from pathlib import Path

from app.access import slot_file
from app.access.inspection_folder import (
    check_user_name,
    key_record,
    make_desk,
    open_store,
    person_record,
    prepare_folder,
)
from app.access.passwords import check_password
from app.access.slots import Owner, Slot, make_slot, sign_table
from app.canonical import to_text
from app.changes import Area
from app.clock import SystemClock
from app.desk import Desk, Person, Secrets
from app.files import new_id
from app.keys import KdfParameters, new_key
from app.people import Role
from app.record.acts import Act
from app.record.chain import ChainKey
from app.store import facts, people


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A person to be entered, with the first password."""

    user: str  # ID typed at sign-in
    name: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInspection:
    """What the first run asks for."""

    title: str
    office: str
    first: NewPerson  # becomes the first 責任者
    demonstration: bool = False


def create(folder: Path, new: NewInspection, *, parameters: KdfParameters) -> Desk:
    """Make an inspection in a new or empty folder and sign its first 責任者 in.

    Raises:
        KnownError: I101 folder not empty, I102 password too short or too common, I103 user name.
    """
    folder = folder.absolute()
    check_user_name(new.first.user)
    check_password(new.first.password, user=new.first.user)
    prepare_folder(folder)
    inspection_id, data_key, chain = new_id(), new_key(), ChainKey(new_key())
    owner = Owner(
        slot_id=new_id(), person_id=new_id(), user=new.first.user, role=Role.SUPERVISOR, epoch=1
    )
    slot, identity = make_slot(
        inspection_id,
        owner,
        password=new.first.password,
        data_key=data_key,
        parameters=parameters,
    )
    secrets = Secrets(data_key=data_key, chain=chain, identity=identity, slot_id=owner.slot_id)
    me = Person(
        person_id=owner.person_id, user=owner.user, name=new.first.name, role=Role.SUPERVISOR
    )
    database = open_store(folder, data_key, create=True)
    desk = make_desk(
        folder,
        inspection_id,
        me=me,
        database=database,
        secrets=secrets,
        slot=slot,
        clock=SystemClock(),
    )
    _enter_first(desk, new, slot)
    # The slots come last: without them the folder is no inspection, whatever else lies in it.
    slot_file.write_table(
        folder, sign_table(inspection_id, (slot,), signer=owner.slot_id, identity=identity)
    )
    return desk


def _enter_first(desk: Desk, new: NewInspection, slot: Slot) -> None:
    areas = frozenset({Area.PEOPLE, Area.SETTINGS})
    about = f"person:{desk.me.person_id}"
    detail = {"demonstration": int(new.demonstration)}
    with desk.ledger.entry(
        Act.INSPECTION_CREATED, about=about, areas=areas, detail=detail
    ) as entry:
        store = desk.database
        facts.set_fact(store, "inspection_id", desk.inspection_id)
        facts.set_fact(store, "created_at", entry.at)
        facts.set_fact(store, "chain_key", to_text(desk.secrets.chain.key))
        facts.set_fact(store, "demonstration", str(int(new.demonstration)))
        facts.set_setting(store, "title", new.title)
        facts.set_setting(store, "office", new.office)
        people.add_person(store, person_record(slot.owner, new.first.name, entry.at))
        people.add_key(store, key_record(slot))
