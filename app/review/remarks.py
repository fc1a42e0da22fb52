"""Remarks on a case that are no decisions: notes, attached candidates, revealed numbers."""

from app.case_states import CaseId, CaseState
from app.cases.document import CaseDocument
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import new_id
from app.record.acts import Act
from app.review.decisions import CASE_AREAS, not_possible
from app.store import cases, history
from app.store.cases import CaseRow
from app.store.history import AttachmentRow, NoteRow

LONGEST_NOTE = 1_000


def add_note(desk: Desk, row: CaseRow, text: str) -> Changes:
    """Add a note to a case.

    Raises:
        KnownError: R111 empty or too long.
    """
    if not text.strip() or len(text) > LONGEST_NOTE:
        raise KnownError("R111", f"メモは1文字以上{LONGEST_NOTE}文字以内で入力してください。")
    with desk.ledger.entry(
        Act.NOTE_ADDED,
        about=f"case:{row.case_id}",
        areas=CASE_AREAS,
        cases=frozenset({CaseId(row.case_id)}),
        detail={},
    ) as entry:
        note = NoteRow(
            note_id=new_id(),
            case_id=row.case_id,
            at=entry.at,
            by_person=desk.me.person_id,
            text=text.strip(),
            ledger_seq=entry.seq,
        )
        history.add(entry.database, note)
        entry.cover("note", history.as_values(note))
        cases.touch(entry.database, row.case_id)
    return entry.changes()


def attach(desk: Desk, row: CaseRow, *, document: CaseDocument, resident_id: str) -> Changes:
    """Attach a candidate of the case, or nobody.

    Raises:
        KnownError: R104 the case is closed, R112 the resident is no candidate of it.
    """
    if CaseState(row.state) is CaseState.CLOSED:
        raise not_possible()
    offered = {pair.resident["resident_id"] for pair in document.candidates()}
    if resident_id and resident_id not in offered:
        raise KnownError("R112", "この確認対象の候補ではありません。候補から選んでください。")
    with desk.ledger.entry(
        Act.CANDIDATE_ATTACHED,
        about=f"case:{row.case_id}",
        areas=CASE_AREAS,
        cases=frozenset({CaseId(row.case_id)}),
        detail={"candidate": int(bool(resident_id))},
    ) as entry:
        attachment = AttachmentRow(
            attachment_id=new_id(),
            case_id=row.case_id,
            at=entry.at,
            by_person=desk.me.person_id,
            resident_id=resident_id,
            ledger_seq=entry.seq,
        )
        history.add(entry.database, attachment)
        entry.cover("attachment", history.as_values(attachment))
        cases.touch(entry.database, row.case_id)
    return entry.changes()


# How to add a reason for showing a number: its code and words here.
REVEAL_REASONS = {
    "check_document": "書類の番号との照合",
    "inquiry": "住基ネット等への照会",
    "correction": "番号の修正",
    "other": "その他",
}


def enter_reveal(desk: Desk, case_id: CaseId, *, of_subject: bool, reason: str) -> None:
    """Enter that a number is about to be shown; committed when this returns.

    Raises:
        KnownError: R113 no reason was chosen.
    """
    if reason not in REVEAL_REASONS:
        raise KnownError("R113", "個人番号を表示する理由を選んでください。")
    with desk.ledger.entry(
        Act.NUMBER_REVEALED,
        about=f"case:{case_id}",
        areas=frozenset({Area.LEDGER}),
        detail={"of_subject": int(of_subject), "reason": reason},
    ):
        pass
