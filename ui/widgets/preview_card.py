"""What a file looks like: how it was read, what its columns mean, sample rows, refused rows."""

from PySide6.QtWidgets import QWidget

from app.batches.intake import Preview
from ui.models.rows import RowsModel
from ui.widgets.building import column, frame, label
from ui.widgets.rejected_card import RejectedCard
from ui.widgets.table import ReadTable

_SAMPLE_ROWS = 6


class PreviewCard(QWidget):
    """Everything detected in a file, to be looked through before it is taken in."""

    def __init__(self, preview: Preview, rejected: RejectedCard | None) -> None:
        super().__init__()
        self._preview = preview
        facts = "　".join(preview.layout_words)
        counted = (
            f"読んだ行 {preview.rows_counted:,}　取り込める {preview.rows_kept:,}　"
            f"取込不可 {preview.rows_rejected:,}　表題・合計等 {preview.rows_skipped:,}"
        )
        names = "、".join(path.name for path in preview.paths)
        pieces: list[QWidget] = [
            frame("card", label(names, role="heading"), label(facts, wrap=True), label(counted)),
            *self._notices(),
            self._sample(),
            self._columns(),
        ]
        if rejected is not None:
            pieces.insert(1, rejected)
        layout = column(*pieces, spacing=10)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def _notices(self) -> list[QWidget]:
        """All that was noticed, in one place: what is refused stands out from what is told."""
        notices = self._messages()
        if not notices:
            return []
        lines = [label(f"・{notice}", wrap=True) for notice in notices]
        return [frame("card", label("気付いたこと", role="heading"), *lines, spacing=5)]

    def _messages(self) -> tuple[str, ...]:
        before = self._preview.taken_before
        again = (f"同じ内容のファイルを {before} に取り込んでいます。",) if before else ()
        return (*again, *self._preview.messages)

    def _columns(self) -> QWidget:
        model = RowsModel(("ファイルの見出し", "意味"), figures=frozenset())
        model.show_rows(
            [(one.heading, one.target_words or "(使わない)") for one in self._preview.columns]
        )
        table = ReadTable(model, name="preview_columns", words="列の意味")
        _tall(table, min(model.rowCount(), 9))
        return frame("card", label("列の意味", role="heading"), table)

    def _sample(self) -> QWidget:
        headings = [one.heading for one in self._preview.columns]
        model = RowsModel(headings, figures=frozenset())
        width = len(headings)
        rows = [(*row, *[""] * width)[:width] for row in self._preview.sample_rows[:_SAMPLE_ROWS]]
        model.show_rows(rows)
        table = ReadTable(model, name="preview_sample", words="先頭の行")
        _tall(table, len(rows))
        return frame("card", label("先頭の行(個人番号は伏せています)", role="heading"), table)


def _tall(table: ReadTable, rows: int) -> None:
    """Room for so many rows and the heading, no more."""
    height = table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(height * (rows + 1) + 22)
    table.fit_columns()
