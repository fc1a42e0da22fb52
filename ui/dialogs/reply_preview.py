"""回答の確認: what a reply would answer, shown before anybody takes it in."""

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.inquiry.views import InquiryView, ReplyPreview
from ui.widgets.building import button, frame, label, prose, row

_MOST_MESSAGES = 8

_HEIGHTS = 40  # heights of a line that the dialog is wide


class ReplyPreviewDialog(QDialog):
    """Nothing is stored while it is open; accepted, its page takes the reply in."""

    def __init__(self, parent: QWidget, view: InquiryView, preview: ReplyPreview) -> None:
        super().__init__(parent)
        self.setObjectName("reply_preview")
        self.setWindowTitle(f"回答の確認　{view.kind_words} 第{view.place}号")
        self.problem = label(_problem(preview), role="problem", wrap=True)
        self.problem.setVisible(not preview.acceptable)
        self.take = button("この回答を取り込む", self.accept, name="reply_take", role="primary")
        self.take.setEnabled(preview.acceptable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(14)
        for piece in (
            label("・".join(f"「{name}」" for name in preview.names), role="heading", wrap=True),
            self.problem,
            frame("card", _sum(view, preview), margins=16),
            label(_rows(preview), wrap=True),
            label(_use(preview), wrap=True),
        ):
            layout.addWidget(piece)
        if preview.messages:
            layout.addWidget(frame("card", label("気付いたこと"), prose(_told(preview))))
        back = button("取り込まない", self.reject, name="reply_leave")
        layout.addLayout(row(1, back, self.take))
        self.setMinimumWidth(self.fontMetrics().height() * _HEIGHTS)
        (self.take if preview.acceptable else back).setFocus()


def _sum(view: InquiryView, preview: ReplyPreview) -> QWidget:
    """The three outcomes: now, in this reply, and as they would stand."""
    answered, nobody = preview.in_reply
    lines = (
        ("", "今まで", "この回答", "取込後"),
        ("回答あり", view.answered, answered, preview.answered),
        ("該当なし", view.nobody, nobody, preview.nobody),
        ("未回答", view.unanswered, "", preview.unanswered),
    )
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(28)
    for at, cells in enumerate(lines):
        for place, cell in enumerate(cells):
            is_count = isinstance(cell, int)
            text = f"{cell:,} 件" if is_count else str(cell)
            grid.addWidget(label(text, role="figure" if is_count else "muted"), at, place)
    made.setAccessibleName(
        f"取込後 回答あり {preview.answered}、該当なし {preview.nobody}、未回答 {preview.unanswered}"
    )
    return made


def _rows(preview: ReplyPreview) -> str:
    return (
        f"行数 {preview.rows_counted:,}　取込不可 {preview.rows_rejected:,}　"
        f"除いた行 {preview.rows_skipped:,}　照会していない行 {preview.strangers:,}"
    )


def _use(preview: ReplyPreview) -> str:
    if preview.becomes_register:
        return "回答のあった人を、住基側のデータとして使います。"
    return "全住民の住基データがあるため、件数の確認だけに使います。"


def _told(preview: ReplyPreview) -> str:
    more = len(preview.messages) - _MOST_MESSAGES
    lines = [*preview.messages[:_MOST_MESSAGES], *([f"ほか {more:,} 件"] if more > 0 else [])]
    return "\n".join(lines)


def _problem(preview: ReplyPreview) -> str:
    if preview.taken_before:
        return f"{preview.taken_before[:10]}に取込済みです(同一内容)。ファイルを確かめてください。"
    return "この照会への回答がありません。照会と回答の組合せを確かめてください。"
