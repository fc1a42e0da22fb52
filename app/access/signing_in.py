"""Signing in: the password, then everything that must be right before anybody works."""

from pathlib import Path

from app.access import slot_file
from app.access.inspection_folder import anchor_of, is_inspection, key_record, make_desk, open_store
from app.access.slots import Slot, SlotTable, damaged, open_slot
from app.access.throttle import Throttle
from app.canonical import to_bytes
from app.changes import Area
from app.clock import Clock, SystemClock, stamp
from app.desk import Desk, Person, Secrets
from app.errors import KnownError
from app.keys import FLOOR, Identity, KdfParameters, stretch
from app.people import Role
from app.record.acts import Act
from app.record.anchor import Anchor, Head
from app.record.chain import ChainKey
from app.record.ledger_check import verify
from app.store import entries, facts, people
from app.store.database import Database


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
    database = open_store(folder, data_key, create=False)
    try:
        me = _registered(database, table, slot)
        chain = ChainKey(to_bytes(facts.fact(database, "chain_key")))
        secrets = Secrets(
            data_key=data_key, chain=chain, identity=identity, slot_id=slot.owner.slot_id
        )
        _require_sound(database, table.inspection_id, chain)
        older = _is_older(database, anchor_of(folder, data_key))
        _require_newest(older=older, me=me, reason=accept_older)
        desk = make_desk(
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
