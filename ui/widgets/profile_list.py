"""The kept profiles (取込定義): written to a medium, taken from one, forgotten."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.batches.intake_profiles import KeptProfile
from ui.dates import shown_time
from ui.models.rows import RowsModel
from ui.widgets.building import button, label, prose, row
from ui.widgets.table import ReadTable

_HEADINGS = ("名前", "種類", "事務", "形式", "列の数", "残した日時", "残した人")
_ADVICE = (
    "取込定義は、ファイルの見出しと意味の対応だけを書いた小さな文書です。個人情報は含みません。\n"
    "同じ形のファイルは、残した取込定義で自動的に読みます。媒体に書き出して、ほかの部署に渡せます。"
)


class ProfileList(QWidget):
    """What is asked for is done by the page."""

    write_asked = Signal(str)
    take_asked = Signal()
    forget_asked = Signal(str)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[KeptProfile, ...] = ()
        self._model = RowsModel(_HEADINGS, figures=frozenset({4}))
        self.table = ReadTable(self._model, name="kept_profiles", words="取込定義の一覧")
        self._empty = label("残した取込定義はまだありません。", role="muted")
        acts = row(
            button("媒体に書き出す", lambda: self._ask(self.write_asked), name="profile_write"),
            button("媒体から読み込む", self.take_asked.emit, name="profile_take"),
            button("一覧から除く", lambda: self._ask(self.forget_asked), name="profile_forget"),
            1,
            button("取込の一覧に戻る", self.back_asked.emit, name="profile_back"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(prose(_ADVICE, role="muted"))
        layout.addLayout(acts)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)

    def show_kept(self, kept: Sequence[KeptProfile]) -> None:
        """Show the list."""
        self._kept = tuple(kept)
        self._model.show_rows([_cells(one) for one in kept])
        self.table.fit_columns()
        self._empty.setVisible(not kept)
        if kept:
            self.table.selectRow(0)

    def _ask(self, signal: SignalInstance) -> None:
        place = self.table.chosen_row()
        if place >= 0:
            signal.emit(self._kept[place].profile_id)


def _cells(one: KeptProfile) -> tuple[str, ...]:
    return (
        one.name,
        one.side_words,
        one.scheme_words,
        "固定長" if one.fixed else "表",
        str(one.columns),
        shown_time(one.kept_at),
        one.kept_by,
    )
