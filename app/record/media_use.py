"""The use of a medium (媒体), entered together with the act it belongs to.

A drive that can be pulled out is only used once it is registered: it is known again by the serial
that it tells. A folder of the terminal itself needs no medium; the record says so.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app import mounted
from app.changes import Area
from app.errors import KnownError
from app.files import new_id
from app.record.ledger import Entry
from app.store import history, media
from app.store.database import Database
from app.store.media_rows import MediumRow, MediumUseRow

LONGEST = 100
"""Characters of what is said about a use."""

INSIDE = "端末内のフォルダー"
"""Stands on screen and paper where no medium was used."""

_DIGIT_RUN = re.compile(r"\d{11,}")


class MediumUseKind(StrEnum):
    """What a medium was used for."""

    IMPORT = "import"
    REPLY = "reply"
    INQUIRY = "inquiry"
    BACKUP = "backup"
    REJECTED = "rejected"
    FIGURES = "figures"


_LEAVES_PERSONAL_DATA = frozenset(
    {MediumUseKind.IMPORT, MediumUseKind.REPLY, MediumUseKind.INQUIRY}
)
"""Uses after which somebody has to erase a readable file: a backup is encrypted, a list of rejected
rows holds no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """What a person says of the medium of one import or carrying-out."""

    medium: str = ""  # 管理番号; "" = whatever the drive tells, else a folder of the terminal
    approver: str = ""  # 承認者, a member of the staff
    approval: str = ""  # 承認番号
    purpose: str = ""  # 用途


UNTOLD = Carriage()
"""Nothing was said: a folder of the terminal itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumUse:
    """One use on its way into the register."""

    kind: MediumUseKind
    about: str  # batch:id, inquiry:id …
    contents: str
    sha256: str
    medium: MediumRow | None  # None = a folder of the terminal
    carriage: Carriage
    by_person: str


def usable_medium(database: Database, carriage: Carriage, path: Path) -> MediumRow | None:
    """The registered medium that a path lies on, None for a folder of the terminal.

    Raises:
        KnownError: E701 not registered, stopped, or another one than the carriage says.
    """
    drive = mounted.mounted_at(path)
    stopped = media.stops(database)
    registered = [row for row in media.media(database) if row.medium_id not in stopped]
    known = next((r for r in registered if r.serial and r.serial == drive.serial), None)
    code = carriage.medium.strip()
    chosen = next((r for r in registered if r.code == code), None if code else known)
    if code and chosen is None:
        raise _unusable("媒体管理簿に登録されていないか、使用停止の媒体です。")
    if known is not None and known is not chosen:
        raise _unusable("選んだ管理番号と違う媒体です。")
    if chosen is None and drive.removable:
        raise _unusable("媒体管理簿に登録されていません。")
    return chosen


def medium_of_approved(database: Database, carriage: Carriage, folder: Path) -> MediumRow | None:
    """The medium of a carrying-out that a second person approves; None = this approval registers it.

    Raises:
        KnownError: E701 stopped, or another one than the carriage says.
    """
    codes = {row.code for row in media.media(database)}
    if carriage.medium.strip() in codes:
        return usable_medium(database, carriage, folder)
    serial = mounted.mounted_at(folder).serial
    if serial and any(row.serial == serial for row in media.media(database)):
        raise _unusable("選んだ管理番号と違う媒体です。")
    return None


def enter_medium(
    entry: Entry, carriage: Carriage, folder: Path, *, by_person: str, approved_by: str
) -> MediumRow:
    """Register the medium of an approved carrying-out with the entry of that act."""
    row = MediumRow(
        medium_id=new_id(),
        code=carriage.medium.strip(),
        label="",
        serial=mounted.mounted_at(folder).serial,
        approved_by=approved_by,
        by_person=by_person,
        at=entry.at,
        ledger_seq=entry.seq,
    )
    history.add(entry.database, row)
    entry.cover("medium", history.as_values(row))
    return row


def require_told(carriage: Carriage, medium: MediumRow | None) -> None:
    """Refuse what is too long, holds a long run of digits, or is missing though a medium is used.

    Raises:
        KnownError: M102.
    """
    if medium is not None and not (carriage.approver.strip() and carriage.purpose.strip()):
        raise KnownError("M102", "媒体の使用を承認した人と用途を入力してください。")
    for text in (carriage.medium, carriage.approver, carriage.approval, carriage.purpose):
        if len(text) > LONGEST or _DIGIT_RUN.search(unicodedata.normalize("NFKC", text)):
            sentence = (
                f"媒体の使用の記録は{LONGEST}文字以内で、個人番号を含めずに入力してください。"
            )
            raise KnownError("M102", sentence)


def enter_use(entry: Entry, use: MediumUse) -> None:
    """Write a use with the entry of its act; the entry names medium, approver and purpose."""
    carriage, medium = use.carriage, use.medium
    row = MediumUseRow(
        use_id=new_id(),
        medium_id=medium.medium_id if medium else "",
        kind=use.kind,
        about=use.about,
        contents=use.contents,
        sha256=use.sha256,
        approver=carriage.approver.strip(),
        approval=carriage.approval.strip(),
        purpose=carriage.purpose.strip(),
        erasable=int(use.kind in _LEAVES_PERSONAL_DATA),
        by_person=use.by_person,
        at=entry.at,
        ledger_seq=entry.seq,
    )
    history.add(entry.database, row)
    entry.cover("medium_use", history.as_values(row))
    entry.areas |= {Area.MEDIA}
    entry.detail["medium"] = medium.code if medium else INSIDE
    for name, value in (
        ("medium_serial", medium.serial if medium else ""),
        ("approver", row.approver),
        ("approval", row.approval),
        ("purpose", row.purpose),
    ):
        if value:
            entry.detail[name] = value


def _unusable(why: str) -> KnownError:
    return KnownError(
        "E701", f"この媒体・ファイル名は使えません。{why}責任者に登録を確かめてください。"
    )
