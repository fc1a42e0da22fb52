"""How matching tells how far it is. Whoever listens may raise to cancel."""

from typing import Protocol


class Progress(Protocol):
    """Called often from the working loop."""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Say that `done` of `total` items (None = unknown) of a stage are finished.

        Args:
            stage: prepare, number, compare, search, weigh, evidence or order.
            done: items finished.
            total: items in all, or None where that is not known beforehand.
        """
        ...
