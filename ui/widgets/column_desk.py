"""The columns of a file, to be looked through and corrected by keyboard."""

from PySide6.QtCore import Signal, Slot

from app.batches import intake_draft as drafts
from app.batches.intake import Preview
from app.batches.preview_views import ColumnPreview
from app.extracts.profiles import ImportProfile
from ui.appearance import Appearance
from ui.widgets.building import Card, label
from ui.widgets.column_detail import ColumnDetail
from ui.widgets.column_table import ColumnTable
from ui.widgets.fixed_cuts import FixedCuts
from ui.widgets.layout_line import LayoutLine
from ui.widgets.wrapped import Wrapped

_HINT = (
    "列の意味: ↑↓で列を選び、Enterで変えます(↑↓で探し、Enterで決定)。変えるたびに読み直します。"
    "使わない列は保存されません。"
)
_WHOLE_FILE = -1


class ColumnDesk(Card):
    """Emits the profile of every change; the page has the file read by it and shows what came."""

    changed = Signal(str, int)  # TOML text, the column touched or -1

    def __init__(self, preview: Preview, appearance: Appearance) -> None:
        super().__init__("card")
        self._reading = preview.reading
        self._text = preview.reading.profile
        self._place = 0
        self.layout_line = LayoutLine()
        self.table = ColumnTable()
        self.detail = ColumnDetail(preview.side)
        self.cuts = FixedCuts(appearance)
        self.add(
            label("取込設定", role="heading"),
            self.layout_line,
            Wrapped(_HINT, role="small"),
            self.table,
            self.cuts,
            self.detail,
        )
        self._connect()

    def show_preview(self, preview: Preview) -> None:
        """Show the file as it is read now."""
        self._reading, self._text = preview.reading, preview.reading.profile
        self.layout_line.show_reading(self._reading)
        self.table.show_columns(self._reading, frozenset(self._reading.proposed))
        self._show_column()

    def _connect(self) -> None:
        self.table.chosen.connect(self._on_column_chosen)
        self.table.change_asked.connect(self.detail.target.setFocus)
        self.detail.meant.connect(self._on_meant)
        self.detail.form_chosen.connect(
            lambda form: self._change(drafts.with_form(self._draft(), self._column(), form))
        )
        self.detail.code_chosen.connect(
            lambda code, word: self._change(
                drafts.with_code(self._draft(), self._column(), code, word)
            )
        )
        self.cuts.changed.connect(self._change)
        self.layout_line.encoding_chosen.connect(
            lambda codec: self._whole(drafts.with_encoding(self._draft(), codec))
        )
        self.layout_line.delimiter_chosen.connect(
            lambda mark: self._whole(drafts.with_delimiter(self._draft(), mark))
        )
        self.layout_line.header_chosen.connect(
            lambda at: self._whole(drafts.with_header_row(self._draft(), at))
        )

    def _draft(self) -> ImportProfile:
        """With every change so far, those included that are still being read."""
        return drafts.draft_from(self._text)

    def _column(self) -> ColumnPreview:
        return self._reading.columns[self._place]

    def _change(self, draft: ImportProfile) -> None:
        self._text = drafts.draft_text(draft)
        self.changed.emit(self._text, self._place)

    def _whole(self, draft: ImportProfile) -> None:
        self._text = drafts.draft_text(draft)
        self.changed.emit(self._text, _WHOLE_FILE)

    @Slot(int)
    def _on_column_chosen(self, place: int) -> None:
        self._place = place
        self._show_column()

    @Slot(str, int, str)
    def _on_meant(self, target: str, person: int, reason: str) -> None:
        """Change the column, and go on to the next one."""
        column = self._column()
        changed = drafts.with_target(self._draft(), column, target, person=person, reason=reason)
        self._change(changed)
        self.table.choose(min(self._place + 1, len(self._reading.columns) - 1))
        self.table.setFocus()

    def _show_column(self) -> None:
        if not self._reading.columns:
            return
        self._place = min(self._place, len(self._reading.columns) - 1)
        self.detail.show_column(self._reading, self._column())
        self.cuts.show_cuts(self._reading, self._place)
