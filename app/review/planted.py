"""Invented cases (模擬の件) mixed into a caseworker's queue, to see whether attention holds.

They lie in tables of their own: no count, list, print, export, group, figure or forecast reads
those. Each is revealed right after its answer. The ledger says only that it was answered; how
somebody fared is for the 責任者 (app.review.planted_control).
"""

import hmac
import json
from collections.abc import Sequence
from dataclasses import replace

from app.case_states import FIRST_OUTCOMES, CaseId, CaseState, Lane, Outcome
from app.cases.case_views import CaseRecords, case_view
from app.cases.document import from_json
from app.cases.queue_filling import case_row
from app.cases.queue_reading import queue_row
from app.cases.queue_views import QueueRow
from app.cases.queues import Grouping, QueueFilter
from app.changes import Area
from app.desk import Desk
from app.entry.number_people import require_number_person
from app.errors import KnownError
from app.files import new_id
from app.keys import derive
from app.people import Permission, Role
from app.record.acts import Act
from app.review.planted_views import Revealed, revealed_words
from app.review.remarks import REVEAL_REASONS
from app.rules import load_rules
from app.store import cases, history, people, planted, runs
from app.store.attention_rows import PlantedAnswerRow, PlantedSwitchRow
from app.store.cases import CaseRow
from app.store.planted import PlantedCaseRow, Sketch
from app.views import Attachment, CaseView, ResidentView

_AHEAD = 12
"""So many invented cases are placed ahead; the queue is read again long before they run out."""

_MIXED_GROUPS = frozenset({Grouping.SIGNATURE, Grouping.ASSIGNEE, Grouping.CLASS})


