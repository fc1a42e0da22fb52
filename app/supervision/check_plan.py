"""全件 or 抽出: which share of the decided cases is second-checked one by one, and on what basis.

Only B1 and B2 may be sampled. Wrong links, C and B3 to B5 are always checked singly, whatever
stands here.
"""

from dataclasses import dataclass

from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.people import Permission
from app.record.acts import Act
from app.schemes import SCHEMES, scheme
from app.store import check_rules
from app.store.check_rules import CheckRuleRow

SAMPLED_CLASSES = ("B1", "B2")
WHOLE = 100
LONGEST_BASIS = 200
_USUAL_BASIS = "標準(全件)"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRule:
    """The rule for one scheme and class."""

    scheme: str
    class_code: str
    percent: int  # 100 = 全件
    basis: str

    @property
    def words(self) -> str:
        """As screen and paper say it: 抽出 20 %(根拠: …)."""
        share = "全件" if self.percent == WHOLE else f"抽出 {self.percent} %"
        return f"{share}(根拠: {self.basis})"


class CheckPlan:
    """Reading and changing the rules of the second check."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rules(self) -> tuple[CheckRule, ...]:
        """One rule per scheme and class, 全件 where the office said nothing."""
        return tuple(self.rule(row.code, name) for row in SCHEMES for name in SAMPLED_CLASSES)

    def rule(self, scheme_code: str, class_code: str) -> CheckRule:
        """The rule for one scheme and class."""
        found = {(row.scheme, row.class_): row for row in check_rules.rules(self._desk.database)}
        row = found.get((scheme_code, class_code))
        return CheckRule(
            scheme=scheme_code,
            class_code=class_code,
            percent=row.percent if row else WHOLE,
            basis=row.basis if row else _USUAL_BASIS,
        )

    def words(self) -> str:
        """The plan in one line for paper: what is sampled with its basis, the rest 全件."""
        sampled = [
            f"{scheme(rule.scheme).short} {rule.class_code} {rule.words}"
            for rule in self.rules()
            if rule.percent < WHOLE
        ]
        return "、".join([*sampled, "ほかは全件"]) if sampled else "全件"

    def change(self, rule: CheckRule) -> Changes:
        """Set a rule; for the 責任者.

        Raises:
            KnownError: P101; E132 no such scheme; Q105 share or basis missing or out of range.
        """
        self._desk.require(Permission.CHANGE_SETTINGS)
        scheme(rule.scheme)
        basis = rule.basis.strip()
        fits = rule.class_code in SAMPLED_CLASSES and 1 <= rule.percent <= WHOLE
        if not fits or not 1 <= len(basis) <= LONGEST_BASIS:
            raise KnownError(
                "Q105", "抽出の割合(1~100)と根拠(200文字以内)を入力してください。対象はB1とB2です。"
            )
        detail: dict[str, str | int] = {
            "scheme": rule.scheme,
            "class": rule.class_code,
            "percent": rule.percent,
        }
        with self._desk.ledger.entry(
            Act.SETTING_CHANGED,
            about="setting:second_check_share",
            areas=frozenset({Area.SETTINGS}),
            detail=detail,
        ) as entry:
            row = CheckRuleRow(
                scheme=rule.scheme,
                class_=rule.class_code,
                percent=rule.percent,
                basis=basis,
                by_person=self._desk.me.person_id,
                at=entry.at,
            )
            check_rules.put(entry.database, row)
        return entry.changes()
