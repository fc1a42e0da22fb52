"""What a person vouches for before a file is taken in: the sender's slip."""

from PySide6.QtWidgets import QLineEdit

from app.batches.intake import Preview
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
        fields = Form(
            [("件数", "slip_rows", self.rows), ("検査値(SHA-256)", "slip_sha256", self.sha256)]
        )
        self.add(label("送付票との照合", role="heading"), fields)

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
