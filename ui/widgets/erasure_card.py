"""A quiet reminder: what still has to be erased from media, until somebody says 消去済み."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from app.batches.media import MediumUseView
from ui.dates import shown_time
from ui.widgets.building import button, label, row

_NAMED = 2


class ErasureCard(QFrame):
    """Hidden while nothing waits."""

    asked = Signal()
    register_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("erasure_card")
        self._told = label(role="muted", wrap=True)
        self._record = button("消去済みを記録", self.asked.emit, name="erasure", role="quiet")
        register = button("媒体管理簿", self.register_asked.emit, name="go_media", role="quiet")
        line = row(self._told, self._record, register)
        line.setStretch(0, 1)
        line.setAlignment(register, Qt.AlignmentFlag.AlignRight)  # also where it stands alone
        self.setLayout(line)

    def show_waiting(self, waiting: tuple[MediumUseView, ...]) -> None:
        """Show what waits, oldest first."""
        self._record.setVisible(bool(waiting))
        self._told.setVisible(bool(waiting))
        named = "、".join(
            f"{one.code}({shown_time(one.at)[5:10]} {one.contents})" for one in waiting[:_NAMED]
        )
        more = f" ほか {len(waiting) - _NAMED:,} 件" if len(waiting) > _NAMED else ""
        self._told.setText(f"媒体の消去が未記録です: {named}{more}" if waiting else "")
