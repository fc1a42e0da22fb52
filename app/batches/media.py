"""The media register (媒体管理簿): media registered and stopped, their uses, what was erased.

Registering takes a 責任者: at the desk, or beside the person at the desk (承認).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import mounted
from app.access.approval import Approver, approve
from app.batches.media_views import DriveView, MediumState, MediumUseView, MediumView
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import new_id
from app.people import Permission, Role
from app.record.acts import Act
from app.record.media_use import INSIDE, UNTOLD, Carriage, MediumUseKind
from app.store import history, media, people
from app.store.media_rows import MediumErasureRow, MediumRow, MediumStopRow, MediumUseRow
from app.words import words

__all__ = ["Carriage", "DriveView", "Media", "MediumUseView", "MediumView", "NewMedium"]

LONGEST_CODE, LONGEST_LABEL = 20, 40
_CODE = re.compile(r"[^\s\W][\w\-/.・()第号]*", re.UNICODE)
_AREAS = frozenset({Area.MEDIA})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMedium:
    """What is asked when a medium is registered."""

    code: str  # 管理番号
    label: str  # 品名・表示
    serial: str  # as its drive tells it, "" = not told


class Media:
    """The media register of an inspection, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def media(self) -> tuple[MediumView, ...]:
        """All media, oldest first."""
        names = people.names(self._desk.database)
        stopped = media.stops(self._desk.database)
        uses = self.uses()
        return tuple(
            _medium_view(row, names, uses, stopped=row.medium_id in stopped)
            for row in media.media(self._desk.database)
        )

    def uses(self) -> tuple[MediumUseView, ...]:
        """All uses, newest first."""
        database = self._desk.database
        names, erased = people.names(database), media.erasures(database)
        codes = {row.medium_id: row.code for row in media.media(database)}
        return tuple(
            _use_view(row, names, codes, erased.get(row.use_id))
            for row in reversed(media.uses(database))
        )

    def waiting(self) -> tuple[MediumUseView, ...]:
        """Uses whose leavings nobody recorded as erased, oldest first."""
        return tuple(use for use in reversed(self.uses()) if use.waits)

    def drive_of(self, path: Path) -> DriveView:
        """The drive a file lies on."""
        drive = mounted.mounted_at(path)
        return DriveView(drive=drive, medium=self._known(drive.serial))

    def suggested(self, medium_id: str) -> Carriage:
        """What was said of the last use of a medium, but for its approval number."""
        row = next((r for r in media.media(self._desk.database) if r.medium_id == medium_id), None)
        last = next((u for u in self.uses() if u.medium_id == medium_id and medium_id), None)
        if row is None:
            return UNTOLD
        return Carriage(
            medium=row.code,
            approver=last.approver if last else "",
            purpose=last.purpose if last else "",
        )

    def register(self, new: NewMedium, approver: Approver | None) -> MediumView:
        """Register a medium; `approver` None where the person at the desk is a 責任者.

        Raises:
            KnownError: P101; M101 number or label missing, too long or taken; A101, I105, I106,
                I110 as app.access.approval.
        """
        self._desk.require(Permission.IMPORT)
        self._require_new(new)
        approved_by = "" if approver is None else self._approved(new, approver)
        if approver is None and self._desk.me.role is not Role.SUPERVISOR:
            raise KnownError("P101", "この操作の権限がありません。責任者に依頼してください。")
        medium_id = new_id()
        with self._desk.ledger.entry(
            Act.MEDIUM_REGISTERED, about=f"medium:{medium_id}", areas=_AREAS, detail={}
        ) as entry:
            row = MediumRow(
                medium_id=medium_id,
                code=new.code.strip(),
                label=new.label.strip(),
                serial=new.serial.strip(),
                approved_by=approved_by,
                by_person=self._desk.me.person_id,
                at=entry.at,
                ledger_seq=entry.seq,
            )
            history.add(entry.database, row)
            entry.cover("medium", history.as_values(row))
            told = {"medium": row.code, "medium_serial": row.serial, "approved_by": approved_by}
            entry.detail.update({name: value for name, value in told.items() if value})
        return next(view for view in self.media() if view.medium_id == row.medium_id)

    def stop(self, medium_id: str, reason: str) -> Changes:
        """Stop using a medium; for the 責任者.

        Raises:
            KnownError: P101; M101 no such medium in use, or no reason.
        """
        self._desk.require(Permission.CHANGE_SETTINGS)
        known = {row.medium_id for row in media.media(self._desk.database)}
        if medium_id not in known - set(media.stops(self._desk.database)):
            raise KnownError("M101", "使用中の媒体を一覧から選んでください。")
        if not 1 <= len(reason.strip()) <= LONGEST_LABEL:
            raise KnownError("M101", f"使用停止の理由を{LONGEST_LABEL}文字以内で入力してください。")
        with self._desk.ledger.entry(
            Act.MEDIUM_STOPPED, about=f"medium:{medium_id}", areas=_AREAS, detail={}
        ) as entry:
            row = MediumStopRow(
                medium_id=medium_id,
                reason=reason.strip(),
                by_person=self._desk.me.person_id,
                at=entry.at,
                ledger_seq=entry.seq,
            )
            history.add(entry.database, row)
            entry.cover("medium_stop", history.as_values(row))
        return entry.changes()

    def record_erasure(self, use_id: str, erased_on: date) -> Changes:
        """Record 消去済み: what a use left on its medium was erased that day.

        Raises:
            KnownError: P101; M103 nothing to erase or recorded already, M104 a day before the use
                or in the future.
        """
        self._desk.require(Permission.IMPORT)
        use = next((one for one in self.waiting() if one.use_id == use_id), None)
        if use is None:
            raise KnownError("M103", "消去を記録する使用を一覧から選んでください。")
        if not use.at[:10] <= erased_on.isoformat() <= self._desk.clock.now().date().isoformat():
            raise KnownError("M104", "消去した日は、使用した日から今日までで入力してください。")
        detail: dict[str, str | int] = {"medium": use.code, "erased_on": erased_on.isoformat()}
        with self._desk.ledger.entry(
            Act.MEDIUM_ERASED, about=f"medium:{use.medium_id}", areas=_AREAS, detail=detail
        ) as entry:
            row = MediumErasureRow(
                use_id=use_id,
                erased_on=erased_on.isoformat(),
                by_person=self._desk.me.person_id,
                at=entry.at,
                ledger_seq=entry.seq,
            )
            history.add(entry.database, row)
            entry.cover("medium_erasure", history.as_values(row))
        return entry.changes()

    def _known(self, serial: str) -> MediumView | None:
        found = (view for view in self.media() if serial and view.serial == serial)
        return next((view for view in found if view.state is not MediumState.STOPPED), None)

    def _require_new(self, new: NewMedium) -> None:
        code, label = unicodedata.normalize("NFKC", new.code.strip()), new.label.strip()
        if not _CODE.fullmatch(code) or len(code) > LONGEST_CODE or len(label) > LONGEST_LABEL:
            raise KnownError(
                "M101", f"媒体の管理番号を{LONGEST_CODE}文字以内で入力してください(例 USB-07)。"
            )
        views = self.media()
        if any(unicodedata.normalize("NFKC", view.code) == code for view in views):
            raise KnownError("M101", "この管理番号は登録済みです。別の番号を付けてください。")
        if self._known(new.serial.strip()) is not None:
            raise KnownError(
                "M101", "この媒体は別の管理番号で登録済みです。一覧から選んでください。"
            )

    def _approved(self, new: NewMedium, approver: Approver) -> str:
        said = {"medium": new.code, "label": new.label, "serial": new.serial}
        return approve(self._desk, approver, said).person_id


