"""Group decision of the first check: 一括可 patterns only, a sample first, exceptions struck out.

A group decides nothing by itself: every member gets a decision of its own, which its maker can take
back like any other. What was struck out stays in the queue and is never decided with a group again.
"""

from dataclasses import dataclass

from app.case_states import CaseId, CaseState, Outcome, Stage
from app.cases.queues import QueueFilter
from app.changes import Changes
from app.desk import Desk
from app.errors import KnownError
from app.groups.reading import GroupReading, StageRule
from app.groups.sampling import sample_size
from app.groups.views import GroupMember, GroupView, SeenMember
from app.groups.writing import add_portion, add_struck, require_members, require_ready, strike
from app.people import Permission
from app.record.ledger import Entry
from app.review.decisions import Ruling, record_together, withdrawal
from app.store import groups
from app.store.history import GroupRow

PORTION = 40
"""Members shown and decided at a time: what a person can take in before pressing Enter."""

ALL_SHOWN = 100
"""Every member is on the screen once before it is decided."""

_BASIS = "グループの3件と5 %(最大10件)を1件ずつ確認"

_BASIS_BEFORE = "前回「紐付け正しい」で二次確認済み、業務側・住基側とも変更なし。3件と5 %(最大10件)を1件ずつ確認"

_RULE = StageRule(
    stage=Stage.FIRST,
    states=(CaseState.OPEN,),
    outcome="",
    not_mine=False,
    wanted_decision=Outcome.RIGHT,
    contrary=(
        "抽出した件に「紐付け正しい」でないものがあります。このグループは1件ずつ確認してください。"
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupJudgement:
    """What Enter says of the members on the screen: those kept are 紐付け正しい, the rest singly."""

    group_id: str
    reason: str
    note: str
    kept: tuple[SeenMember, ...]
    struck: tuple[CaseId, ...]


class GroupReview:
    """Groups of the first check, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reading = GroupReading(desk, _RULE)

    def open(self, wanted: QueueFilter) -> GroupView:
        """The group of a filter, with the sample that is looked at singly first.

        Raises:
            KnownError: P101, Q101 not 一括可, Q102 nobody left.
        """
        self._desk.require(Permission.REVIEW)
        basis = _BASIS_BEFORE if wanted.remembered else _BASIS
        row = self._reading.open(wanted, basis=basis, percent=ALL_SHOWN, size=sample_size)
        return self._reading.view(row)

    def view(self, group_id: str) -> GroupView:
        """A group as it stands.

        Raises:
            KnownError: Q103.
        """
        return self._reading.view(self._reading.row(group_id))

    def portion(self, group_id: str) -> tuple[GroupMember, ...]:
        """The next members to decide together, differences only.

        Raises:
            KnownError: Q103; Q104 the sample is not through.
        """
        row = self._reading.row(group_id)
        require_ready(self._reading.view(row))
        return self._reading.members(self._reading.member_ids(row)[:PORTION])

    def usual_reason(self, group_id: str) -> str:
        """The reason Enter gives: the one given most often in the sample."""
        return self._reading.usual_reason(self._reading.row(group_id))

    def decide(self, judgement: GroupJudgement) -> Changes:
        """Record a decision for every member kept, all in one entry, and what was struck out.

        Raises:
            KnownError: P101; Q103, Q104; Q106 nobody kept or not of this group; R103 to R106.
        """
        self._desk.require(Permission.REVIEW)
        row = self._reading.row(judgement.group_id)
        require_ready(self._reading.view(row))
        seen = [member.case_id for member in judgement.kept]
        require_members(self._reading.member_ids(row), [*seen, *judgement.struck])
        if not seen:
            return strike(self._desk, judgement.group_id, judgement.struck)
        rulings = [self._ruling(row, member, judgement) for member in judgement.kept]

        def also(entry: Entry) -> None:
            add_portion(entry, self._desk, judgement.group_id, Outcome.RIGHT, len(rulings))
            add_struck(entry, self._desk, judgement.group_id, judgement.struck)

        detail: dict[str, str | int] = {
            "outcome": Outcome.RIGHT.value,
            "reason": judgement.reason,
            "cases": len(rulings),
            "struck": len(judgement.struck),
        }
        about = f"group:{judgement.group_id}"
        return record_together(self._desk, rulings, about=about, detail=detail, also=also)

    def take_back(self, group_id: str) -> Changes:
        """Take back the newest portion of a group, as far as nobody followed it up.

        Raises:
            KnownError: Q103; R108 nothing is left to take back.
        """
        self._desk.require(Permission.REVIEW)
        self._reading.row(group_id)
        rulings = [
            withdrawal(CaseId(case), decision, judged_by=self._desk.me.person_id)
            for case, decision in groups.last_portion(self._desk.database, group_id)
        ]
        if not rulings:
            raise KnownError("R108", "取り消せる自分の確認結果がありません。")
        detail: dict[str, str | int] = {"cases": len(rulings)}
        about = f"group:{group_id}"
        return record_together(self._desk, rulings, about=about, detail=detail, also=_nothing)

    def close(self) -> None:
        """Let go of the run files."""
        self._reading.close()

    def _ruling(self, row: GroupRow, member: SeenMember, judgement: GroupJudgement) -> Ruling:
        """One decision: with the reason of all, or with that of the same case in the earlier run."""
        known = self._reading.remembered(row, member.case_id)
        return Ruling(
            case_id=member.case_id,
            version=member.version,
            seen_digest=member.seen_digest,
            stage=Stage.FIRST,
            outcome=Outcome.RIGHT,
            reason=known.reason if known else judgement.reason,
            note=known.adopted_note if known else judgement.note,
            judged_by=self._desk.me.person_id,
            judged_on="",
        )


def _nothing(_entry: Entry) -> None:
    """Withdrawals bring nothing else with them."""
