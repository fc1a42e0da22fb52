"""Ready-to-show shapes of the media register (媒体管理簿)."""

from dataclasses import dataclass
from enum import StrEnum

from app.mounted import Mounted


class MediumState(StrEnum):
    """What may be done with a medium."""

    USABLE = "usable"
    NOT_ERASED = "not_erased"  # what its last uses left is not recorded as erased
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumView:
    """One registered medium."""

    medium_id: str
    code: str  # 管理番号
    label: str
    serial: str
    registered_at: str
    registered_by: str
    approved_by: str  # "" = the 責任者 who registered it
    state: MediumState
    state_words: str
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumUseView:
    """One use of a medium, or of a folder of the terminal."""

    use_id: str
    medium_id: str  # "" = a folder of the terminal
    code: str  # 管理番号, or words for a folder of the terminal
    kind_words: str
    at: str
    by: str
    contents: str
    sha256: str
    approver: str
    approval: str
    purpose: str
    erasable: bool
    erased_on: str  # ISO date, "" = not recorded
    erased_by: str

    @property
    def waits(self) -> bool:
        """Whether somebody still has to erase what it left and to say so."""
        return self.erasable and not self.erased_on


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveView:
    """The drive a file lies on, and the medium it is registered as (None = not registered)."""

    drive: Mounted
    medium: MediumView | None

    @property
    def must_be_registered(self) -> bool:
        """Whether nothing may be read from it before it is registered."""
        return self.drive.removable and self.medium is None
