"""The codes of a column, how often each stands there, and what it means."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from app.batches.intake_targets import code_choices, is_date
from app.batches.preview_views import ColumnPreview
from ui.widgets.choice_box import ChoiceBox


class CodeRows(QWidget):
    """One choice per code; hidden for a column without codes."""

    chosen = Signal(str, str)  # code, meaning

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._boxes: dict[str, ChoiceBox] = {}
        self._target = ""

    def show_codes(self, column: ColumnPreview) -> None:
        """Show the codes of a column."""
        codes = {code.value: code for code in column.codes}
        if (self._target, list(self._boxes)) != (column.target, list(codes)):
            self._rebuild(column)
        for value, box in self._boxes.items():
            box.offer(code_choices(column.target), codes[value].meaning)
        self.setVisible(bool(codes))

    def _rebuild(self, column: ColumnPreview) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._target, self._boxes = column.target, {}
        what = "元号の区分" if is_date(column.target) else "値"
        for number, code in enumerate(column.codes):
            box = ChoiceBox(name=f"code_{number}", words=f"{what} {code.value} の意味")
            box.chosen.connect(partial(self.chosen.emit, code.value))
            self._boxes[code.value] = box
            called = f"{what}「{code.value}」" if is_date(column.target) else f"「{code.value}」"
            self._form.addRow(f"{called} {code.count:,} 件", box)
