"""Reading the ledger (操作記録): pages of it in words, and its verification."""

from dataclasses import dataclass

from app.desk import Desk
from app.views import LedgerRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The result of walking the whole ledger. `faults` are sentences naming the sequence number."""

    entries: int
    signatures: int
    head: str
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Nothing was found."""
        return not self.faults


class LedgerReading:
    """The ledger as people read it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def count(self) -> int:
        """Number of entries."""
        raise NotImplementedError

    def page(self, *, newest_first_from: int, rows: int) -> tuple[LedgerRow, ...]:
        """`rows` entries, newest first, skipping `newest_first_from`.

        Raises:
            KnownError: P101.
        """
        raise NotImplementedError

    def verify(self) -> Verification:
        """Walk chain, signatures and decisions."""
        raise NotImplementedError
