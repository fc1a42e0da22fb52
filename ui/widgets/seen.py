"""Whether what is shown has been on the screen: a key pressed before that was meant for something else."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

TOO_SOON = (
    "表示の切り替え中に押されたキーは使っていません。表示された件を見て、もう一度押してください。"
)


class Seen(QObject):
    """Watches one surface; `anew` when it shows something else, until it was painted.

    What lies in the surface is watched too: where it hides the surface whole, Qt paints it alone.
    """

    def __init__(self, surface: QWidget) -> None:
        super().__init__(surface)
        self._surfaces = [surface]
        self._painted = True
        surface.installEventFilter(self)

    def watch(self, body: QWidget) -> None:
        """Watch what fills the surface."""
        self._surfaces.append(body)
        body.installEventFilter(self)

    def __bool__(self) -> bool:
        return self._painted

    def anew(self) -> None:
        """Something else is shown from now on; one dot is painted even where nothing else changed."""
        self._painted = False
        for surface in self._surfaces:
            surface.update(0, 0, 1, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._painted = True
        return super().eventFilter(watched, event)
