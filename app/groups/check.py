"""Second check of groups: decided 一括可 cases of one pattern, a forced sample, then the rest.

全件: after the sample every member is shown once, differences only, and agreed to by portions.
抽出: after the sample the rest is agreed to at once; the basis stands on the group and in the ledger.
Wrong links, C and B3 to B5 are never members.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.case_states import CaseId, CaseState, Lane, Outcome, Stage
from app.cases.queue_reading import QueueReading
from app.cases.queues import Grouping, QueueFilter
from app.changes import Changes
from app.desk import Desk
from app.errors import KnownError
from app.groups.reading import GroupReading, StageRule
from app.groups.review import PORTION
from app.groups.sampling import share_size
from app.groups.views import GroupMember, GroupView, SeenMember
from app.groups.writing import add_portion, add_struck, require_members, require_ready, strike
from app.people import Permission
from app.record.ledger import Entry
from app.review.blind import BlindReading
from app.review.decisions import Ruling, record_together
from app.rules import RuleKind, load_rules
from app.schemes import scheme
from app.store import cases, groups
from app.store.history import GroupRow
from app.supervision.check_plan import SAMPLED_CLASSES, WHOLE, CheckPlan

SAMPLED = "sampled"
"""Stands for the seen digest of a case that its group's sample spoke for."""

