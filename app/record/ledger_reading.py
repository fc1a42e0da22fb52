"""Reading the ledger (操作記録): pages of it in words, and its verification."""

from app.case_states import CaseId, serial
from app.desk import Desk
from app.ledger_words import detail_words, setting_words
from app.people import Permission
from app.record.acts import SIGNED, Act
from app.record.chain import Body, read_body
from app.record.ledger_check import Verification, verify
from app.store import entries, people
from app.store.entries import EntryRow
from app.views import LedgerRow
from app.words import words

__all__ = ["LedgerReading", "Verification"]

# How to add a kind of thing that entries are about: its word here.
_ABOUT_WORDS = {
    "batch": "取込",
    "case": "整理番号",
    "effort": "従事者数・時間外",
    "entry": "番号入力",
    "figures": "集計",
    "group": "グループ",
    "inquiry": "照会",
    "inspection": "点検",
    "medium": "媒体",
    "person": "利用者",
    "planted": "模擬の件",
    "print": "印刷",
    "profile": "取込定義",
    "run": "照合",
    "setting": "設定",
    "source": "取込元のファイル",
}
_SHOWN_MAC = 16


class LedgerReading:
    """The ledger as people read it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def count(self) -> int:
        """Number of entries."""
        return entries.count(self._desk.database)

    def page(self, *, newest_first_from: int, rows: int) -> tuple[LedgerRow, ...]:
        """`rows` entries, newest first, skipping `newest_first_from`.

        Raises:
            KnownError: P101.
        """
        self._desk.require(Permission.READ_LEDGER)
        names = people.names(self._desk.database)
        found = entries.newest(self._desk.database, skip=newest_first_from, most=rows)
        return tuple(_row(entry, names) for entry in found)

    def verify(self) -> Verification:
        """Walk chain, signatures and decisions."""
        return verify(
            self._desk.database,
            inspection_id=self._desk.inspection_id,
            chain=self._desk.secrets.chain,
        )


def _row(entry: EntryRow, names: dict[str, str]) -> LedgerRow:
    body = read_body(entry.body)
    act = Act(body.act)
    return LedgerRow(
        seq=entry.seq,
        at=body.at,
        actor=names.get(body.actor, ""),
        act=act,
        act_words=words(act),
        about=_about(body, names),
        detail=detail_words(body.detail),
        signed=act in SIGNED,
        mac=entry.mac.hex()[:_SHOWN_MAC],
    )


def _about(body: Body, names: dict[str, str]) -> str:
    kind, _, identity = body.about.partition(":")
    word = _ABOUT_WORDS.get(kind, "")
    if kind == "case":
        return f"{word} {serial(CaseId(int(identity)))}"
    if kind == "person":
        return f"{word} {names.get(identity, '')}"
    if kind == "setting":
        return f"{word} {setting_words(identity)}"
    return f"{word} {identity[:8]}"
