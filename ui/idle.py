"""Notices that nobody has touched keyboard or mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_WARNING_SECONDS = 30


class IdleWatch(QObject):
    """`warned` comes half a minute before `idle`.

    Only windows are listened to, each from the first time it is active: looking at every event of
    every widget would cost more than showing a case.
    """

    warned = Signal(int)
    touched = Signal()
    idle = Signal()

    def __init__(self, parent: QObject, *, minutes: int) -> None:
        super().__init__(parent)
        self._warned = False
        self._warning = QTimer(self, singleShot=True)
        self._warning.timeout.connect(self._on_warning_due)
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self.idle)
        self.set_minutes(minutes)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window_active)

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a touch."""
        self._limit.setInterval(minutes * 60_000)
        self._warning.setInterval(max(1, minutes * 60 - _WARNING_SECONDS) * 1000)
        self._restart()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._restart()
        return False

    @Slot(QWindow)
    def _on_window_active(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _restart(self) -> None:
        self._limit.start()
        self._warning.start()
        if self._warned:
            self._warned = False
            self.touched.emit()

    def _on_warning_due(self) -> None:
        self._warned = True
        self.warned.emit(_WARNING_SECONDS)
