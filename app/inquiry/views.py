"""Ready-to-show shapes of inquiries (番号照会・4情報照会). No view holds an individual number."""

from dataclasses import dataclass
from enum import StrEnum


class InquiryKind(StrEnum):
    """What is asked with."""

    NUMBER = "number"  # number and 管理番号 only
    FOUR = "four"  # 氏名, 生年月日, 性別, 住所
    THREE = "three"  # without 性別


class Asked(StrEnum):
    """Whom a 4情報照会 asks about; a 番号照会 always asks every usable number."""

    UNNUMBERED = "unnumbered"
    EVERYBODY = "everybody"


class LeftOut(StrEnum):
    """Why a record is not asked about."""

    NO_NUMBER = "no_number"  # 番号照会: no usable number
    SAME_NUMBER = "same_number"  # 番号照会: the number is asked about once already
    HAS_NUMBER = "has_number"  # 4情報照会 of those without a number
    INCOMPLETE = "incomplete"  # 4情報照会: an attribute is missing
    PROTECTED = "protected"  # 4情報照会: no address under 支援措置 leaves the program


class Answer(StrEnum):
    """What became of one thing asked."""

    ANSWERED = "answered"  # 回答あり
    NOBODY = "nobody"  # 該当なし
    UNANSWERED = "unanswered"  # 未回答


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """One file on the medium."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOutRecord:
    """The 持出し記録 of one inquiry."""

    at: str
    by: str
    approved_by: str
    medium: str
    approval: str
    purpose: str
    files: tuple[WrittenFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyView:
    """One reply as taken in."""

    at: str
    by: str
    answered: int
    nobody: int
    strangers: int  # rows that answer nothing that was asked
    is_register: bool  # whether its residents are what runs match with


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyPreview:
    """What a reply would say before anything of it is kept.

    asked = answered + nobody + unanswered, as they would stand with this reply.
    """

    inquiry_id: str
    names: tuple[str, ...]
    rows_counted: int
    rows_rejected: int
    rows_skipped: int
    in_reply: tuple[int, int]  # 回答あり and 該当なし of this reply alone
    strangers: int  # rows that answer nothing that was asked
    answered: int
    nobody: int
    unanswered: int
    becomes_register: bool  # whether its residents would be what runs match with
    taken_before: str  # when the same content was taken in already, or ""
    messages: tuple[str, ...]

    @property
    def acceptable(self) -> bool:
        """Whether the reply answers anything that was asked and is new."""
        return any(self.in_reply) and not self.taken_before


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryView:
    """One inquiry in words: asked = answered + nobody + unanswered."""

    inquiry_id: str
    place: int
    again_of: int  # place of the inquiry whose 未回答 are asked again, 0 = a first inquiry
    kind: InquiryKind
    kind_words: str
    made_at: str
    made_by: str
    asked: int
    answered: int
    nobody: int
    unanswered: int
    left_out: tuple[tuple[LeftOut, int], ...]
    carried_out: CarryOutRecord | None  # None until it was written to a medium
    replies: tuple[ReplyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """One thing asked and what became of it."""

    serial: str  # 管理番号 of the inquiry
    extract: str
    record_id: str
    outcome: Answer
