"""確認した書類: which kinds of documents a person looked at for a decision.

Kept with the decision for good; a decision that is taken back keeps them too. Nothing of what the
documents say is kept.
"""

from collections.abc import Sequence

from app.cases.document_kinds import DOCUMENT_KINDS
from app.errors import KnownError
from app.files import new_id
from app.record.ledger import Entry
from app.store import history
from app.store.history import SeenDocumentRow


def require_kinds(codes: Sequence[str]) -> None:
    """Refuse kinds that do not exist and kinds named twice.

    Raises:
        KnownError: R116.
    """
    known = {kind.code for kind in DOCUMENT_KINDS}
    if len(set(codes)) != len(codes) or not set(codes) <= known:
        raise KnownError("R116", "確認した書類の種類を選び直してください。")


def add_seen(entry: Entry, *, case_id: int, codes: Sequence[str], person_id: str) -> None:
    """Write what was seen for the decision of this entry on a case."""
    for code in codes:
        row = SeenDocumentRow(
            seen_id=new_id(),
            case_id=case_id,
            kind=code,
            by_person=person_id,
            at=entry.at,
            ledger_seq=entry.seq,
        )
        history.add(entry.database, row)
        entry.cover("document_seen", history.as_values(row))
