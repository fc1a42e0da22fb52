"""バックアップ: an encrypted copy of the inspection on another medium, read back at once."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Area
from app.errors import KnownError
from app.people import Permission, may
from ui.widgets.building import button, label, prose, restyle, row
from ui.workplace import Workplace

_ABOUT = (
    "点検フォルダーの写しを、暗号化したまま別の媒体に作り、読み戻して確かめます。\n"
    "帳票や取込データと同じ媒体には入れないでください。\n"
    "戻すときは、サインインの画面の「バックアップから戻す」を使います。"
)


class BackupPanel(QWidget):
    """One button."""

    words = "バックアップ"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._told = label(wrap=True)
        made = button("フォルダーを選んで作る", self._on_asked, name="make_backup", role="primary")
        made.setEnabled(may(workplace.program.desk.me.role, Permission.BACKUP))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(prose(_ABOUT))
        layout.addLayout(row(made, 1))
        layout.addWidget(self._told)
        layout.addStretch(1)

    def read_again(self) -> None:
        """Nothing to read."""

    @Slot()
    def _on_asked(self) -> None:
        self._workplace.asker.choose_folder(self, "バックアップの保存先", self.make_in)

    def make_in(self, destination: Path) -> None:
        """Make the backup in a folder."""
        try:
            made = self._workplace.program.backup.make(destination)
        except KnownError as error:
            self._told.setText(f"{error.sentence}({error.code})")
            restyle(self._told, role="problem")
            return
        size = f"{made.size / 1_000_000:,.1f} MB"
        told = (
            f"✓ 「{made.folder.name}」に {made.files:,} 個のファイル({size})を作り、確かめました。"
        )
        self._told.setText(told)
        restyle(self._told, role="done")
        self._workplace.announcer.announce(frozenset({Area.LEDGER}))
