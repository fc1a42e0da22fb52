"""The inspection folder: what lies where, and what opening and founding one share."""

from pathlib import Path

from app.access import slot_file
from app.access.slots import Owner, Slot
from app.clock import Clock
from app.desk import Desk, Person, Secrets
from app.errors import KnownError
from app.keys import derive
from app.record.anchor import Anchor
from app.record.ledger import Ledger, Signer
from app.store.cipher import StoreUnreadableError
from app.store.database import Database
from app.store.people import KeyRecord, PersonRecord

STORE = "decisions.db"
_FOLDERS = ("batches", "runs")


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


def open_store(folder: Path, data_key: bytes, *, create: bool) -> Database:
    """The decision store of a folder.

    Raises:
        KnownError: D102 it is damaged, I107 in use elsewhere, I109 made by a newer program.
    """
    try:
        return Database(folder / STORE, derive(data_key, "database"), create=create)
    except StoreUnreadableError:
        sentence = "確認結果の保存ファイルが壊れています。バックアップから復元してください。"
        raise KnownError("D102", sentence) from None


def make_desk(
    folder: Path,
    inspection_id: str,
    *,
    me: Person,
    database: Database,
    secrets: Secrets,
    slot: Slot,
    clock: Clock,
) -> Desk:
    """The desk of a person who is known."""
    ledger = Ledger(
        database,
        inspection_id=inspection_id,
        chain=secrets.chain,
        clock=clock,
        signer=Signer(person_id=me.person_id, slot_id=secrets.slot_id, identity=secrets.identity),
        anchor=anchor_of(folder, secrets.data_key),
    )
    return Desk(
        folder=folder,
        inspection_id=inspection_id,
        me=me,
        database=database,
        ledger=ledger,
        clock=clock,
        secrets=secrets,
        parameters=slot.lock.parameters,
    )


def anchor_of(folder: Path, data_key: bytes) -> Anchor:
    """The anchor of a folder."""
    return Anchor(folder, derive(data_key, "anchor"))
