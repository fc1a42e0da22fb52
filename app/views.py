"""Ready-to-show shapes: what services hand to the window, to paper and to the command line.

Everything here is already guarded (支援措置 addresses are replaced before a view is built), masked
(an individual number appears only as bullets) and put into words; a page computes nothing.
Text fields hold "" for "no value".
"""

from dataclasses import dataclass
from datetime import date

from app.batches.scope import Exclusion
from app.case_states import CaseId, CaseState, Lane, Outcome, Stage
from app.cases.remembered_view import RememberedView
from app.people import Role
from matching import Agreement

ADDRESS_WITHHELD = "(支援措置のため表示しません)"
"""Stands wherever an address belongs to a case that a protected person appears in."""

NUMBER_MASK = "●" * 12

NOT_HELD = "未把握"
"""Stands where the scheme does not hold an attribute; a value merely missing is 空欄."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonView:
    """One named reason behind an agreement."""

    code: str
    words: str
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeView:
    """One line of the side-by-side table: both raw values and how they agree.

    `left_note` and `right_note` hold what stands beside a raw value, such as 2010年 16歳 beside
    a birth date. `weight` is the contribution in bits; 0.0 where the model has none.
    """

    attribute: str  # one of matching.ATTRIBUTES
    title: str
    left: str
    right: str
    agreement: Agreement
    reasons: tuple[ReasonView, ...] = ()
    left_note: str = ""
    right_note: str = ""
    weight: float = 0.0
    agreement_words: str = ""  # 一致, 表記ゆれ, … ; 未把握 or 空欄 where a value is absent
    held: bool = True  # False: the scheme does not hold this attribute (未把握)
    withheld: bool = False  # the values were replaced by ADDRESS_WITHHELD

    @property
    def left_empty_words(self) -> str:
        """What stands in place of a value the business system does not give."""
        return "空欄" if self.held else NOT_HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectView:
    """The business record (点検対象データ) of a case."""

    extract: str
    record_id: str
    scheme: str
    scheme_words: str
    row_number: int
    name: str
    kana: str
    birth_date: str
    sex: str
    postcode: str
    address: str
    building: str
    residence: str
    mailing_address: str
    guardian_name: str
    household_key: str
    household_head: str
    relation: str
    status: str
    issued_on: str
    valid_until: str
    received_on: str
    received_number: str
    ledger_volume: str
    number_source: str
    municipality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentView:
    """One resident (住民) as shown beside a subject: the linked one (rank 0) or a candidate."""

    rank: int
    resident_id: str
    household_id: str
    name: str
    kana: str
    birth_date: str
    sex: str
    postcode: str
    address: str
    building: str
    relation: str
    status: str
    status_date: str
    former_surname: str
    alias: str
    latin_name: str
    kanji_name: str
    former_name: str
    former_address: str
    attributes: tuple[AttributeView, ...]
    weight: float
    same_household: bool  # as the linked resident
    weighed: bool = True  # False: found by a search of the register, which learns no weights


@dataclass(frozen=True, slots=True, kw_only=True)
class CautionView:
    """A caution (注意) of a case; `strong` ones are shown unmissably."""

    code: str
    words: str
    strong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """What is known beside the four attributes, already in words ("" where nothing is known)."""

    namesakes: str  # 同姓同名同生年月日: 住基に 1 人 / 範囲外のため不明
    same_number: tuple[str, ...]  # other subjects with this number: 手帳 12345
    same_person: tuple[str, ...]  # 同じ人の他の事務
    guardian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One decision as kept for good."""

    decision_id: str
    at: str
    stage: Stage
    outcome: Outcome
    outcome_words: str
    reason_words: str
    note: str
    judged_by: str  # 確認者, name
    entered_by: str  # 入力者, name
    withdrawn: bool
    ledger_seq: int
    documents: tuple[str, ...] = ()  # 確認した書類, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """One note on a case."""

    at: str
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """The candidate a person attached to a case, or 該当する候補なし (`resident_id` "")."""

    resident_id: str
    words: str  # 候補2 … / 該当する候補なし
    at: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """One case as the review page and the single sheet show it.

    `linked` is None where the number leads to nobody; `attributes` then compares the subject with
    the first candidate, or is one-sided where there is none. `seen_digest` says what was shown: it
    goes back with the decision, together with `version`.
    """

    case_id: CaseId
    serial: str
    version: int
    run_id: str
    verdict: str
    class_code: str
    class_words: str
    cause: str
    cause_words: str
    signature: str
    signature_words: str
    state: CaseState
    state_words: str
    lane: Lane
    group_ok: bool
    protected: bool
    number_masked: str
    number_state: str
    number_state_words: str
    subject: SubjectView
    linked: ResidentView | None
    attributes: tuple[AttributeView, ...]
    candidates: tuple[ResidentView, ...]  # those whose attributes speak for them
    margin_words: str  # 候補が拮抗 or ""
    cautions: tuple[CautionView, ...]
    evidence: EvidenceView
    history: tuple[HistoryRow, ...]
    notes: tuple[NoteRow, ...]
    attachment: Attachment | None
    seen_digest: str
    remembered: RememberedView | None = None
    bystanders: tuple[ResidentView, ...] = ()  # of the household and the like, no candidates
    veiled: bool = False  # decided, and its reader judges before being shown what was decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic:
    """台帳総数 = 対象外 + 取込不可 + 番号なし + 点検対象, per batch or in sum."""

    total: int
    excluded: tuple[tuple[Exclusion, int], ...]
    rejected: int
    without_number: int
    inspected: int

    @property
    def excluded_total(self) -> int:
        """All 対象外."""
        return sum(count for _, count in self.excluded)

    @property
    def holds(self) -> bool:
        """Whether the sum is right; a batch whose sum is not is never accepted."""
        parts = self.excluded_total + self.rejected + self.without_number + self.inspected
        return self.total == parts


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSummary:
    """One accepted import."""

    batch_id: str
    side: str  # subject | register | protected
    side_words: str
    extract: str
    scheme_words: str
    reference_date: date
    coverage_words: str  # register only
    accepted_at: str
    accepted_by: str
    arithmetic: Arithmetic  # for a register: inspected = residents kept
    skipped_rows: int  # title, total and blank rows; not records
    sha256: str
    messages: tuple[str, ...]
    in_use: bool  # taken by the next run; False once replaced


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionRow:
    """One row that could not be taken in; never a value, only where and why."""

    row_number: int
    sheet: str
    column: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One run (照合)."""

    run_id: str
    state: str  # running | done | cancelled | interrupted
    state_words: str
    started_at: str
    finished_at: str
    started_by: str
    subjects: int
    residents: int
    verdicts: tuple[tuple[str, int], ...]  # ("A", 9000) …
    classes: tuple[tuple[str, str, int], ...]  # code, words, count
    signatures: tuple[tuple[str, str, int], ...]
    policy: str  # name, version and short digest
    digests: tuple[tuple[str, str], ...]  # what, digest
    seconds: float
    current: bool  # its cases are the queue


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person of the inspection."""

    person_id: str
    user: str
    name: str
    role: Role
    role_words: str
    active: bool
    last_sign_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One entry of the ledger (操作記録) in words."""

    seq: int
    at: str
    actor: str
    act: str
    act_words: str
    about: str  # 整理番号 0004211, 取込, 照合 …
    detail: str
    signed: bool
    mac: str  # first 16 characters


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRow:
    """One print (印刷) as recorded."""

    print_id: str
    at: str
    by: str
    report: str
    report_words: str
    pages: int
    copies: int
    cases: int
    sha256: str
    reprint: bool
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionHead:
    """What stands at the top of the window and at the foot of every sheet."""

    inspection_id: str
    title: str
    office: str
    person: str
    role_words: str
    coverage_words: str
    protection_words: str  # 支援措置: 12 人 (令和8年10月1日) / 支援措置情報 未取込
    deadline: str
    ledger_seq: int
    ledger_head: str  # short code of the ledger head: 16 base32 characters in fours
    ledger_at: str
    program_version: str
    approval_titles: tuple[str, ...]  # 決裁欄
    demonstration: bool
