"""First check (一次確認): the queue, one case, and every act of a person on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.case_states import FIRST_OUTCOMES, WITHDRAWABLE, CaseId, CaseState, Outcome, Stage
from app.cases.case_reading import CaseReading
from app.cases.queue_reading import QueueReading
from app.cases.queue_views import DeskCounts, GroupCount, QueueRow
from app.cases.queues import Grouping, Ordering, QueueFilter
from app.cases.search_text import fold
from app.changes import Area, Changes
from app.desk import Desk
from app.entry.number_people import require_number_person
from app.errors import KnownError
from app.people import Permission, may
from app.record.acts import Act
from app.review import remarks
from app.review.blind import BlindReading, under_veil
from app.review.decisions import (
    Ruling,
    case_for,
    last_standing,
    not_possible,
    nothing_else,
    record,
    withdrawal,
)
from app.review.documents_seen import add_seen, require_kinds
from app.store import cases, history, people
from app.views import CaseView

__all__ = ["Grouping", "Judgement", "PaperEntry", "QueueFilter", "Review"]

LONGEST_SERIAL = 12
PAGE_ROWS = 200
ON_PAPER = "paper"
"""Stands for the seen digest of a decision that was made on a sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One first check as entered at the desk; `version` and `seen_digest` come from the CaseView.

    `reason` is a code of app.case_states.REASONS for the outcome ("" only where it has none).
    """

    case_id: CaseId
    version: int
    seen_digest: str
    outcome: Outcome
    reason: str
    note: str = ""
    documents: tuple[str, ...] = ()  # 確認した書類: codes of DOCUMENT_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """One result marked on a worklist, keyed in by 整理番号: who judged is not who types."""

    serial: str
    outcome: Outcome
    reason: str
    judged_by: str  # person_id of the 確認者
    judged_on: str = ""  # 確認日 on the sheet, ISO date
    note: str = ""


class Review:
    """The desk of the first check. Protected cases exist here for a 責任者 only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reading = QueueReading(desk)
        self._cases = CaseReading(desk)
        self._blind = BlindReading(desk)

    def counts(self) -> DeskCounts:
        """The line above the queue."""
        return self._reading.counts()

    def lanes(self) -> tuple[GroupCount, ...]:
        """The lanes this person may see, with what is left in each (key = Lane value)."""
        return self._reading.lanes()

    def groups(self, wanted: QueueFilter, by: Grouping) -> tuple[GroupCount, ...]:
        """The groups inside a filter, most dangerous first."""
        return self._reading.groups(wanted, by)

    def queue(self, wanted: QueueFilter, order: Ordering = Ordering.DANGER) -> Sequence[CaseId]:
        """The ids of all wanted cases in order; rows are fetched by page with `rows`."""
        return self._reading.ids(wanted, order=order)

    def rows(self, case_ids: Sequence[CaseId]) -> tuple[QueueRow, ...]:
        """The rows of one page, in the order given; protected ones only for a 責任者."""
        return self._blind.veil_rows(self._reading.rows(case_ids))

    def open(self, case_id: CaseId) -> CaseView:
        """One case, guarded and in words; opening is recorded for protected cases.

        Raises:
            KnownError: R101 no such case, R102 not for this role.
        """
        self._desk.require(Permission.READ_CASES)
        row = case_for(self._desk, case_id)
        if row.protected:
            self._enter_opening(case_id)
        return self._blind.veil(row, self._cases.view(row))

    def find(self, serial: str) -> CaseId:
        """The case of a typed 整理番号 (width and leading zeros aside).

        Raises:
            KnownError: R101, R102.
        """
        typed = fold(serial)
        number = int(typed) if typed.isdecimal() and len(typed) <= LONGEST_SERIAL else 0
        return CaseId(case_for(self._desk, CaseId(number)).case_id)

    def decide(self, judgement: Judgement) -> Changes:
        """Record a first check; it is on disk when this returns.

        Raises:
            KnownError: R103 the case changed meanwhile, R104 not possible in this state,
                R105 reason missing or foreign, R106 a note is needed, R116 no such kind of document.
        """
        self._desk.require(Permission.REVIEW)
        require_kinds(judgement.documents)
        if judgement.outcome not in FIRST_OUTCOMES or not judgement.version:
            raise not_possible()
        ruling = Ruling(
            case_id=judgement.case_id,
            version=judgement.version,
            seen_digest=judgement.seen_digest,
            stage=Stage.FIRST,
            outcome=judgement.outcome,
            reason=judgement.reason,
            note=judgement.note,
            judged_by=self._desk.me.person_id,
            judged_on="",
        )
        seen = partial(
            add_seen,
            case_id=judgement.case_id,
            codes=judgement.documents,
            person_id=self._desk.me.person_id,
        )
        return record(self._desk, ruling, also=seen)

    def enter_from_paper(self, entry: PaperEntry) -> Changes:
        """Record a first check that another person marked on paper.

        Raises:
            KnownError: as `decide`, and R107 where 確認者 and 入力者 are the same person or the
                確認者 is nobody who may judge, R110 where the date is not one.
        """
        self._desk.require(Permission.REVIEW)
        self._require_judge(entry.judged_by)
        _require_date(entry.judged_on)
        if entry.outcome not in FIRST_OUTCOMES:
            raise not_possible()
        row = case_for(self._desk, self.find(entry.serial))
        if row.protected:
            raise KnownError("R102", "支援措置に関わる確認対象は紙から入力できません。")
        ruling = Ruling(
            case_id=CaseId(row.case_id),
            version=0,
            seen_digest=ON_PAPER,
            stage=Stage.FIRST,
            outcome=entry.outcome,
            reason=entry.reason,
            note=entry.note,
            judged_by=entry.judged_by,
            judged_on=entry.judged_on,
        )
        return record(self._desk, ruling, also=nothing_else)

    def adopt(self, case_id: CaseId, *, version: int, seen_digest: str) -> Changes:
        """Decide as in an earlier run; only while neither side of the pair changed since.

        Raises:
            KnownError: R114 nothing is remembered or it is void; R103, R104.
        """
        self._desk.require(Permission.REVIEW)
        known = self._cases.view(case_for(self._desk, case_id)).remembered
        if known is None or not known.holds:
            raise KnownError(
                "R114", "引き継げる前回の確認結果がありません。内容を見て確認してください。"
            )
        return self.decide(
            Judgement(
                case_id=case_id,
                version=version,
                seen_digest=seen_digest,
                outcome=known.outcome,
                reason=known.reason,
                note=known.adopted_note,
            )
        )

    def withdraw(self, case_id: CaseId) -> Changes:
        """Take back one's own last decision on a case, any number of times, until second-checked.

        Raises:
            KnownError: R108.
        """
        self._desk.require(Permission.REVIEW)
        row = case_for(self._desk, case_id)
        last = last_standing(history.decisions(self._desk.database, case_id))
        me = self._desk.me.person_id
        if (
            last is None
            or last.stage != Stage.FIRST
            or me not in (last.judged_by, last.entered_by)
            or CaseState(row.state) not in WITHDRAWABLE
        ):
            raise nothing_to_take_back()
        ruling = withdrawal(case_id, last.decision_id, judged_by=me, version=row.version)
        return record(self._desk, ruling, also=nothing_else)

    def undo(self) -> Changes:
        """Take back one's own most recent decision on any case; `Changes.cases` names it.

        Raises:
            KnownError: R108 where there is nothing left to take back.
        """
        last = history.last_undoable(self._desk.database, self._desk.me.person_id)
        if last is None:
            raise nothing_to_take_back()
        return self.withdraw(CaseId(last.case_id))

    def add_note(self, case_id: CaseId, text: str) -> Changes:
        """Add a note; notes are never changed or removed.

        Raises:
            KnownError: R111 empty or too long.
        """
        self._desk.require(Permission.REVIEW)
        return remarks.add_note(self._desk, case_for(self._desk, case_id), text)

    def attach(self, case_id: CaseId, resident_id: str) -> Changes:
        """Attach a candidate as the right person; "" says 該当する候補なし.

        Raises:
            KnownError: R112 the resident is no candidate of the case, R104 the case is closed.
        """
        self._desk.require(Permission.REVIEW)
        row = case_for(self._desk, case_id)
        document = self._cases.document(row)
        return remarks.attach(self._desk, row, document=document, resident_id=resident_id)

    def reveal(self, case_id: CaseId, *, resident_id: str, reason: str) -> str:
        """The individual number of the subject ("") or of a shown resident, for a moment.

        A ledger entry is committed before the digits are returned.

        Raises:
            KnownError: P101 without the permission, P105 not one of the people named; R109 where
                there is no number.
        """
        require_number_person(self._desk)
        row = case_for(self._desk, case_id)
        number = self._cases.numbers(row).get(resident_id, "")
        if not number:
            raise KnownError("R109", "表示できる個人番号がありません。")
        remarks.enter_reveal(self._desk, case_id, of_subject=not resident_id, reason=reason)
        return number

    def for_paper(self, case_ids: Sequence[CaseId], *, veiled: bool) -> Iterator[CaseView]:
        """The cases for a print, one after the other; protected ones are left out.

        Paper shows no more than the screen, unless it is no paper to judge by (`veiled` False).
        """
        self._desk.require(Permission.PRINT)
        for start in range(0, len(case_ids), PAGE_ROWS):
            page = cases.cases(self._desk.database, case_ids[start : start + PAGE_ROWS])
            hidden = self._blind.veiled(page) if veiled else frozenset()
            for row in page:
                if not row.protected:
                    view = self._cases.view(row)
                    yield under_veil(view) if row.case_id in hidden else view

    def close(self) -> None:
        """Let go of the run files."""
        self._cases.close()

    def _enter_opening(self, case_id: CaseId) -> None:
        with self._desk.ledger.entry(
            Act.PROTECTED_CASE_OPENED,
            about=f"case:{case_id}",
            areas=frozenset({Area.LEDGER}),
            detail={},
        ):
            pass

    def _require_judge(self, person_id: str) -> None:
        person = people.person(self._desk.database, person_id)
        judges = person is not None and person.active and may(person.role, Permission.REVIEW)
        if not judges or person_id == self._desk.me.person_id:
            sentence = "確認者には、入力者とは別の、確認を行った人を選んでください。"
            raise KnownError("R107", sentence)


def nothing_to_take_back() -> KnownError:
    """The error of an undo without anything of one's own to undo (R108)."""
    return KnownError("R108", "取り消せる自分の確認結果がありません。")


def _require_date(text: str) -> None:
    try:
        if text:
            date.fromisoformat(text)
    except ValueError:
        raise KnownError(
            "R110", "確認日が日付ではありません。確認日を入力し直してください。"
        ) from None
