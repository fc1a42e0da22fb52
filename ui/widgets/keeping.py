"""Whether and under which name the way a file was read is kept as a profile."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.batches.intake_profiles import LONGEST_NAME
from ui.widgets.building import column
from ui.widgets.form import Form
from ui.widgets.read_as import ReadAs, proposed_name
from ui.widgets.wrapped import Wrapped

_ADVICE = "同じ形の次のファイルは、この取込定義で自動的に読みます。個人情報は含みません。"


class Keeping(QWidget):
    """Ticked where a person changed something."""

    def __init__(self, path: Path, read: ReadAs) -> None:
        super().__init__()
        self.keep = QCheckBox("この読み方を取込定義として残す")
        self.keep.setObjectName("keep_profile")
        self.keep.setChecked(read.changed)
        name = read.known.name if read.known else proposed_name(path)
        self.name = QLineEdit(name, maxLength=LONGEST_NAME)
        form = Form([("取込定義の名前", "keep_name", self.name)])
        advice = Wrapped(_ADVICE, role="small")
        self.setLayout(column(self.keep, form, advice, spacing=4))
        for part in (form, advice):  # laid out before: alone it would be a window for a moment
            part.setVisible(read.changed)
            self.keep.toggled.connect(part.setVisible)

    def wanted(self) -> str:
        """The name to keep it under, "" = not kept."""
        return self.name.text().strip() if self.keep.isChecked() else ""
