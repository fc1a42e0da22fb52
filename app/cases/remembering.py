"""Remembered decisions: what was decided on the same record in an earlier run.

The decision holds only where the fingerprint of the pair is the same; where either side changed it
is void, and the case is looked at as if it were new. Nothing is ever decided by remembering: a
person takes the decision over, or does not, and it is second-checked like any other.
"""

from app.case_states import CaseId, Outcome, Stage, find_reason, serial
from app.cases.remembered_view import RememberedView
from app.review.decisions import last_first_check, last_standing
from app.store import cases, history, people
from app.store.cases import CaseRow
from app.store.database import Database
from app.words import words


def remembered(database: Database, row: CaseRow) -> RememberedView | None:
    """The newest decision on the record of a case in another run, None where there is none."""
    found = cases.earlier(database, row)
    if not found:
        return None
    same = [one for one in found if row.fingerprint and one.fingerprint == row.fingerprint]
    return _view(database, same[0] if same else found[0], holds=bool(same))


def _view(database: Database, row: CaseRow, *, holds: bool) -> RememberedView | None:
    decisions = history.decisions(database, row.case_id)
    first, last = last_first_check(decisions), last_standing(decisions)
    if first is None or last is None:
        return None
    names, outcome = people.names(database), Outcome(first.outcome)
    reason = find_reason(outcome, first.reason)
    said = f"{words(outcome)}({reason.words})" if reason else words(outcome)
    checked = (
        f"、二次確認 {words(Outcome(last.outcome))} {names.get(last.judged_by, '')}"
        if last.stage == Stage.SECOND
        else "、二次確認前"
    )
    past = f"{said}　{names.get(first.judged_by, '')} {first.at[:10]}{checked}"
    lead = (
        "前回と同じ内容です。前回の結果: "
        if holds
        else "前回の後に業務側か住基側の内容が変わったため、前回の結果は無効です: "
    )
    return RememberedView(
        holds=holds,
        serial=serial(CaseId(row.case_id)),
        outcome=outcome,
        reason=first.reason,
        words=f"{lead}{past}",
    )
