"""媒体への書出し: medium, approval number, and the sign-in of a 責任者 other than the operator."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.errors import KnownError
from app.inquiry.views import InquiryView
from ui.widgets.building import button, frame, label, prose, row
from ui.widgets.form import Form
from ui.widgets.growing import say_in

_ROWS = "10000"
_ADVICE = (
    "個人番号または4情報を暗号化せずに媒体へ書き出します。操作する人とは別の責任者がその場で"
    "サインインして承認します。内容は操作記録と持出し記録に残ります。"
)

_HEIGHTS = 39  # heights of a line that the dialog is wide


class CarryOutDialog(QDialog):
    """Stays open while something is refused; the page writes and closes it."""

    asked = Signal()

    def __init__(self, parent: QWidget, view: InquiryView) -> None:
        super().__init__(parent)
        self.setObjectName("carry_out")
        self.setWindowTitle(f"媒体への書出し　{view.kind_words} 第{view.place}号")
        self.rows = QLineEdit(_ROWS)
        self.medium = QLineEdit(placeholderText="例 USB-07")
        self.approval = QLineEdit(placeholderText="例 障福第12号")
        self.purpose = QLineEdit("住民基本台帳ネットワークシステムへの照会")
        self.user = QLineEdit()
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._told = label(role="problem", wrap=True)
        self._build(view)

    def most_rows(self) -> int:
        """Rows per file.

        Raises:
            KnownError: Q105.
        """
        text = self.rows.text().replace(",", "").strip()
        if not text.isdecimal():
            raise KnownError("Q105", "1ファイルの件数を数字で入力してください。")
        return int(text)

    def tell(self, sentence: str) -> None:
        """Say what was refused; the password has to be typed anew."""
        say_in(self, self._told, sentence)
        self.password.clear()

    def _build(self, view: InquiryView) -> None:
        what = Form(
            [
                ("1ファイルの件数", "carry_rows", self.rows),
                ("媒体の管理番号", "carry_medium", self.medium),
                ("持出しの承認番号", "carry_approval", self.approval),
                ("目的・提供先", "carry_purpose", self.purpose),
            ]
        )
        who = Form(
            [
                ("責任者の利用者ID", "carry_user", self.user),
                ("パスワード", "carry_password", self.password),
            ]
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(14)
        layout.addWidget(label(f"{view.asked:,} 件を書き出します。", role="heading"))
        layout.addWidget(prose(_ADVICE, role="small"))
        layout.addWidget(what)
        layout.addWidget(frame("card", label("責任者の承認", role="heading"), who))
        layout.addWidget(self._told)
        write = button("書出し先を選ぶ", self._on_asked, name="carry_write", role="primary")
        layout.addLayout(row(1, button("やめる", self.reject, name="carry_cancel"), write))
        self.purpose.setCursorPosition(0)
        self.setMinimumWidth(self.fontMetrics().height() * _HEIGHTS)

    @Slot()
    def _on_asked(self) -> None:
        self.asked.emit()
