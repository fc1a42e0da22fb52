"""The ledger (操作記録) and the one door for writes.

Whatever changes the store happens inside `with ledger.entry(...)`: the change and its chained entry
are committed in one transaction, or neither is.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from app.case_states import CaseId
from app.changes import Area, Changes
from app.clock import Clock, stamp
from app.keys import Identity
from app.record.acts import SIGNED, Act
from app.record.anchor import Anchor, Head
from app.record.chain import START, Body, ChainKey, read_body, signed_message
from app.store import entries
from app.store.database import Database
from app.store.entries import EntryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who acts: the person and the key slot whose keys sign."""

    person_id: str
    slot_id: str
    identity: Identity


@dataclass(slots=True)
class Entry:
    """An entry while its change is being written."""

    seq: int
    at: str
    database: Database
    chain: ChainKey
    areas: frozenset[Area]
    cases: frozenset[CaseId]
    detail: dict[str, str | int]
    digests: list[str] = field(default_factory=list)

    def cover(self, table: str, row: Mapping[str, str | int]) -> None:
        """Bind a written row to this entry by its keyed digest."""
        self.digests.append(self.chain.row_digest(table, row))

    def changes(self) -> Changes:
        """What the caller of a service gets back."""
        return Changes(areas=self.areas | {Area.LEDGER}, ledger_seq=self.seq, cases=self.cases)


class Ledger:
    """The ledger of one open inspection, written by the signed-in person."""

    def __init__(
        self,
        database: Database,
        *,
        inspection_id: str,
        chain: ChainKey,
        clock: Clock,
        signer: Signer,
        anchor: Anchor,
    ) -> None:
        self._database = database
        self._inspection_id = inspection_id
        self._chain = chain
        self._clock = clock
        self._signer = signer
        self._anchor = anchor

    def head(self) -> Head:
        """The newest entry's sequence number and MAC (zeros in a new ledger)."""
        row = entries.last(self._database)
        return Head(seq=row.seq, mac=row.mac.hex()) if row else Head(seq=0, mac=START.hex())

    @contextmanager
    def entry(
        self,
        act: Act,
        *,
        about: str,
        areas: frozenset[Area],
        detail: Mapping[str, str | int],
        cases: frozenset[CaseId] = frozenset(),
    ) -> Iterator[Entry]:
        """Open a transaction for one act; on leaving, chain its entry and commit.

        Args:
            act: What is done.
            about: kind:id of what it is done to; never a name or number of a person inspected.
            areas: What screens have to read again.
            detail: Counts, codes and digests of files.
            cases: The cases touched.
        """
        with self._database.transaction():
            before = entries.last(self._database)
            entry = Entry(
                seq=(before.seq if before else 0) + 1,
                at=self._time_after(before),
                database=self._database,
                chain=self._chain,
                areas=areas,
                cases=cases,
                detail=dict(detail),
            )
            yield entry
            row = self._chained(entry, act, about, before.mac if before else START)
            entries.add(self._database, row)
        self._anchor.remember(Head(seq=row.seq, mac=row.mac.hex()))

    @contextmanager
    def staging(self) -> Iterator[None]:
        """Write rows that nobody sees until a later entry makes them count.

        For the cases of a run that is still being filled in: entering 100,000 of them at once would
        stop the window. The entry that completes the run holds the digest of their file.
        """
        with self._database.transaction():
            yield

    def _time_after(self, before: EntryRow | None) -> str:
        """The time now, but never before the previous entry: a clock set back keeps the order."""
        now = self._clock.now()
        if before is None:
            return stamp(now)
        last = read_body(before.body).at
        return last if datetime.fromisoformat(last) > now else stamp(now)

    def _chained(self, entry: Entry, act: Act, about: str, mac_before: bytes) -> EntryRow:
        body = Body(
            at=entry.at,
            actor=self._signer.person_id,
            act=act,
            about=about,
            digests=tuple(entry.digests),
            detail=entry.detail,
        ).text()
        signed = act in SIGNED
        message = signed_message(self._inspection_id, mac_before, entry.seq, body)
        return EntryRow(
            seq=entry.seq,
            body=body,
            signed_with=self._signer.slot_id if signed else "",
            signature=self._signer.identity.sign(message) if signed else b"",
            mac=self._chain.mac(mac_before, entry.seq, body),
        )
