"""Ready-to-show shapes of the number entry (番号入力). No view ever holds an individual number."""

from dataclasses import dataclass
from enum import StrEnum

from app.views import AttributeView


class EntryState(StrEnum):
    """How far one record is."""

    WAITING = "waiting"
    TYPED = "typed"
    ABSENT = "absent"  # the business system holds no number: seen and entered as such


class Way(StrEnum):
    """How a typed number was made sure of."""

    LOOKED_UP = "looked_up"  # check digit holds, the resident found agrees and was confirmed
    TWICE = "twice"  # typed twice
    AS_WRITTEN = "as_written"  # fails its check digit, stands so in the ledger, typed twice
    ABSENT = "absent"  # 番号なし


class Finding(StrEnum):
    """What a look-up in the register found."""

    AGREES = "agrees"  # 氏名 and 生年月日 agree: one key confirms
    DIFFERS = "differs"  # another person by these attributes: the number has to be typed again
    NOBODY = "nobody"
    SEVERAL = "several"
    WITHHELD = "withheld"  # 支援措置, and the person at the desk is no 責任者
    NO_REGISTER = "no_register"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySource:
    """A batch whose records can be given numbers."""

    batch_id: str
    extract: str
    scheme_words: str
    without_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryListView:
    """One entry list in words."""

    list_id: str
    extract: str
    scheme_words: str
    whole: bool  # records are typed whole
    records: int  # those this person may see
    typed: int
    for_supervisor: int  # 支援措置 records that only a 責任者 may see
    made_at: str
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecord:
    """One record that waits for its number; the address is withheld under 支援措置."""

    record: int
    record_id: str
    name: str
    kana: str
    birth_date: str
    birth_note: str
    sex: str
    sex_note: str
    address: str
    protected: bool
    state: EntryState
    note: str  # 検査用数字の誤り … where the extract holds an unusable number
    typed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpView:
    """What a typed number leads to: one sentence, and both records beside each other."""

    finding: Finding
    sentence: str
    attributes: tuple[AttributeView, ...]
    resident_status: str

    @property
    def confirmable(self) -> bool:
        """Whether one key may confirm; otherwise the number is typed a second time."""
        return self.finding is Finding.AGREES


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeRecord:
    """A record typed whole (記録全体の入力), raw as it stands in the ledger of the office."""

    record_id: str
    name: str
    kana: str
    birth_date: str
    sex: str
    address: str
