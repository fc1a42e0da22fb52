"""The case from which somebody searches: a real one, or an invented one that must not show it."""

import json
from dataclasses import dataclass

from app.case_states import CaseId
from app.cases.case_reading import CaseReading
from app.cases.document import CaseDocument, from_json
from app.cases.guard import is_flagged
from app.desk import Desk
from app.review.decisions import case_for
from app.store import planted
from app.store.cases import CaseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInHand:
    """A case before the guard. `row` is None where it is an invented one (模擬の件)."""

    case_id: CaseId
    row: CaseRow | None
    document: CaseDocument

    @property
    def is_protected(self) -> bool:
        """Whether no address of the case may be shown."""
        return bool(self.row and self.row.protected) or is_flagged(self.document)

    @property
    def about(self) -> str:
        """What an entry of the ledger says."""
        return f"{'case' if self.row else 'planted'}:{self.case_id}"

    def linked_id(self) -> str:
        """The resident the number leads to, "" where it leads to nobody."""
        linked = self.document.linked()
        return linked.resident["resident_id"] if linked else ""

    def candidate_ids(self) -> frozenset[str]:
        """The residents who are candidates already."""
        return frozenset(pair.resident["resident_id"] for pair in self.document.candidates())


def case_in_hand(desk: Desk, reading: CaseReading, case_id: CaseId) -> CaseInHand:
    """The case of an id.

    Raises:
        KnownError: R101 no such case, R102 not for this role, D103.
    """
    invented = planted.case(desk.database, case_id)
    if invented is not None:
        document = from_json(json.loads(invented.document))
        return CaseInHand(case_id=case_id, row=None, document=document)
    row = case_for(desk, case_id)
    return CaseInHand(case_id=case_id, row=row, document=reading.document(row))