class PlantedCases:
    """Invented cases, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._before: dict[int, int] = {}  # invented case: the case it stands before
        self._attached: dict[int, Attachment] = {}  # tried out on an invented case; never stored
        self._found: dict[int, list[ResidentView]] = {}

    def mix(self, case_ids: Sequence[CaseId], wanted: QueueFilter) -> Sequence[CaseId]:
        """The queue of a caseworker with invented cases in it; every other list as it came.

        The places are random to everybody who reads the queue and the same at every reading.
        """
        switch = planted.last_switch(self._desk.database)
        self._before.clear()
        if switch is None or not self._takes_part(switch, wanted):
            return case_ids
        anchors = self._anchors(case_ids, switch)
        self._before.update({found: at for at, found in anchors.items()})
        mixed: list[CaseId] = []
        for case in case_ids:
            if case in anchors:
                mixed.append(CaseId(anchors[case]))
            mixed.append(case)
        return mixed

    def holds(self, case_id: CaseId) -> bool:
        """Whether a case is an invented one."""
        return planted.case(self._desk.database, case_id) is not None

    def among(self, case_ids: Sequence[CaseId]) -> int:
        """How many of these are invented: the count beside a queue leaves them out."""
        return len(self._before.keys() & set(case_ids)) if self._before else 0

    def rows(self, case_ids: Sequence[CaseId]) -> dict[CaseId, QueueRow]:
        """The lines of the invented ones among these."""
        wanted = [case for case in case_ids if case in self._before]
        names, rules = people.names(self._desk.database), load_rules()
        found = [planted.case(self._desk.database, case) for case in wanted]
        return {
            CaseId(row.case_id): queue_row(self._as_case(row), names, rules)
            for row in found
            if row is not None
        }

    def open(self, case_id: CaseId) -> CaseView:
        """An invented case as any other is shown.

        Raises:
            KnownError: R101.
        """
        self._desk.require(Permission.READ_CASES)
        row = self._row(case_id)
        records = CaseRecords(
            row=self._as_case(row),
            decisions=(),
            notes=(),
            attachments=(),
            documents=(),
            names={},
            remembered=None,
        )
        view = case_view(from_json(json.loads(row.document)), records, load_rules())
        return replace(
            view,
            attachment=self._attached.get(case_id),
            candidates=(*view.candidates, *self._found.get(case_id, ())),
        )

    def attach(self, case_id: CaseId, resident_id: str) -> None:
        """Show a candidate as attached; on an invented case nothing of it is kept."""
        view = self.open(case_id)
        ranks = {one.resident_id: one.rank for one in view.candidates}
        said = f"候補{ranks[resident_id]}を指定" if resident_id else "該当する候補なし"
        self._attached[case_id] = Attachment(
            resident_id=resident_id, words=said, at="", by=self._desk.me.name
        )

    def attach_found(self, case_id: CaseId, resident: ResidentView) -> None:
        """Show somebody found by a register search as attached; nothing of it is kept."""
        view = self.open(case_id)
        known = {one.resident_id for one in view.candidates}
        if resident.resident_id not in known:
            self._found.setdefault(case_id, []).append(resident)
        self.attach(case_id, resident.resident_id)

    def reveal(self, case_id: CaseId, *, reason: str) -> str:
        """The invented number of the subject; entered like every reveal.

        Raises:
            KnownError: P101, P105; R101; R113 no reason was chosen.
        """
        require_number_person(self._desk)
        numbers = json.loads(self._row(case_id).numbers)
        if reason not in REVEAL_REASONS:
            raise KnownError("R113", "個人番号を表示する理由を選んでください。")
        with self._desk.ledger.entry(
            Act.NUMBER_REVEALED,
            about=f"planted:{case_id}",
            areas=frozenset({Area.LEDGER}),
            detail={"of_subject": 1, "reason": reason},
        ):
            pass
        return str(numbers[""])

    def answer(self, case_id: CaseId, outcome: Outcome) -> Revealed:
        """Take an answer and say what the case was. It can be given once, and counts nowhere else.

        Raises:
            KnownError: P101; R101; R104 it was answered before.
        """
        self._desk.require(Permission.REVIEW)
        row, me = self._row(case_id), self._desk.me.person_id
        if outcome not in FIRST_OUTCOMES or planted.answer_of(self._desk.database, case_id, me):
            raise KnownError("R104", "この件は確認済みです。次の件へ進んでください。")
        with self._desk.ledger.entry(
            Act.PLANTED_ANSWERED,
            about=f"planted:{case_id}",
            areas=frozenset({Area.PLANTED}),
            cases=frozenset({case_id}),
            detail={},
        ) as entry:
            kept = PlantedAnswerRow(
                answer_id=new_id(),
                planted_id=case_id,
                before_case=self._before.get(case_id, 0),
                outcome=outcome,
                by_person=me,
                at=entry.at,
                ledger_seq=entry.seq,
            )
            history.add(entry.database, kept)
            entry.cover("planted_answer", history.as_values(kept))
        said = revealed_words(Outcome(row.answer), outcome, row.kind)
        return Revealed(changes=entry.changes(), agreed=outcome == row.answer, words=said)

    def answered_last(self) -> bool:
        """Whether this person's last act on a case was an answer on an invented one."""
        database, me = self._desk.database, self._desk.me.person_id
        last = history.last_undoable(database, me)
        return planted.last_answer_seq(database, me) > (last.ledger_seq if last else 0)

    def close(self) -> None:
        """Forget what was tried out."""
        self._attached.clear()
        self._found.clear()

    def _run_id(self) -> str:
        run = runs.current(self._desk.database)
        return run.run_id if run else ""

    def _row(self, case_id: CaseId) -> PlantedCaseRow:
        row = planted.case(self._desk.database, case_id)
        if row is None:
            raise KnownError("R101", "その整理番号の確認対象はありません。番号を確かめてください。")
        return row

    def _as_case(self, row: PlantedCaseRow) -> CaseRow:
        """An invented case in the shape of a stored one; open, or decided once it is answered."""
        made = case_row(row.run_id, row.case_id, json.loads(row.row), kind="found")
        anchor = cases.case(self._desk.database, self._before.get(row.case_id, 0))
        if anchor is not None:
            made = replace(made, assignee=anchor.assignee)
        given = planted.answer_of(self._desk.database, row.case_id, self._desk.me.person_id)
        return replace(made, state=CaseState.DECIDED, outcome=given) if given else made

    def _takes_part(self, switch: PlantedSwitchRow, wanted: QueueFilter) -> bool:
        """Only the plain work queue of a caseworker is mixed into."""
        plain = wanted.lane is Lane.EYE and not wanted.text and CaseState.OPEN in wanted.states
        groups = {by for by, _ in wanted.groups} <= _MIXED_GROUPS
        mine = self._desk.me.role is Role.CASEWORKER
        return mine and plain and groups and bool(switch.set_id) and switch.run_id == self._run_id()

    def _anchors(self, case_ids: Sequence[CaseId], switch: PlantedSwitchRow) -> dict[CaseId, int]:
        """Before which cases which invented ones stand: where the keyed hash of the case says so."""
        me = self._desk.me.person_id
        key = derive(self._desk.secrets.data_key, f"planted {switch.set_id} {me}")
        spent = planted.spent(self._desk.database, me)
        places: list[CaseId] = []
        for case in case_ids:
            if _drawn(key, case) % switch.every == 0 and case not in spent:
                places.append(case)
                if len(places) == _AHEAD:
                    break
        pool = planted.waiting(self._desk.database, switch.set_id, me)
        pool.sort(key=lambda one: _drawn(key, one.case_id))
        return _paired(cases.cases(self._desk.database, places), pool)


def _drawn(key: bytes, case_id: int) -> int:
    """A number that nobody without the key can foresee, the same each time."""
    return int.from_bytes(hmac.digest(key, str(case_id).encode(), "sha256")[:8], "big")


def _paired(anchors: Sequence[CaseRow], pool: list[Sketch]) -> dict[CaseId, int]:
    """To each case an invented one of its pattern, else of its class; none where there is none."""
    found: dict[CaseId, int] = {}
    left = list(pool)
    for case in anchors:
        alike = [one for one in left if one.signature == case.signature]
        alike = alike or [one for one in left if one.class_ == case.class_]
        if alike:
            found[CaseId(case.case_id)] = alike[0].case_id
            left.remove(alike[0])
    return found
