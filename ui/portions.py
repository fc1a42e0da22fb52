"""Long work of the window's own in short portions; keys, painting and jobs go on in between."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from app.errors import KnownError

T = TypeVar("T")


class Portions(QObject, Generic[T]):
    """Takes one portion each time the event loop has nothing else to do.

    A portion is whole in itself; `stop`, or the end of the window, leaves no half of one.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[T] | None = None
        self._each: Callable[[T], object] | None = None
        self._ended: Callable[[KnownError | None], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_due)

    @property
    def busy(self) -> bool:
        """Whether there is more to do."""
        return self._left is not None

    def run(
        self,
        portions: Iterator[T],
        *,
        each: Callable[[T], object],
        ended: Callable[[KnownError | None], object],
    ) -> None:
        """Go through portions: `each` hears every one, `ended` the end and what stopped it."""
        self._left, self._each, self._ended = portions, each, ended
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._end(None)

    def _end(self, error: KnownError | None) -> None:
        ended, self._left, self._each, self._ended = self._ended, None, None, None
        self._timer.stop()
        if ended is not None:
            ended(error)

    @Slot()
    def _on_due(self) -> None:
        if self._left is None or self._each is None:
            return
        try:
            portion = next(self._left, None)
        except KnownError as error:
            self._end(error)
            return
        if portion is None:
            self._end(None)
        else:
            self._each(portion)
