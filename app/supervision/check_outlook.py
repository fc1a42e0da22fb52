"""What the rules of the second check mean in 件 for the current run, before anybody relies on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.desk import Desk
from app.groups.sampling import share_size
from app.people import Permission
from app.schemes import scheme
from app.store import check_rules, runs
from app.supervision.check_plan import SAMPLED_CLASSES, WHOLE, CheckPlan, CheckRule


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One rule with the cases of the current run it speaks of."""

    rule: CheckRule
    scheme_words: str
    alone: int  # of patterns that are never decided as a group: always looked at singly
    patterns: tuple[int, ...]  # sizes of the patterns marked 一括可

    @property
    def cases(self) -> int:
        """All of them."""
        return self.alone + sum(self.patterns)

    def looked_at(self, percent: int) -> int:
        """How many a second checker looks at under a share; 100 = all."""
        if percent >= WHOLE:
            return self.cases
        return self.alone + sum(share_size(size, percent=percent) for size in self.patterns)

    def meaning(self, percent: int) -> str:
        """The share in 件, in a sentence."""
        if not self.cases:
            return "いまの照合に、対象の件はありません。"
        if percent >= WHOLE:
            return f"対象 {self.cases:,} 件をすべて見ます。"
        seen = self.looked_at(percent)
        return (
            f"対象 {self.cases:,} 件のうち {seen:,} 件を1件ずつ見ます。"
            f"残り {self.cases - seen:,} 件は、抽出した件がすべて同意のときに限り、まとめて同意します。"
        )


class CheckOutlook:
    """The rules beside what they mean, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._plan = CheckPlan(desk)

    def lines(self) -> tuple[PlanLine, ...]:
        """One line per scheme and class that the run holds or the office ruled on."""
        self._desk.require(Permission.READ_CASES)
        run = runs.current(self._desk.database)
        found = check_rules.patterns(
            self._desk.database, run.run_id if run else "", SAMPLED_CLASSES
        )
        ruled = {(row.scheme, row.class_) for row in check_rules.rules(self._desk.database)}
        held = {(code, class_) for code, class_, _, _ in found}
        return tuple(
            _line(rule, found)
            for rule in self._plan.rules()
            if (rule.scheme, rule.class_code) in ruled | held
        )


def _line(rule: CheckRule, found: Sequence[tuple[str, str, bool, int]]) -> PlanLine:
    mine = [
        (group_ok, cases)
        for code, class_, group_ok, cases in found
        if (code, class_) == (rule.scheme, rule.class_code)
    ]
    return PlanLine(
        rule=rule,
        scheme_words=scheme(rule.scheme).words,
        alone=sum(cases for group_ok, cases in mine if not group_ok),
        patterns=tuple(cases for group_ok, cases in mine if group_ok),
    )
