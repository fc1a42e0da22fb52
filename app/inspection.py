"""The inspection folder: what lies where, creating one, and opening it with a password.

FOLDER/decisions.db   encrypted decision store          FOLDER/batches/<id>  write-once, own key
FOLDER/slots.json     key slots (and slots.copy.json)   FOLDER/runs/<id>     write-once, own key
FOLDER/anchor.json    last ledger head seen here        FOLDER/attempts.json wrong passwords
"""

from dataclasses import dataclass
from pathlib import Path

from app import slot_file
from app.acts import Act
from app.anchor import Anchor, Head
from app.canonical import to_bytes, to_text
from app.chain import ChainKey
from app.changes import Area
from app.clock import Clock, SystemClock, stamp
from app.desk import Desk, Person, Secrets
from app.errors import KnownError
from app.files import new_id
from app.keys import FLOOR, Identity, KdfParameters, derive, new_key, stretch
from app.ledger import Ledger, Signer
from app.ledger_check import verify
from app.passwords import check_password
from app.people import Role
from app.slots import Owner, Slot, SlotTable, damaged, make_slot, open_slot, sign_table
from app.store import entries, facts, people
from app.store.cipher import StoreUnreadableError
from app.store.database import Database
from app.store.people import KeyRecord, PersonRecord
from app.throttle import Throttle

STORE = "decisions.db"
_FOLDERS = ("batches", "runs")


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


def is_inspection(folder: Path) -> bool:
    """Whether a folder is an inspection folder (its key slots are there)."""
    return any((folder / name).is_file() for name in (slot_file.FILE, slot_file.COPY))


def check_user_name(user: str) -> None:
    """Refuse an empty, spaced or overlong user name.

    Raises:
        KnownError: I103.
    """
    if not user.strip() or user != user.strip() or len(user) > 40 or not user.isprintable():
        sentence = "利用者IDは空白を含まない40文字以内で入力してください。"
        raise KnownError("I103", sentence)