def _medium_view(
    row: MediumRow, names: dict[str, str], uses: tuple[MediumUseView, ...], *, stopped: bool
) -> MediumView:
    own = [use for use in uses if use.medium_id == row.medium_id]
    waits = any(use.waits for use in own)
    state = MediumState.NOT_ERASED if waits else MediumState.USABLE
    state = MediumState.STOPPED if stopped else state
    return MediumView(
        medium_id=row.medium_id,
        code=row.code,
        label=row.label,
        serial=row.serial,
        registered_at=row.at,
        registered_by=names.get(row.by_person, ""),
        approved_by=names.get(row.approved_by, ""),
        state=state,
        state_words=words(state),
        uses=len(own),
    )


def _use_view(
    row: MediumUseRow,
    names: dict[str, str],
    codes: dict[str, str],
    erasure: MediumErasureRow | None,
) -> MediumUseView:
    return MediumUseView(
        use_id=row.use_id,
        medium_id=row.medium_id,
        code=codes.get(row.medium_id, INSIDE),
        kind_words=words(MediumUseKind(row.kind)),
        at=row.at,
        by=names.get(row.by_person, ""),
        contents=row.contents,
        sha256=row.sha256,
        approver=row.approver,
        approval=row.approval,
        purpose=row.purpose,
        erasable=bool(row.erasable),
        erased_on=erasure.erased_on if erasure else "",
        erased_by=names.get(erasure.by_person, "") if erasure else "",
    )