MOST_AT_ONCE = 1_000
_RULE = StageRule(
    stage=Stage.SECOND,
    states=(CaseState.DECIDED,),
    outcome=Outcome.RIGHT,
    not_mine=True,
    wanted_decision=Outcome.AGREED,
    contrary="抽出した件に差戻しがあります。このグループは1件ずつ二次確認してください。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Decided cases of one scheme, class and pattern that may be second-checked as a group."""

    scheme: str
    class_code: str
    signature: str
    words: str  # 精神手帳　方書のみ相違(記載なし)
    rule_words: str  # 全件 / 抽出 20 %, with the basis
    members: int

    @property
    def wanted(self) -> QueueFilter:
        """The filter its group is opened with."""
        return QueueFilter(
            lane=Lane.EYE,
            groups=(
                (Grouping.SIGNATURE, self.signature),
                (Grouping.CLASS, self.class_code),
                (Grouping.SCHEME, self.scheme),
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAgreement:
    """What Enter says of the members on the screen: those kept are agreed to, the rest singly."""

    group_id: str
    kept: tuple[SeenMember, ...]
    struck: tuple[CaseId, ...]


class GroupCheck:
    """Groups of the second check, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reading = GroupReading(desk, _RULE)
        self._queue = QueueReading(desk)
        self._plan = CheckPlan(desk)
        self._blind = BlindReading(desk)

    def lots(self) -> tuple[Lot, ...]:
        """What may be checked as groups by this person, the most dangerous pattern first.

        Nothing while the own judgement comes first: a group is known to be one of 正しい.
        """
        self._desk.require(Permission.SECOND_CHECK)
        if self._blind.is_on():
            return ()
        wanted = self._queue.wanted(QueueFilter(), not_mine=True)
        found = groups.lots(self._desk.database, self._reading.membership(wanted))
        return tuple(
            self._lot(key, count)
            for key, count in found
            if key[1] in SAMPLED_CLASSES and load_rules().group_ok(key[2])
        )

    def open(self, lot: Lot) -> GroupView:
        """The group of a lot, with the sample that is checked singly first.

        Raises:
            KnownError: P101, Q101, Q102.
        """
        self._desk.require(Permission.SECOND_CHECK)
        rule = self._plan.rule(lot.scheme, lot.class_code)
        share = 0 if rule.percent == WHOLE else rule.percent
        size = partial(share_size, percent=share)
        row = self._reading.open(lot.wanted, basis=rule.words, percent=rule.percent, size=size)
        return self._reading.view(row)

    def view(self, group_id: str) -> GroupView:
        """A group as it stands.

        Raises:
            KnownError: Q103.
        """
        return self._reading.view(self._reading.row(group_id))

    def is_sampled(self, group_id: str) -> bool:
        """Whether the sample speaks for the rest (抽出)."""
        return self._reading.row(group_id).percent < WHOLE

    def portion(self, group_id: str) -> tuple[GroupMember, ...]:
        """The next members to agree to, differences only.

        Raises:
            KnownError: Q103; Q104 the sample is not through.
        """
        row = self._ready(group_id)
        return self._reading.members(self._reading.member_ids(row)[:PORTION])

    def agree(self, agreement: GroupAgreement) -> Changes:
        """Close every member kept, all in one entry, and strike out the others.

        Raises:
            KnownError: P101; Q103, Q104; Q106 not of this group; R103, R104.
        """
        self._desk.require(Permission.SECOND_CHECK)
        row = self._ready(agreement.group_id)
        seen = [member.case_id for member in agreement.kept]
        require_members(self._reading.member_ids(row), [*seen, *agreement.struck])
        if not seen:
            return strike(self._desk, agreement.group_id, agreement.struck)
        return self._record(row, agreement.kept, agreement.struck)

    def agree_rest(self, group_id: str) -> Changes:
        """抽出: close what the sample speaks for, up to MOST_AT_ONCE members in one entry.

        Raises:
            KnownError: P101; Q103, Q104; Q107 the plan says 全件; Q106 nobody is left.
        """
        self._desk.require(Permission.SECOND_CHECK)
        row = self._ready(group_id)
        if row.percent >= WHOLE:
            raise KnownError("Q107", "全件の二次確認です。一覧を見て確認してください。")
        members = self._reading.member_ids(row)[:MOST_AT_ONCE]
        require_members(members, members)
        rest = [
            SeenMember(case_id=CaseId(found.case_id), version=found.version, seen_digest=SAMPLED)
            for case in members
            if (found := cases.case(self._desk.database, case)) is not None
        ]
        return self._record(row, rest, ())

    def close(self) -> None:
        """Let go of the run files."""
        self._reading.close()

    def _ready(self, group_id: str) -> GroupRow:
        if self._blind.is_on():
            raise KnownError(
                "S105", "先に自分の判断を入力する設定です。1件ずつ二次確認してください。"
            )
        row = self._reading.row(group_id)
        require_ready(self._reading.view(row))
        return row

    def _record(
        self, row: GroupRow, kept: Sequence[SeenMember], struck: Sequence[CaseId]
    ) -> Changes:
        rulings = [self._ruling(member) for member in kept]

        def also(entry: Entry) -> None:
            add_portion(entry, self._desk, row.group_id, Outcome.AGREED, len(rulings))
            add_struck(entry, self._desk, row.group_id, struck)

        detail: dict[str, str | int] = {
            "outcome": Outcome.AGREED.value,
            "cases": len(rulings),
            "struck": len(struck),
            "percent": row.percent,
        }
        about = f"group:{row.group_id}"
        return record_together(self._desk, rulings, about=about, detail=detail, also=also)

    def _ruling(self, member: SeenMember) -> Ruling:
        return Ruling(
            case_id=member.case_id,
            version=member.version,
            seen_digest=member.seen_digest,
            stage=Stage.SECOND,
            outcome=Outcome.AGREED,
            reason="",
            note="",
            judged_by=self._desk.me.person_id,
            judged_on="",
        )

    def _lot(self, key: tuple[str, str, str], members: int) -> Lot:
        scheme_code, class_code, signature = key
        pattern = load_rules().word(RuleKind.SIGNATURE, signature)
        return Lot(
            scheme=scheme_code,
            class_code=class_code,
            signature=signature,
            words=f"{scheme(scheme_code or 'other').short}　{pattern}",
            rule_words=self._plan.rule(scheme_code, class_code).words,
            members=members,
        )