def prepare_folder(folder: Path) -> None:
    """Make the folder of a new inspection.

    Raises:
        KnownError: I101 if something already lies there or it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if any(folder.iterdir()):
            sentence = "点検フォルダーは空のフォルダーか新しい名前を指定してください。"
            raise KnownError("I101", sentence)
        for name in _FOLDERS:
            (folder / name).mkdir(mode=0o700)
    except OSError as error:
        sentence = "点検フォルダーを作れません。場所と書き込みの権限を確認してください。"
        raise KnownError("I101", sentence) from error


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
    database = _open_store(folder, data_key, create=True)
    desk = _desk(folder, inspection_id, me=me, database=database, secrets=secrets, slot=slot)
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


def person_record(owner: Owner, name: str, last_sign_in: str) -> PersonRecord:
    """The row of a new person."""
    return PersonRecord(
        person_id=owner.person_id,
        user=owner.user,
        name=name,
        role=owner.role,
        active=True,
        last_sign_in=last_sign_in,
    )


def key_record(slot: Slot) -> KeyRecord:
    """The row of a new pair of keys."""
    return KeyRecord(
        slot_id=slot.owner.slot_id,
        person_id=slot.owner.person_id,
        sign_public=slot.sign_public,
        box_public=slot.box_public,
        retired_at="",
    )


def _open_store(folder: Path, data_key: bytes, *, create: bool) -> Database:
    try:
        return Database(folder / STORE, derive(data_key, "database"), create=create)
    except StoreUnreadableError:
        sentence = "確認結果の保存ファイルが壊れています。バックアップから復元してください。"
        raise KnownError("D102", sentence) from None


def _desk(
    folder: Path,
    inspection_id: str,
    *,
    me: Person,
    database: Database,
    secrets: Secrets,
    slot: Slot,
    clock: Clock | None = None,
) -> Desk:
    time = clock or SystemClock()
    ledger = Ledger(
        database,
        inspection_id=inspection_id,
        chain=secrets.chain,
        clock=time,
        signer=Signer(person_id=me.person_id, slot_id=secrets.slot_id, identity=secrets.identity),
        anchor=_anchor(folder, secrets.data_key),
    )
    return Desk(
        folder=folder,
        inspection_id=inspection_id,
        me=me,
        database=database,
        ledger=ledger,
        clock=time,
        secrets=secrets,
        parameters=slot.lock.parameters,
    )


def _anchor(folder: Path, data_key: bytes) -> Anchor:
    return Anchor(folder, derive(data_key, "anchor"))


def sign_in(
    folder: Path,
    *,
    user: str,
    password: str,
    weakest: KdfParameters = FLOOR,
    accept_older: str = "",
) -> Desk:
    """Open an inspection for one person.

    Args:
        folder: The inspection folder.
        user: ID as typed.
        password: As typed.
        weakest: Slots that ask for less work than this are refused; tests alone lower it.
        accept_older: The reason of a 責任者 for going on with an older copy (L102), else "".

    Raises:
        KnownError: I104 no inspection here, I105 wrong user or password, I106 wait (throttle),
            I107 in use by another program, I108 key slots damaged, I109 newer program needed,
            I110 too many tries today, D102 store damaged, L101 ledger does not verify,
            L102 an older copy was put back.
    """
    folder = folder.absolute()
    if not is_inspection(folder):
        raise KnownError("I104", "点検フォルダーではありません。フォルダーを選び直してください。")
    clock = SystemClock()
    table = slot_file.read_table(folder)
    slot, identity = _recognise(
        folder, table, user=user, password=password, clock=clock, weakest=weakest
    )
    data_key = identity.unseal(slot.sealed_key)
    if data_key is None:
        raise damaged()
    database = _open_store(folder, data_key, create=False)
    try:
        me = _registered(database, table, slot)
        chain = ChainKey(to_bytes(facts.fact(database, "chain_key")))
        secrets = Secrets(
            data_key=data_key, chain=chain, identity=identity, slot_id=slot.owner.slot_id
        )
        _require_sound(database, table.inspection_id, chain)
        older = _is_older(database, _anchor(folder, data_key))
        _require_newest(older=older, me=me, reason=accept_older)
        desk = _desk(
            folder,
            table.inspection_id,
            me=me,
            database=database,
            secrets=secrets,
            slot=slot,
            clock=clock,
        )
        _enter_sign_in(desk, older=older)
    except BaseException:
        database.close()
        raise
    return desk


def _recognise(
    folder: Path,
    table: SlotTable,
    *,
    user: str,
    password: str,
    clock: Clock,
    weakest: KdfParameters,
) -> tuple[Slot, Identity]:
    """The slot and keys of the person who typed this."""
    throttle = Throttle(folder)
    throttle.check(user, clock.now())
    slot = table.of_user(user)
    if slot is None:
        # The same work as for a known user, so that the time tells nothing.
        stretch(password, bytes(16), table.slots[0].lock.parameters)
        identity = None
    else:
        identity = open_slot(table.inspection_id, slot, password=password, weakest=weakest)
    if slot is None or identity is None:
        throttle.failed(user, clock.now())
        raise wrong_password()
    return slot, identity


def wrong_password() -> KnownError:
    """The one sentence for a wrong user name or password (I105)."""
    return KnownError("I105", "利用者IDまたはパスワードが違います。入力し直してください。")


def _registered(database: Database, table: SlotTable, slot: Slot) -> Person:
    """The person of a slot, once every slot's keys and role are those of the register of people.

    Without this an insider who holds the data key could add a slot with keys of their own.
    """
    if facts.fact(database, "inspection_id") != table.inspection_id:
        raise damaged()
    known = people.keys(database)
    signers = [s for s in table.slots if s.owner.slot_id == table.signed_by]
    for checked in (slot, *signers):
        record = people.person(database, checked.owner.person_id)
        if (
            record is None
            or not record.active
            or record.role is not checked.owner.role
            or known.get(checked.owner.slot_id) != key_record(checked)
        ):
            raise damaged()
    record = people.person(database, slot.owner.person_id)
    if record is None:
        raise damaged()
    return Person(person_id=record.person_id, user=record.user, name=record.name, role=record.role)


def _require_sound(database: Database, inspection_id: str, chain: ChainKey) -> None:
    result = verify(database, inspection_id=inspection_id, chain=chain)
    if not result.sound:
        more = f"ほか{len(result.faults) - 1}件。" if len(result.faults) > 1 else ""
        sentence = f"{result.faults[0]}{more}バックアップから復元してください。"
        raise KnownError("L101", sentence)


def _is_older(database: Database, anchor: Anchor) -> bool:
    """Whether the store is behind, or beside, what this terminal saw last."""
    seen = anchor.recall()
    if seen is None:
        return False
    rows = entries.after(database, seen.seq - 1, 1)
    return not rows or Head(seq=rows[0].seq, mac=rows[0].mac.hex()) != seen


def _require_newest(*, older: bool, me: Person, reason: str) -> None:
    if older and not (reason and me.role is Role.SUPERVISOR):
        sentence = (
            "この端末で最後に開いたときより古い内容です。責任者が理由を入れて開いてください。"
        )
        raise KnownError("L102", sentence)


def _enter_sign_in(desk: Desk, *, older: bool) -> None:
    failures = Throttle(desk.folder).passed(desk.me.user).failures
    about = f"person:{desk.me.person_id}"
    people_area = frozenset({Area.PEOPLE})
    if older:
        with desk.ledger.entry(Act.OLDER_COPY_ACCEPTED, about=about, areas=people_area, detail={}):
            pass
    detail = {"failures_before": failures}
    with desk.ledger.entry(Act.SIGNED_IN, about=about, areas=people_area, detail=detail):
        people.set_last_sign_in(desk.database, desk.me.person_id, stamp(desk.clock.now()))


def sign_out(desk: Desk) -> None:
    """Enter the end of work and let go of the store."""
    about = f"person:{desk.me.person_id}"
    with desk.ledger.entry(Act.SIGNED_OUT, about=about, areas=frozenset({Area.PEOPLE}), detail={}):
        pass
    desk.database.close()
