"""One inquiry: 照会 = 回答あり + 該当なし + 未回答, what was left out, and what can be done next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.inquiry.views import InquiryView
from app.words import words
from ui.dates import shown_time
from ui.widgets.building import Card, button, column, empty, label, row

_DAY_HEIGHTS, _PASSWORD_HEIGHTS = 14, 16  # widths of two fields, in heights of a line


class InquiryCard(Card):
    """Shows the chosen inquiry; every act is the page's."""

    write_asked = Signal()
    reply_asked = Signal(str)  # 回答の抽出基準日, as typed
    record_asked = Signal()
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__("card", margins=16, spacing=10)
        self.setObjectName("inquiry_card")
        self._title = label(role="heading")
        self._sum = row(spacing=18)
        self._left_out = label(role="small", wrap=True)
        self._carried = label(wrap=True)
        self._replies = label(role="small", wrap=True)
        self._write = button(
            "媒体へ書き出す", self.write_asked.emit, name="inquiry_write", role="primary"
        )
        self._again = button("未回答だけを再照会", self.again_asked.emit, name="inquiry_again")
        self.password = QLineEdit(
            placeholderText="持出し記録(PDF)のパスワード 12字以上",
            echoMode=QLineEdit.EchoMode.Password,
        )
        self.password.setObjectName("inquiry_password")
        self.password.setAccessibleName("持出し記録のPDFのパスワード")
        self._record = button("持出し記録", self.record_asked.emit, name="inquiry_record")
        self.day = QLineEdit(placeholderText="回答の基準日 例 R8.10.1")
        self.day.setObjectName("inquiry_day")
        self.day.setAccessibleName("回答の基準日")
        self._reply = button("回答を取り込む", self._ask_reply, name="inquiry_reply")
        height = self.day.fontMetrics().height()
        self.day.setMinimumWidth(height * _DAY_HEIGHTS)
        self.password.setMinimumWidth(height * _PASSWORD_HEIGHTS)
        acts = row(self._write, self._record, self.password, 1, self.day, self._reply)
        replies = row(self._replies, self._again)
        replies.setStretch(0, 1)
        self.add(self._title, self._sum, self._left_out, self._carried, replies, acts)

    def take_focus(self) -> None:
        """To what is done next with a new inquiry."""
        self._write.setFocus()

    def show_inquiry(self, view: InquiryView) -> None:
        """Show another inquiry."""
        again = f"　第{view.again_of}号の未回答の再照会" if view.again_of else ""
        self._title.setText(f"{view.kind_words} 第{view.place}号{again}")
        self._show_sum(view)
        reasons = "　".join(f"{words(reason)} {count:,}" for reason, count in view.left_out)
        self._left_out.setText(f"照会しなかった記録: {reasons}" if reasons else "")
        self._left_out.setVisible(bool(reasons))
        self._show_carried(view)
        self._replies.setText("\n".join(_reply_lines(view)))
        self._replies.setVisible(bool(view.replies))
        self._again.setVisible(bool(view.replies and view.unanswered))

    def _show_sum(self, view: InquiryView) -> None:
        empty(self._sum)
        parts = (
            ("", "照会", view.asked),
            ("＝", "回答あり", view.answered),
            ("＋", "該当なし", view.nobody),
            ("＋", "未回答", view.unanswered),
        )
        for sign, title, count in parts:
            if sign:
                self._sum.addWidget(label(sign, role="figure"))
            figure = QWidget()
            figure.setLayout(
                column(label(title, role="muted"), label(f"{count:,} 件", role="figure"), spacing=1)
            )
            self._sum.addWidget(figure)
        self._sum.addStretch(1)
        self.setAccessibleName("、".join(f"{title} {count}" for _, title, count in parts))

    def _show_carried(self, view: InquiryView) -> None:
        carried = view.carried_out
        self._write.setVisible(carried is None)
        for widget in (self._record, self.password):
            widget.setVisible(carried is not None)
        if carried is None:
            self._carried.setText("まだ媒体に書き出していません。")
            return
        self._carried.setText(
            f"{shown_time(carried.at)} に {carried.by} が媒体 {carried.medium} へ"
            f" {len(carried.files)} ファイルを書き出しました。承認: {carried.approved_by}"
            f"({carried.approval})"
        )

    def _ask_reply(self) -> None:
        self.reply_asked.emit(self.day.text())


def _reply_lines(view: InquiryView) -> list[str]:
    return [
        f"回答 {shown_time(reply.at)} {reply.by}　回答あり {reply.answered:,}　"
        f"該当なし {reply.nobody:,}"
        + (f"　照会していない行 {reply.strangers:,}" if reply.strangers else "")
        + ("　住基側として使用" if reply.is_register else "　件数の確認だけに使用")
        for reply in view.replies
    ]
