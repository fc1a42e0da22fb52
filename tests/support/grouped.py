"""Cases whose even ones are one 一括可 pattern: everything agrees but the building."""

from collections.abc import Sequence
from dataclasses import replace

from app.cases.document import AgreementRow, CaseDocument, Pair
from app.groups.views import GroupMember, SeenMember
from matching import ATTRIBUTES, Agreement
from tests.support.inspected import a_document, a_pair

PATTERN = "building_missing"


def a_member(index: int) -> CaseDocument:
    """A person whose address lacks the building on one side."""
    name = f"試験　{index:03d}"
    return replace(a_document(index, pairs=(_pair(name),), name=name), cautions=())


def documents(members: int) -> list[CaseDocument]:
    """Twice as many cases as members: every other one is a suspected family number."""
    return [a_member(n) if n % 2 == 0 else a_document(n) for n in range(2 * members)]


def _pair(name: str) -> Pair:
    pair = a_pair(0, name=name, kana="ワタナベ　ハジメ", birth_date="20100303", sex="男")
    agreements = {
        key: AgreementRow(Agreement.SAME if key != "address" else Agreement.SIMILAR, (), 1.0)
        for key in ATTRIBUTES
    }
    agreements["address"] = AgreementRow(Agreement.SIMILAR, ("address_building_missing",), -1.0)
    return Pair(pair.rank, pair.resident, pair.weight, agreements)


def seen_members(members: Sequence[GroupMember]) -> tuple[SeenMember, ...]:
    """Dense rows as they go back with a decision."""
    return tuple(
        SeenMember(case_id=one.case_id, version=one.version, seen_digest=one.seen_digest)
        for one in members
    )
