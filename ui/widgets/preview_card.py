"""What a file looks like: how it was read, what its columns mean, refused rows, what was noticed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.batches.intake import Preview
from ui.appearance import Appearance
from ui.widgets.building import column, empty, frame, label
from ui.widgets.column_desk import ColumnDesk
from ui.widgets.reading_card import ReadingCard
from ui.widgets.rejected_card import RejectedCard


class PreviewCard(QWidget):
    """Everything detected in a file; the columns stay in place while the file is read anew."""

    def __init__(self, preview: Preview, appearance: Appearance) -> None:
        super().__init__()
        self.reading = ReadingCard()
        self.columns = ColumnDesk(preview, appearance)
        self._told = QVBoxLayout()
        self._told.setContentsMargins(0, 0, 0, 0)
        self._told.setSpacing(10)
        layout = column(self.reading, self.columns, self._told, 1, spacing=10)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_preview(
        self,
        preview: Preview,
        rejected: RejectedCard | None,
        kept: Sequence[tuple[str, str]],
        *,
        own: bool,
    ) -> None:
        """Show a file as it is read now. `kept` and `own` as in ReadingCard."""
        self.reading.show_preview(preview, kept, own=own)
        self.columns.setVisible(bool(preview.reading.profile))
        if preview.reading.profile:
            self.columns.show_preview(preview)
        empty(self._told)
        if rejected is not None:
            self._told.addWidget(rejected)
        if notices := _notices(preview):
            lines = [label(f"・{notice}", wrap=True) for notice in notices]
            card = frame("card", label("気付いたこと", role="heading"), *lines, spacing=5)
            self._told.addWidget(card)


def _notices(preview: Preview) -> tuple[str, ...]:
    """All that was noticed, in one place."""
    before = preview.taken_before
    again = (f"同じ内容のファイルを {before} に取り込んでいます。",) if before else ()
    return (*again, *preview.messages)
