"""What is known of 支援措置, and the 責任者's word that it cannot be had (支援措置情報なし).

Without a list, and without a register that carries the flag, nobody knows whose address must not be
shown: printing of addresses is blocked. A 責任者 may record that the information cannot be had and
why; then printing goes on and every page says so. A list taken in later ends that.
"""

import json
from dataclasses import dataclass

from app.batches.batch_views import batch_facts, whole
from app.batches.scope import Side
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.people import Permission
from app.record.acts import Act
from app.store import batches, facts, people
from app.words import words

NOT_TAKEN_IN = "支援措置情報 未取込"
UNAVAILABLE = "支援措置情報なし"
LONGEST_REASON = 200
_KEY = "protection_unavailable"
_TELLING = (Side.PROTECTED, Side.REGISTER)
"""A business column alone says nothing of the other residents that a screen shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailable:
    """The 責任者's record that the information cannot be had."""

    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionState:
    """What is known: `words` for every screen and page, and whether addresses may be printed."""

    words: str
    known: bool
    unavailable: Unavailable | None  # None where nobody recorded that, or it is known by now

    @property
    def printable(self) -> bool:
        """Whether addresses may be printed."""
        return self.known or self.unavailable is not None


class ProtectionRecord:
    """The state of 支援措置 of an inspection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def state(self) -> ProtectionState:
        """What is known now."""
        known = [
            row
            for side in _TELLING
            for row in batches.in_use(self._desk.database, side)
            if batch_facts(row).get("protected_known")
        ]
        if known:
            sources = "・".join(dict.fromkeys(words(Side(row.side)) for row in known))
            count = sum(whole(batch_facts(row), "protected") for row in known)
            said = f"支援措置 {count:,} 人({sources})"
            return ProtectionState(words=said, known=True, unavailable=None)
        recorded = self._unavailable()
        said = UNAVAILABLE if recorded else NOT_TAKEN_IN
        return ProtectionState(words=said, known=False, unavailable=recorded)

    def record_unavailable(self, reason: str) -> Changes:
        """Record that 支援措置 information cannot be had, and why.

        Raises:
            KnownError: P101 not a 責任者; S101 it is known; S102 no reason, or too long.
        """
        self._desk.require(Permission.PROTECTED_LANE)
        if self.state().known:
            raise KnownError("S101", "支援措置の情報は取込済みです。この記録は必要ありません。")
        said = reason.strip()
        if not said or len(said) > LONGEST_REASON:
            sentence = f"入手できない理由を{LONGEST_REASON}字以内で入力してください。"
            raise KnownError("S102", sentence)
        with self._desk.ledger.entry(
            Act.PROTECTION_UNAVAILABLE,
            about=f"inspection:{self._desk.inspection_id}",
            areas=frozenset({Area.BATCHES, Area.SETTINGS}),
            detail={"reason": said},
        ) as entry:
            body = {"reason": said, "by": self._desk.me.person_id, "at": entry.at}
            facts.set_setting(entry.database, _KEY, json.dumps(body, ensure_ascii=False))
        return entry.changes()

    def require_printable(self) -> None:
        """Refuse to print addresses while nobody knows whose must not be shown.

        Raises:
            KnownError: S103.
        """
        if not self.state().printable:
            raise KnownError(
                "S103",
                "支援措置の情報が未取込のため、住所は印刷できません。一覧を取り込むか、"
                "責任者が入手できない理由を記録してください。",
            )

    def _unavailable(self) -> Unavailable | None:
        stored = facts.setting(self._desk.database, _KEY)
        if stored is None:
            return None
        body = json.loads(stored)
        names = people.names(self._desk.database)
        return Unavailable(reason=body["reason"], by=names.get(body["by"], ""), at=body["at"])
