"""A case document in words: the CaseView that the window and the sheets show."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.canonical import canonical
from app.case_states import CaseId, CaseState, Lane, Outcome, Stage, find_reason, serial, standing
from app.cases.document import AgreementRow, CaseDocument, Pair, to_json
from app.cases.document_kinds import document_words
from app.cases.remembered_view import RememberedView
from app.cases.value_notes import value_note
from app.record.ledger_check import as_move
from app.rules import RuleKind, Rules
from app.schemes import scheme
from app.store.cases import CaseRow
from app.store.history import AttachmentRow, DecisionRow, NoteRow, SeenDocumentRow
from app.views import (
    ADDRESS_WITHHELD,
    NOT_HELD,
    NUMBER_MASK,
    Attachment,
    AttributeView,
    CaseView,
    CautionView,
    EvidenceView,
    HistoryRow,
    ReasonView,
    ResidentView,
    SubjectView,
)
from app.views import NoteRow as NoteView
from app.words import ATTRIBUTE_WORDS, NUMBER_STATE_WORDS, words
from matching import ATTRIBUTES, Agreement

CLOSE_MARGIN = 3.0
"""Bits between the first two candidates under which the desk says 候補が拮抗."""

STRONG_CAUTIONS = frozenset({"protected", "guardian_linked", "same_number", "dead", "key_repeated"})
"""Shown unmissably. 連絡不可 is not among them: it stands on every case of its scheme, and a sign
that is always there is never read; it matters when somebody is about to be contacted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecords:
    """What the decision store knows of a case."""

    row: CaseRow
    decisions: Sequence[DecisionRow]
    notes: Sequence[NoteRow]
    attachments: Sequence[AttachmentRow]
    documents: Sequence[SeenDocumentRow]
    names: Mapping[str, str]  # of people, by person_id
    remembered: RememberedView | None


def case_view(document: CaseDocument, records: CaseRecords, rules: Rules) -> CaseView:
    """One case in words; the document has gone through the guard."""
    row, result = records.row, document.result
    linked, candidates = document.linked(), document.candidates()
    state, lane = CaseState(row.state), lane_of(row)
    number_state = str(result["number_state"])
    attachment = _attachment(records, document)
    return CaseView(
        case_id=CaseId(row.case_id),
        serial=serial(CaseId(row.case_id)),
        version=row.version,
        run_id=row.run_id,
        verdict=row.verdict,
        class_code=row.class_,
        class_words=rules.word(RuleKind.CLASS, row.class_),
        cause=row.cause,
        cause_words=rules.word(RuleKind.CAUSE, row.cause),
        signature=row.signature,
        signature_words=rules.word(RuleKind.SIGNATURE, row.signature),
        state=state,
        state_words=words(state),
        lane=lane,
        group_ok=bool(row.group_ok),
        protected=bool(row.protected),
        number_masked="" if number_state == "missing" else NUMBER_MASK,
        number_state=number_state,
        number_state_words=NUMBER_STATE_WORDS.get(number_state, number_state),
        subject=_subject(document),
        linked=resident_view(linked, document, rules) if linked else None,
        attributes=_attributes(document, linked or next(iter(candidates), None), rules),
        candidates=tuple(resident_view(pair, document, rules) for pair in candidates),
        margin_words=_margin_words(document),
        cautions=cautions(row.cautions, rules),
        evidence=_evidence(document),
        history=_history(records),
        notes=_notes(records),
        attachment=attachment,
        remembered=records.remembered,
        seen_digest=seen_digest(document, records),
        bystanders=tuple(resident_view(pair, document, rules) for pair in document.bystanders()),
    )


def lane_of(row: CaseRow) -> Lane:
    """The lane a case lies in for its reader."""
    if row.protected:
        return Lane.PROTECTED
    return Lane.SAMPLE if row.kind == "sample" else Lane(row.lane)


def seen_digest(document: CaseDocument, records: CaseRecords) -> str:
    """What was on the screen: a digest of the guarded document and of the case's version.

    No individual number is part of it.
    """
    shown = [to_json(document), records.row.case_id, records.row.version, records.row.protected]
    return hashlib.sha256(canonical(shown)).hexdigest()


def cautions(codes: str, rules: Rules) -> tuple[CautionView, ...]:
    """The cautions of `;`-joined codes in words."""
    return tuple(
        CautionView(
            code=code, words=rules.word(RuleKind.CAUTION, code), strong=code in STRONG_CAUTIONS
        )
        for code in codes.split(";")
        if code
    )


def _subject(document: CaseDocument) -> SubjectView:
    values = document.subject
    names = [name for name in SubjectView.__dataclass_fields__ if name in values]
    taken = {name: values[name] for name in names if name != "row_number"}
    return SubjectView(
        **taken,
        row_number=int(values["row_number"]),
        scheme=document.scheme,
        scheme_words=scheme(document.scheme or "other").words,
    )


