"""What a person vouches for before a file is taken in: the sender's slip, and rows left out."""

from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.batches.intake import Preview
from app.batches.rejected import LeftOut
from app.batches.slip import Slip, require_as_told, typed_slip
from app.errors import KnownError
from ui.widgets.building import Card, label
from ui.widgets.form import Form


class SlipCard(Card):
    """Compares at once: a file that is not what its slip says never gets as far as an import."""

    def __init__(self, preview: Preview) -> None:
        super().__init__("card", margins=12, spacing=8)
        self.setObjectName("slip_card")
        self._preview = preview
        self.rows = QLineEdit(placeholderText="送付票がなければ空欄")
        self.sha256 = QLineEdit(placeholderText="先頭8桁以上(あれば)")
        self.accepted = QCheckBox(f"取込不可の {preview.rows_rejected:,} 行を除いて取り込む")
        # Named by the list: a tick for one list is never taken over to another.
        self.accepted.setObjectName(f"rejected_accepted_{preview.rejected.digest[:16]}")
        fields = Form(
            [("件数", "slip_rows", self.rows), ("検査値(SHA-256)", "slip_sha256", self.sha256)]
        )
        self.add(label("送付票との照合", role="heading"), fields)
        if preview.rows_rejected:
            self.add(self.accepted)

    def slip(self) -> Slip:
        """The slip as typed, compared with the file.

        Raises:
            KnownError: K106 not readable; E316 the file is not what it says.
        """
        try:
            slip = typed_slip(self.rows.text(), self.sha256.text())
            require_as_told(slip, self._preview.facts)
        except KnownError:
            (self.rows if self.rows.text().strip() else self.sha256).setFocus()
            raise
        return slip

    def left_out(self) -> LeftOut:
        """The rows the person leaves out.

        Raises:
            KnownError: U102 nobody said so yet.
        """
        if self._preview.rows_rejected and not self.accepted.isChecked():
            self.accepted.setFocus()
            raise KnownError(
                "U102",
                f"取込不可の行が{self._preview.rows_rejected:,}件あります。一覧を確かめ、"
                "除いて取り込むときはチェックを付けてください。",
            )
        return LeftOut(self._preview.rows_rejected, self._preview.rejected.digest)
