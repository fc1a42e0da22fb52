"""What is known beside the four attributes: number, namesakes, guardian, other records."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel

from app.cases.value_notes import shown_date
from app.views import CaseView
from ui.widgets.building import label

NOTHING = "なし"
_NAMESAKES = "同姓同名同生年月日"
_NOT_SAID = frozenset({"ok", "duplicate"})  # the other records with the number stand beside it
_QUESTIONS = (
    "個人番号",
    "同姓同名同生年月日",
    "同じ番号の記録",
    "続柄・異動",
    "保護者欄",
    "他の事務",
)


class Evidence(QFrame):
    """The evidence (根拠) of the case shown, one line per question a caseworker asks."""

    reason_chosen = Signal()

    def __init__(self, reveal_reasons: Mapping[str, str], *, sides: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("evidence")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 8, 14, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._sides = sides
        for side in range(sides):
            self._grid.setColumnStretch(side * 2 + 1, 1)
        self._answers = {
            question: self._line(question, number) for number, question in enumerate(_QUESTIONS)
        }

        self._reason = QComboBox()
        self._reason.setObjectName("reveal_reason")
        self._reason.setAccessibleName("個人番号を表示する理由")
        self._reason.setPlaceholderText("表示する理由を選ぶ")
        for code, words in reveal_reasons.items():
            self._reason.addItem(words, code)
        self._reason.activated.connect(lambda _number: self.reason_chosen.emit())
        self._grid.addWidget(self._reason, len(_QUESTIONS), 0, 1, 2)
        self._forget_reason()

    @property
    def number(self) -> QLabel:
        """Where the masked number stands; a reveal shows it here for a moment."""
        return self._answers["個人番号"]

    def show_case(self, view: CaseView) -> None:
        """Show the evidence of a case."""
        known = view.evidence
        self._forget_reason()
        self.mask_number(view)
        self._say(_NAMESAKES, known.namesakes.removeprefix(f"{_NAMESAKES}: "))
        self._say("同じ番号の記録", "、".join(known.same_number))
        self._say("他の事務", "、".join(known.same_person))
        self._say("保護者欄", known.guardian)
        self._say("続柄・異動", _standing(view))

    def reveal_reason(self) -> str:
        """The reason chosen for showing this case's number, "" for none yet."""
        return str(self._reason.currentData() or "")

    def ask_reason(self) -> None:
        """Let the person choose why the number has to be shown."""
        self._reason.show()
        self._reason.setFocus()

    def mask_number(self, view: CaseView) -> None:
        """The bullets again."""
        fault = "" if view.number_state in _NOT_SAID else view.number_state_words
        self._say("個人番号", f"{view.number_masked}　{fault}".strip())

    def _forget_reason(self) -> None:
        if not self._reason.isHidden():
            self._reason.setCurrentIndex(-1)
            self._reason.hide()

    def _line(self, question: str, number: int) -> QLabel:
        line, side = divmod(number, self._sides)
        answer = label(wrap=True)
        self._grid.addWidget(label(question, role="muted"), line, side * 2)
        self._grid.addWidget(answer, line, side * 2 + 1)
        return answer

    def _say(self, question: str, answer: str) -> None:
        if self._answers[question].text() != (answer or NOTHING):
            self._answers[question].setText(answer or NOTHING)
            self._answers[question].setAccessibleName(f"{question} {answer or NOTHING}")


def _standing(view: CaseView) -> str:
    linked = view.linked
    if linked is None:
        return ""
    status = " ".join(part for part in (linked.status, shown_date(linked.status_date)) if part)
    return "、".join(part for part in (linked.relation, status) if part)