def resident_view(pair: Pair, document: CaseDocument, rules: Rules) -> ResidentView:
    """One resident beside the subject of a document that has gone through the guard."""
    linked = document.linked()
    household = linked.resident["household_id"] if linked else ""
    values = pair.resident
    taken = {name: values[name] for name in ResidentView.__dataclass_fields__ if name in values}
    return ResidentView(
        **taken,
        rank=pair.rank,
        attributes=_attributes(document, pair, rules),
        weight=pair.weight,
        same_household=bool(household) and values["household_id"] == household,
        weighed=not pair.searched,
    )


def _attributes(
    document: CaseDocument, pair: Pair | None, rules: Rules
) -> tuple[AttributeView, ...]:
    return tuple(_attribute(name, document, pair, rules) for name in ATTRIBUTES)


def _attribute(name: str, document: CaseDocument, pair: Pair | None, rules: Rules) -> AttributeView:
    left = _value(name, document.subject)
    right = _value(name, pair.resident) if pair else ""
    row = pair.agreements[name] if pair else AgreementRow(_one_sided(left), (), 0.0)
    agreement = Agreement(row.agreement)
    on = document.reference_date
    return AttributeView(
        attribute=name,
        title=ATTRIBUTE_WORDS[name],
        left=left,
        right=right,
        agreement=agreement,
        agreement_words=_agreement_words(name, agreement, document),
        held=name in document.holds,
        reasons=tuple(_reason(code, rules) for code in row.reasons),
        left_note=value_note(name, left, on),
        right_note=value_note(name, right, on),
        weight=row.weight,
        withheld=ADDRESS_WITHHELD in (left, right),
    )


def _value(name: str, values: Mapping[str, str]) -> str:
    """The raw value of an attribute; an address with its 方書, once."""
    if name != "address":
        return values[name]
    parts = (values["address"], values["building"])
    if ADDRESS_WITHHELD in parts:
        return ADDRESS_WITHHELD
    return "　".join(part for part in parts if part)


def _one_sided(left: str) -> str:
    return Agreement.ABSENT_RIGHT if left else Agreement.ABSENT_BOTH


def _agreement_words(name: str, agreement: Agreement, document: CaseDocument) -> str:
    if agreement.is_absent and name not in document.holds:
        return NOT_HELD
    return words(agreement)


def _reason(code: str, rules: Rules) -> ReasonView:
    row = rules.tables[RuleKind.REASON].get(code, {})
    return ReasonView(
        code=code, words=row.get("words", code), explanation=row.get("explanation", "")
    )


def _margin_words(document: CaseDocument) -> str:
    several = len(document.candidates()) > 1
    margin = float(document.result.get("margin") or 0.0)
    return "候補が拮抗" if several and margin < CLOSE_MARGIN else ""


def _evidence(document: CaseDocument) -> EvidenceView:
    found = document.evidence
    namesakes = (
        "同姓同名同生年月日: 範囲外のため不明"
        if found.namesakes < 0
        else f"同姓同名同生年月日: 住基に {found.namesakes} 人"
    )
    guardian = document.subject["guardian_name"]
    same = "(番号の指す人と同じ)" if found.guardian_is_linked else ""
    return EvidenceView(
        namesakes=namesakes,
        same_number=found.same_number,
        same_person=found.same_person,
        guardian=f"保護者欄: {guardian}{same}" if guardian else "",
    )


def _history(records: CaseRecords) -> tuple[HistoryRow, ...]:
    counting = {move.decision_id for move in standing(as_move(row) for row in records.decisions)}
    return tuple(_history_row(row, records, counting) for row in records.decisions)


def _history_row(row: DecisionRow, records: CaseRecords, counting: set[str]) -> HistoryRow:
    outcome = Outcome(row.outcome)
    reason = find_reason(outcome, row.reason)
    return HistoryRow(
        decision_id=row.decision_id,
        at=row.at,
        stage=Stage(row.stage),
        outcome=outcome,
        outcome_words=words(outcome),
        reason_words=reason.words if reason else "",
        note=row.note,
        judged_by=records.names.get(row.judged_by, ""),
        entered_by=records.names.get(row.entered_by, ""),
        withdrawn=outcome is not Outcome.WITHDRAWN and row.decision_id not in counting,
        ledger_seq=row.ledger_seq,
        documents=tuple(
            document_words(one.kind)
            for one in records.documents
            if one.ledger_seq == row.ledger_seq
        ),
    )


def _notes(records: CaseRecords) -> tuple[NoteView, ...]:
    return tuple(
        NoteView(at=row.at, by=records.names.get(row.by_person, ""), text=row.text)
        for row in records.notes
    )


def _attachment(records: CaseRecords, document: CaseDocument) -> Attachment | None:
    if not records.attachments:
        return None
    row = records.attachments[-1]
    rank = next(
        (p.rank for p in document.pairs if p.resident["resident_id"] == row.resident_id), -1
    )
    said = (
        "該当する候補なし"
        if not row.resident_id
        else f"候補{rank}を指定"
        if rank > 0
        else "住民を指定"
    )
    return Attachment(
        resident_id=row.resident_id,
        words=said,
        at=row.at,
        by=records.names.get(row.by_person, ""),
    )
