"""紙の結果を入力: results marked on a worklist, typed in by 整理番号; who judged is not who types."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from app.case_states import FIRST_OUTCOMES, Outcome, reasons_for
from app.changes import Changes
from app.errors import KnownError
from app.review.first_check import PaperEntry
from app.words import words
from ui.dates import iso_date
from ui.widgets.building import button, label, restyle, row
from ui.widgets.form import Form
from ui.widgets.growing import say_in
from ui.workplace import Workplace

_HEIGHTS = 33  # heights of a line that the dialog is wide


class PaperEntryDialog(QDialog):
    """Stays open for the whole pile: Enter stores one line and waits for the next number."""

    entered = Signal(Changes)

    def __init__(self, parent: QWidget, workplace: Workplace) -> None:
        super().__init__(parent)
        self.setWindowTitle("紙の結果を入力")
        self.setObjectName("paper_entry")
        self._review = workplace.program.review
        self._me = workplace.program.desk.me.person_id
        self.judged_by = QComboBox()
        for person in workplace.program.accounts.people():
            if person.active and person.person_id != self._me:
                self.judged_by.addItem(person.name, person.person_id)
        self.judged_by.setCurrentIndex(-1)
        self.judged_by.setPlaceholderText("確認した人を選ぶ")
        self.judged_on = QLineEdit(placeholderText="例 R8.10.1　空欄でもよい")
        self.serial = QLineEdit(placeholderText="例 4211")
        self.outcome = QComboBox()
        self.reason = QComboBox()
        self.note = QLineEdit(maxLength=500)
        self._told = label(role="small", wrap=True)
        self._build()

    def _build(self) -> None:
        for number, outcome in enumerate(FIRST_OUTCOMES, start=1):
            self.outcome.addItem(f"{number} {words(outcome)}", outcome)
        self.outcome.currentIndexChanged.connect(lambda _index: self._offer_reasons())
        self._offer_reasons()
        rows: list[tuple[str, str, QWidget]] = [
            ("確認者", "paper_judged_by", self.judged_by),
            ("確認日", "paper_judged_on", self.judged_on),
            ("整理番号", "paper_serial", self.serial),
            ("結果", "paper_outcome", self.outcome),
            ("理由", "paper_reason", self.reason),
            ("メモ", "paper_note", self.note),
        ]
        for field in (self.serial, self.note):
            field.returnPressed.connect(self._on_store_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(14)
        layout.addWidget(
            label(
                "点検リストに記入された結果を、整理番号で入力します。入力者はあなたです。",
                wrap=True,
            )
        )
        layout.addWidget(Form(rows))
        layout.addWidget(self._told)
        store = button("保存して次へ", self._on_store_asked, name="paper_store", role="primary")
        layout.addLayout(row(1, store, button("閉じる", self.accept, name="paper_close")))
        self.setMinimumWidth(self.fontMetrics().height() * _HEIGHTS)

    def _offer_reasons(self) -> None:
        self.reason.clear()
        for reason in reasons_for(Outcome(self.outcome.currentData())):
            self.reason.addItem(f"{reason.key} {reason.words}", reason.code)

    @Slot()
    def _on_store_asked(self) -> None:
        if not self.judged_by.currentData():
            self._tell("確認者を選んでください。入力するあなた以外の人です。", problem=True)
            return
        try:
            case = self._review.find(self.serial.text())
            changes = self._review.enter_from_paper(self._entry())
        except KnownError as error:
            self._tell(f"{error.sentence}({error.code})", problem=True)
            return
        said = words(Outcome(self.outcome.currentData()))
        self._tell(f"✓ 整理番号 {case:07d} を「{said}」で保存しました。", problem=False)
        self.entered.emit(changes)
        self.serial.clear()
        self.note.clear()
        self.serial.setFocus()

    def _entry(self) -> PaperEntry:
        return PaperEntry(
            serial=self.serial.text(),
            outcome=Outcome(self.outcome.currentData()),
            reason=str(self.reason.currentData() or ""),
            judged_by=str(self.judged_by.currentData()),
            judged_on=iso_date(self.judged_on.text()),
            note=self.note.text().strip(),
        )

    def _tell(self, sentence: str, *, problem: bool) -> None:
        restyle(self._told, role="problem" if problem else "done")
        say_in(self, self._told, sentence)
