"""Verification of the ledger: chain, signatures, decisions and 担当 folded back from history."""

import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.case_states import CaseState, Move, Outcome, fold
from app.keys import signature_holds
from app.record.acts import SIGNED, Act
from app.record.chain import START, Body, ChainKey, head_code, read_body, signed_message
from app.store import cases, entries, history, people
from app.store.database import Database
from app.store.entries import EntryRow
from app.store.history import AssignmentRow, DecisionRow
from app.store.people import KeyRecord

_SLICE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The result of walking the whole ledger. `faults` are sentences naming the sequence number."""

    entries: int
    signatures: int
    head: str
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Nothing was found."""
        return not self.faults


def verify(database: Database, *, inspection_id: str, chain: ChainKey) -> Verification:
    """Walk the ledger and everything that hangs on it."""
    walk = _Walk(inspection_id, chain, people.keys(database))
    for row in _all_entries(database):
        walk.take(row)
    faults = [
        *walk.faults,
        *_uncovered_rows(database, chain, walk),
        *_wrong_states(database),
        *_wrong_assignees(database),
    ]
    return Verification(
        entries=walk.seq,
        signatures=walk.signatures,
        head=head_code(walk.mac),
        faults=tuple(faults),
    )


def _all_entries(database: Database) -> Iterator[EntryRow]:
    seq = 0
    while rows := entries.after(database, seq, _SLICE):
        yield from rows
        seq = rows[-1].seq


class _Walk:
    """One pass over the entries, oldest first."""

    def __init__(self, inspection_id: str, chain: ChainKey, keys: Mapping[str, KeyRecord]) -> None:
        self._inspection_id = inspection_id
        self._chain = chain
        self._keys = keys
        self.seq = 0
        self.mac = START
        self.signatures = 0
        self.faults: list[str] = []
        self.digests: dict[int, frozenset[str]] = {}

    def take(self, row: EntryRow) -> None:
        """Check one entry against the one before."""
        if row.seq != self.seq + 1:
            self.faults.append(f"操作記録の{self.seq + 1}番が抜けています。")
        if not hmac.compare_digest(row.mac, self._chain.mac(self.mac, row.seq, row.body)):
            self.faults.append(f"操作記録の{row.seq}番が書き換えられています。")
        body = read_body(row.body)
        self._check_signature(row, body)
        if body.digests:
            self.digests[row.seq] = frozenset(body.digests)
        self.seq, self.mac = row.seq, row.mac

    def _check_signature(self, row: EntryRow, body: Body) -> None:
        if Act(body.act) not in SIGNED:
            return
        self.signatures += 1
        key = self._keys.get(row.signed_with)
        message = signed_message(self._inspection_id, self.mac, row.seq, row.body)
        if (
            key is None
            or key.person_id != body.actor
            or not signature_holds(key.sign_public, message, row.signature)
        ):
            self.faults.append(f"操作記録の{row.seq}番の署名が本人のものではありません。")


def _uncovered_rows(database: Database, chain: ChainKey, walk: _Walk) -> Iterator[str]:
    """Rows whose digest does not stand in their entry, and entries whose rows are gone."""
    found: dict[int, int] = {}
    for kind, table in history.TABLES.items():
        for row in history.all_rows(database, kind):
            digest = chain.row_digest(table, history.as_values(row))
            found[row.ledger_seq] = found.get(row.ledger_seq, 0) + 1
            if digest not in walk.digests.get(row.ledger_seq, frozenset()):
                yield f"操作記録の{row.ledger_seq}番に対応する内容が書き換えられています。"
    for seq, digests in walk.digests.items():
        if found.get(seq, 0) < len(digests):
            yield f"操作記録の{seq}番に対応する内容が失われています。"


def _wrong_states(database: Database) -> Iterator[str]:
    """Cases whose state is not what their decisions lead to."""
    moves: dict[int, list[Move]] = {}
    for row in history.all_rows(database, DecisionRow):
        if isinstance(row, DecisionRow):
            moves.setdefault(row.case_id, []).append(as_move(row))
    for case_id, state in cases.states(database):
        if _folded(moves.get(case_id, [])) is not state:
            yield f"整理番号{case_id:07d}の状態が確認結果の履歴と合いません。"


def _wrong_assignees(database: Database) -> Iterator[str]:
    """Cases that are another person's than who was given them last."""
    given: dict[int, str] = {}
    for row in history.all_rows(database, AssignmentRow):
        if isinstance(row, AssignmentRow):
            given |= dict.fromkeys(_members(row), row.person)
    for case_id, assignee in cases.assignees(database):
        if given.get(case_id, "") != assignee:
            yield f"整理番号{case_id:07d}の担当が割り当ての履歴と合いません。"


def _members(row: AssignmentRow) -> list[int]:
    """The cases of an assignment; none where they were made unreadable, which its digest tells."""
    try:
        members = json.loads(row.members)
    except ValueError:
        return []
    return [one for one in members if isinstance(one, int)] if isinstance(members, list) else []


def as_move(row: DecisionRow) -> Move:
    """A decision as the state table sees it."""
    return Move(decision_id=row.decision_id, outcome=Outcome(row.outcome), withdraws=row.withdraws)


def _folded(moves: list[Move]) -> CaseState | None:
    try:
        return fold(moves)
    except ValueError:
        return None
