"""媒体の登録: its number and label; beside a 担当者 a 責任者 signs in and approves."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.access.approval import Approver
from app.batches.media import NewMedium
from app.mounted import Mounted
from ui.widgets.building import button, frame, label, prose, row
from ui.widgets.form import Form
from ui.widgets.growing import say_in

_ADVICE = (
    "媒体に貼った管理番号を入力します。登録は1回だけです。"
    "次からは差し込むだけで見分け、使用のたびに媒体管理簿に記録します。"
)

_HEIGHTS = 34  # heights of a line that the dialog is wide


class MediumRegistrationDialog(QDialog):
    """Stays open while something is refused; the page registers and closes it."""

    asked = Signal()

    def __init__(self, parent: QWidget, drive: Mounted | None, *, supervises: bool) -> None:
        super().__init__(parent)
        self.setObjectName("medium_registration")
        self.setWindowTitle("媒体の登録")
        self._serial = drive.serial if drive else ""
        self._supervises = supervises
        self.code = QLineEdit(placeholderText="例 USB-07")
        self.name = QLineEdit(drive.label if drive else "")
        self.user = QLineEdit()
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._told = label(role="problem", wrap=True)
        self._build()

    def new_medium(self) -> NewMedium:
        """What was typed."""
        return NewMedium(code=self.code.text(), label=self.name.text(), serial=self._serial)

    def approver(self) -> Approver | None:
        """The second person; None where the person at the desk is a 責任者."""
        if self._supervises:
            return None
        return Approver(user=self.user.text(), password=self.password.text())

    def tell(self, sentence: str) -> None:
        """Say what was refused; the password has to be typed anew."""
        say_in(self, self._told, sentence)
        self.password.clear()

    def _build(self) -> None:
        what = Form(
            [
                ("管理番号", "new_medium_code", self.code),
                ("品名・表示", "new_medium_label", self.name),
            ]
        )
        serial = f"製造番号等: {self._serial}" if self._serial else "製造番号等: 読み取れません"
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(prose(_ADVICE, role="small"))
        layout.addWidget(what)
        layout.addWidget(label(serial, role="small"))
        if not self._supervises:
            who = Form(
                [
                    ("責任者の利用者ID", "new_medium_user", self.user),
                    ("パスワード", "new_medium_password", self.password),
                ]
            )
            layout.addWidget(frame("card", label("責任者の承認", role="heading"), who))
        layout.addWidget(self._told)
        register = button("登録する", self._on_asked, name="new_medium_register", role="primary")
        turn_away = button("やめる", self.reject, name="new_medium_cancel")
        layout.addLayout(row(1, turn_away, register))
        last = self.name if self._supervises else self.password
        last.returnPressed.connect(self._on_asked)
        self.setMinimumWidth(self.fontMetrics().height() * _HEIGHTS)

    @Slot()
    def _on_asked(self) -> None:
        self.asked.emit()
