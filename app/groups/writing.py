"""What is written with a group: its portions and who was struck out; and when it may be."""

from collections.abc import Sequence

from app.case_states import CaseId, Outcome
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import new_id
from app.groups.views import GroupView
from app.record.acts import Act
from app.record.ledger import Entry
from app.store import history
from app.store.history import PortionRow, StruckRow


def require_ready(view: GroupView) -> None:
    """Refuse to go on before the whole sample came out as the group is to come out.

    Raises:
        KnownError: Q104.
    """
    if view.barred:
        raise KnownError("Q104", view.barred)
    if view.sample_left:
        sentence = f"先に、抽出した {view.sample_left} 件を1件ずつ確認してください。"
        raise KnownError("Q104", sentence)


def require_members(members: Sequence[CaseId], named: Sequence[CaseId]) -> None:
    """Refuse cases that are not in the group now, and cases named twice.

    Raises:
        KnownError: Q106.
    """
    if not named or len(set(named)) != len(named) or not set(named) <= set(members):
        raise KnownError("Q106", "グループの内容が変わりました。一覧を開き直してください。")


def strike(desk: Desk, group_id: str, struck: Sequence[CaseId]) -> Changes:
    """Strike cases out of a group without deciding any."""
    with desk.ledger.entry(
        Act.GROUP_STRUCK,
        about=f"group:{group_id}",
        areas=frozenset({Area.CASES}),
        cases=frozenset(struck),
        detail={"struck": len(struck)},
    ) as entry:
        add_struck(entry, desk, group_id, struck)
    return entry.changes()


def add_portion(entry: Entry, desk: Desk, group_id: str, outcome: Outcome, count: int) -> None:
    """Write that the decisions of this entry were made together."""
    row = PortionRow(
        portion_id=new_id(),
        group_id=group_id,
        outcome=outcome,
        cases=count,
        by_person=desk.me.person_id,
        at=entry.at,
        ledger_seq=entry.seq,
    )
    history.add(entry.database, row)
    entry.cover("group_portion", history.as_values(row))


def add_struck(entry: Entry, desk: Desk, group_id: str, struck: Sequence[CaseId]) -> None:
    """Write which members were struck out."""
    for case in struck:
        row = StruckRow(
            struck_id=new_id(),
            group_id=group_id,
            case_id=case,
            by_person=desk.me.person_id,
            at=entry.at,
            ledger_seq=entry.seq,
        )
        history.add(entry.database, row)
        entry.cover("struck_case", history.as_values(row))
