"""What a file looks like: how it was read, what its columns mean, refused rows, what was noticed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.batches.intake import Preview
from app.batches.rejected import as_reason
from ui.appearance import Appearance
from ui.widgets.building import column, empty, frame, label
from ui.widgets.column_desk import ColumnDesk
from ui.widgets.reading_card import ReadingCard
from ui.widgets.rejected_card import RejectedCard


class PreviewCard:
    """Everything detected in a file; the columns stay in place while the file is read anew.

    Attributes:
        head: how it was read, and the rows that cannot come in.
        details: its columns, and what was noticed.
    """

    def __init__(self, preview: Preview, appearance: Appearance) -> None:
        self.reading = ReadingCard()
        self.columns = ColumnDesk(preview, appearance)
        self._refused, self._told = column(spacing=10), column(spacing=10)
        self.head, self.details = QWidget(), QWidget()
        self.head.setLayout(column(self.reading, self._refused, spacing=10))
        self.details.setLayout(column(self.columns, self._told, 1, spacing=10))

    def show_preview(
        self,
        preview: Preview,
        rejected: RejectedCard | None,
        kept: Sequence[tuple[str, str]],
        *,
        own: bool,
    ) -> None:
        """Show a file as it is read now. `kept` and `own` as in ReadingCard."""
        notices = _notices(preview)
        self.reading.show_preview(preview, kept, own=own, noticed=len(notices))
        self.columns.setVisible(bool(preview.reading.profile))
        if preview.reading.profile:
            self.columns.show_preview(preview)
        empty(self._refused)
        if rejected is not None:
            self._refused.addWidget(rejected)
            rejected.show()  # at once: its tick may be given the focus
        empty(self._told)
        if notices:
            lines = [label(f"・{notice}", wrap=True) for notice in notices]
            card = frame("card", label("気付いたこと", role="heading"), *lines, spacing=5)
            self._told.addWidget(card)


def _notices(preview: Preview) -> tuple[str, ...]:
    """All that was noticed, in one place; what stands in the list of rejected rows stands there."""
    before = preview.taken_before
    again = (f"同じ内容のファイルを {before} に取り込んでいます。",) if before else ()
    listed = {one.reason for one in preview.rejected.rows} if preview.is_whole else set()
    return (*again, *(told for told in preview.messages if as_reason(told) not in listed))
