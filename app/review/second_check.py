"""Second check (二次確認): another person agrees or sends back; wrong links only a 責任者."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.case_states import FINAL_OUTCOMES, SUPERVISED, CaseId, CaseState, Outcome, Stage
from app.cases.queue_reading import QueueReading
from app.cases.queue_views import GroupCount
from app.cases.queues import QueueFilter
from app.changes import Changes
from app.desk import Desk
from app.errors import KnownError
from app.people import Permission, may
from app.review.blind import BlindReading, BlindResult, OwnJudgement
from app.review.decisions import (
    Ruling,
    case_for,
    last_first_check,
    not_possible,
    nothing_else,
    record,
)
from app.store import history, queue, runs
from app.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCase:
    """What the second checker saw; `version` and `seen_digest` come from the CaseView."""

    case_id: CaseId
    version: int
    seen_digest: str


class SecondCheck:
    """The desk of the second check. A case that its reader judged or typed is not in it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reading = QueueReading(desk)
        self.blind = BlindReading(desk)

    def queue(self, wanted: QueueFilter) -> Sequence[CaseId]:
        """Decided cases this person may check: neither its 確認者 nor its 入力者.

        Where the own judgement comes first, what a 責任者 closes is among them for everybody.
        """
        self._desk.require(Permission.SECOND_CHECK)
        decided = QueueFilter(
            lane=wanted.lane,
            states=frozenset({CaseState.DECIDED}),
            groups=wanted.groups,
            text=wanted.text,
        )
        found = self._reading.ids(decided, not_mine=True)
        if may(self._desk.me.role, Permission.SECOND_CHECK_WRONG):
            return found
        above = set(queue.with_outcomes(self._desk.database, sorted(SUPERVISED)))
        if self.blind.is_on():  # who could tell by what is missing would know the first check
            above &= self.blind.read()
        return [case_id for case_id in found if case_id not in above]

    def groups(self) -> tuple[GroupCount, ...]:
        """What waits, by outcome of the first check: wrong links first.

        One group of all where the own judgement comes first.
        """
        self._desk.require(Permission.SECOND_CHECK)
        run = runs.current(self._desk.database)
        supervisor = may(self._desk.me.role, Permission.SECOND_CHECK_WRONG)
        found = queue.waiting_by_outcome(
            self._desk.database,
            run.run_id if run else "",
            outcomes=FINAL_OUTCOMES,
            not_by=self._desk.me.person_id,
            with_protected=may(self._desk.me.role, Permission.PROTECTED_LANE),
        )
        if self.blind.is_on():
            return self._veiled_groups(found, supervisor=supervisor)
        return tuple(
            GroupCount(
                key=outcome,
                words=words(outcome),
                remaining=found.get(outcome, 0),
                total=found.get(outcome, 0),
            )
            for outcome in reversed(FINAL_OUTCOMES)
            if (outcome is not Outcome.EXCLUDED or found.get(outcome))
            and (outcome not in SUPERVISED or supervisor)
        )

    def judge_first(self, own: OwnJudgement) -> BlindResult:
        """Enter an own judgement before the first check is shown; where both agree the case closes.

        Raises:
            KnownError: as BlindReading.judge.
        """
        result = self.blind.judge(own)
        if not result.agrees or not result.may_close:
            return result
        checked = CheckedCase(case_id=own.case_id, version=own.version, seen_digest=own.seen_digest)
        return replace(result, changes=self.agree(checked, own.note))

    def agree(self, checked: CheckedCase, note: str = "") -> Changes:
        """Close the case.

        Raises:
            KnownError: S105 an own judgement comes first, S101 own decision, S102 wrong links are for the 責任者, R103, R104.
        """
        self._require_other_eyes(checked.case_id)
        return self._record(checked, Outcome.AGREED, reason="", note=note)

    def send_back(self, checked: CheckedCase, *, reason: str, note: str) -> Changes:
        """Return the case to the first check with a comment.

        Raises:
            KnownError: as `agree`, and R105, R106.
        """
        self._require_other_eyes(checked.case_id)
        return self._record(checked, Outcome.SENT_BACK, reason=reason, note=note)

    def reopen(self, checked: CheckedCase, *, reason: str, note: str) -> Changes:
        """Open a closed case again; for the 責任者, with a reason. All decisions stay readable.

        Raises:
            KnownError: P101, R103, R104, R105, R106.
        """
        self._desk.require(Permission.SECOND_CHECK_WRONG)
        return self._record(checked, Outcome.REOPENED, reason=reason, note=note)

    def _veiled_groups(
        self, found: Mapping[str, int], *, supervisor: bool
    ) -> tuple[GroupCount, ...]:
        count = sum(found.values())
        if not supervisor:
            above = set(queue.with_outcomes(self._desk.database, sorted(SUPERVISED)))
            count -= len(self.blind.read() & above)
        state = CaseState.DECIDED
        return (GroupCount(key=state, words=words(state), remaining=count, total=count),)

    def _require_other_eyes(self, case_id: CaseId) -> None:
        """The second checker is neither the one who judged nor the one who typed."""
        self._desk.require(Permission.SECOND_CHECK)
        case_for(self._desk, case_id)
        first = last_first_check(history.decisions(self._desk.database, case_id))
        if first is None:
            raise not_possible()
        if self._desk.me.person_id in (first.judged_by, first.entered_by):
            sentence = (
                "自分が確認または入力したものは二次確認できません。別の人に依頼してください。"
            )
            raise KnownError("S101", sentence)
        supervised = first.outcome in SUPERVISED
        if supervised and not may(self._desk.me.role, Permission.SECOND_CHECK_WRONG):
            sentence = "紐付け誤りの疑いと対象外の二次確認は、責任者に依頼してください。"
            raise KnownError("S102", sentence)
        self.blind.require_read(case_id)

    def _record(self, checked: CheckedCase, outcome: Outcome, *, reason: str, note: str) -> Changes:
        if not checked.version:
            raise not_possible()
        ruling = Ruling(
            case_id=checked.case_id,
            version=checked.version,
            seen_digest=checked.seen_digest,
            stage=Stage.SECOND,
            outcome=outcome,
            reason=reason,
            note=note,
            judged_by=self._desk.me.person_id,
            judged_on="",
        )
        return record(self._desk, ruling, also=nothing_else)
