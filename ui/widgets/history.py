"""What has been decided and noted on a case so far, newest first."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.cases.remembered_view import RememberedView
from app.views import CaseView, HistoryRow
from ui.dates import shown_time
from ui.widgets.building import empty, label


class History(QFrame):
    """Decisions with 確認者 and 入力者, and notes; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("history")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(14, 8, 14, 8)
        self._lines.setSpacing(4)
        self._shown: list[str] = []
        self.hide()

    def show_case(self, view: CaseView) -> None:
        """Show the history of a case."""
        lines = [_remembered(view.remembered)] if view.remembered is not None else []
        lines += [_decision(row) for row in reversed(view.history)]
        lines += [
            f"{shown_time(note.at)}　メモ　{note.text}　({note.by})"
            for note in reversed(view.notes)
        ]
        if lines == self._shown:
            return
        self._shown = lines
        empty(self._lines)
        if lines:
            self._lines.addWidget(label("これまでの確認", role="muted"))
        for line in lines:
            self._lines.addWidget(label(line, wrap=True))
        self.setVisible(bool(lines))


def _remembered(remembered: RememberedView) -> str:
    taken_over = "　R で引き継ぐ" if remembered.holds else ""
    return f"{remembered.words}(整理番号 {remembered.serial}){taken_over}"


def _decision(row: HistoryRow) -> str:
    reason = f"({row.reason_words})" if row.reason_words else ""
    taken_back = "　※取消済" if row.withdrawn else ""
    typed = f"　入力者 {row.entered_by}" if row.entered_by != row.judged_by else ""
    seen = f"　書類: {'・'.join(row.documents)}" if row.documents else ""
    note = f"　{row.note}" if row.note else ""
    at = shown_time(row.at)
    return (
        f"{at}　{row.outcome_words}{reason}　確認者 {row.judged_by}{typed}{seen}{note}{taken_back}"
    )
