"""What comparing one piece of two addresses found."""

from typing import NamedTuple

from matching.agreement import Agreement


class Finding(NamedTuple):
    """How one piece agrees, and the reason codes for it."""

    agreement: Agreement
    reasons: tuple[str, ...] = ()


EQUAL = Finding(Agreement.EQUIVALENT)
NEITHER = Finding(Agreement.ABSENT_BOTH)


def similar(*reasons: str) -> Finding:
    """A partial agreement with its named reasons."""
    return Finding(Agreement.SIMILAR, reasons)


def different(*reasons: str) -> Finding:
    """A disagreement with its named reasons."""
    return Finding(Agreement.DIFFERENT, reasons)


def missing(*reasons: str, on_left: bool) -> Finding:
    """A piece that only one side states."""
    return Finding(Agreement.ABSENT_LEFT if on_left else Agreement.ABSENT_RIGHT, reasons)
