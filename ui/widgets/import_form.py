"""What was found in a file, and what only a person can say about it, before it is taken in."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QFrame, QLineEdit, QWidget

from app.batches.intake import Plan, Preview
from app.batches.rejected import LeftOut
from app.batches.scope import Coverage, Exclusion, Side
from app.errors import KnownError
from app.schemes import SCHEMES
from app.words import words
from ui.dates import typed_date
from ui.widgets.building import button, column, frame, label, row
from ui.widgets.form import Form
from ui.widgets.keeping import Keeping
from ui.widgets.medium_card import MediumCard
from ui.widgets.read_as import ReadAs
from ui.widgets.rejected_card import RejectedCard
from ui.widgets.slip_card import SlipCard

_HERE = Qt.ShortcutContext.WidgetShortcut
_KEEP = "点検する"
_FILE_DAY = (
    "ファイルの更新日を入れてあります。抽出した日と違うときは直してください。Enterで次へ進みます。"
)


class ImportForm(QFrame):
    """Asks for 抽出基準日, 事務 or 住基データの範囲, and what each status means."""

    accepted = Signal(Plan)
    turned_away = Signal()
    whole_asked = Signal()  # only a part of the file was looked at so far

    def __init__(
        self, preview: Preview, medium: MediumCard, read: ReadAs, rejected: RejectedCard | None
    ) -> None:
        """`rejected` is the list beside the form, where the rows are left out; None = none."""
        super().__init__()
        self.asked_whole = False
        self._rejected = rejected
        self._preview = preview
        self._read = read
        self.medium = medium
        self.keeping = Keeping(preview.paths[0], read)
        self.looked = QCheckBox(f"推定した列({'、'.join(read.proposed)})の値を見て確かめました")
        self.looked.setObjectName("import_looked")
        self.slip = SlipCard(preview)
        self.extract = QLineEdit(preview.paths[0].stem)
        self.reference_date = QLineEdit(placeholderText="例 R8.10.1　20261001")
        self.scheme = _combo([(scheme.code, scheme.words) for scheme in SCHEMES], preview.scheme)
        coverage = read.known.coverage if read.known else ""
        self.coverage = _combo([(one.value, words(one)) for one in Coverage], coverage)
        self.zeros = QCheckBox(
            f"先頭の0が失われた個人番号 {preview.zeros_lost:,} 件を補って取り込む"
        )
        self._statuses: dict[str, QComboBox] = {}
        self._date_told = label(_FILE_DAY, role="small", wrap=True)
        self.reference_date.returnPressed.connect(self._on_date_confirmed)
        self._problem = label(role="problem", wrap=True)
        parts = [self._form(), *self._status_part(), self.medium, self.slip, self._buttons()]
        self.setLayout(column(*parts, spacing=10))
        if read.known:
            self._suggest_date()

    def plan(self) -> Plan:
        """What the person confirmed.

        Raises:
            KnownError: U101, U102, M102 where something is missing; E316 the slip says otherwise.
        """
        self._require_looked()
        if not self._preview.is_whole:
            raise KnownError("U102", "ファイル全体を確かめてから取り込んでください。")
        return Plan(
            paths=self._preview.paths,
            side=self._preview.side,
            extract=self.extract.text().strip() or self._preview.paths[0].stem,
            scheme=self._scheme(),
            reference_date=typed_date(self._needed_date()),
            coverage=Coverage(self._coverage()),
            statuses=self._status_mapping(),
            restore_leading_zeros=self.zeros.isChecked(),
            profile=self._read.profile,
            passwords=self._read.passwords,
            lacking=self._preview.lacking,
            carriage=self.medium.carriage(),
            slip=self.slip.slip(),
            left_out=self._left_out(),
            previewed_sha256=self._preview.sha256,
        )

    def _form(self) -> QFrame:
        side = self._preview.side
        fields: list[tuple[str, str, QWidget]] = [
            ("抽出データの名称", "import_extract", self.extract),
            ("抽出基準日", "import_reference_date", self.reference_date),
        ]
        if side is Side.SUBJECT:
            fields.append(("事務", "import_scheme", self.scheme))
        if side is Side.REGISTER:
            fields.append(("住基データの範囲", "import_coverage", self.coverage))
        self.zeros.setObjectName("import_zeros")
        card = frame("card", label("確認して入力", role="heading"), Form(fields), self._date_told)
        self._date_told.hide()
        if self._preview.zeros_lost:
            card.add(self.zeros)
        if self._read.proposed:
            card.add(self.looked)
        if self._preview.reading.profile:
            card.add(self.keeping)
        return card

    def _suggest_date(self) -> None:
        """The day of the file for one whose layout is known: Enter confirms it, or it is mended."""
        try:
            changed = self._preview.paths[0].stat().st_mtime
        except OSError:
            return  # the medium is gone; the import will say so
        self.reference_date.setText(datetime.fromtimestamp(changed).astimezone().date().isoformat())
        self.reference_date.selectAll()
        self._date_told.show()

    def _status_part(self) -> list[QWidget]:
        """What each status means; only statuses that say something are asked about."""
        if not self._preview.statuses:
            return []
        form = QFormLayout()
        for number, status in enumerate(self._preview.statuses):
            combo = _combo([("", _KEEP), *((one.value, words(one)) for one in Exclusion)], "")
            combo.setCurrentIndex(max(combo.findData(status.exclusion or ""), 0))
            combo.setObjectName(f"import_status_{number}")
            combo.setAccessibleName(f"資格状態 {status.value}")
            self._statuses[status.value] = combo
            form.addRow(f"{status.value or '(空欄)'}　{status.count:,} 件", combo)
        holder = QWidget()
        holder.setLayout(form)
        return [frame("card", label("資格状態と対象外", role="heading"), holder)]

    def _buttons(self) -> QWidget:
        words = "この内容で取り込む" if self._preview.is_whole else "ファイル全体を確かめる"
        accept = button(words, self._on_accept_asked, name="import_accept", role="primary")
        accept.setEnabled(not self._read.refused)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), accept, context=_HERE).activated.connect(accept.click)
        self._accept = accept
        if self._read.refused:
            self._problem.setText("必要な列の意味を決めると、取り込めるようになります。")
        holder = QWidget()
        turn_away = button("やめる", self.turned_away.emit, name="import_turn_away")
        holder.setLayout(column(self._problem, row(1, turn_away, accept)))
        return holder

    def go_on(self) -> None:
        """Put the focus on what is still to be said, else on the button."""
        day_is_open = not self.reference_date.text().strip()
        (self.reference_date.setFocus if day_is_open else self._on_date_confirmed)()

    @Slot()
    def _on_date_confirmed(self) -> None:
        """Enter in the day goes to what is still to be said, else to the button."""
        open_ones = (
            (self.scheme, self._preview.side is Side.SUBJECT and not self.scheme.currentData()),
            (
                self.coverage,
                self._preview.side is Side.REGISTER and not self.coverage.currentData(),
            ),
            (self.looked, bool(self._read.proposed) and not self.looked.isChecked()),
        )
        waiting = [field for field, is_open in open_ones if is_open]
        if self._rejected is not None and not self._rejected.accepted.isChecked():
            waiting.append(self._rejected.accepted)
        (waiting[0] if waiting else self._accept).setFocus()

    def _left_out(self) -> LeftOut:
        """The rows the person leaves out. Raises U102 where nobody said so yet."""
        if self._rejected is None:
            return LeftOut(0, self._preview.rejected.digest)
        return self._rejected.left_out()

    def _require_looked(self) -> None:
        if self._read.proposed and not self.looked.isChecked():
            self.looked.setFocus()
            raise KnownError(
                "U102", "推定した列の値を確かめ、「確かめました」に印を付けてください。"
            )

    def _needed_date(self) -> str:
        if not self.reference_date.text().strip():
            self.reference_date.setFocus()
            raise KnownError("U102", "抽出基準日(データを抽出した日)を入力してください。")
        return self.reference_date.text()

    def _scheme(self) -> str:
        if self._preview.side is not Side.SUBJECT:
            return ""
        if not self.scheme.currentData():
            self.scheme.setFocus()
            raise KnownError("U102", "どの事務のデータかを選んでください。")
        return str(self.scheme.currentData())

    def _coverage(self) -> str:
        if self._preview.side is not Side.REGISTER:
            return Coverage.ALL
        if not self.coverage.currentData():
            self.coverage.setFocus()
            raise KnownError("U102", "住基データの範囲を選んでください。")
        return str(self.coverage.currentData())

    def _status_mapping(self) -> Mapping[str, Exclusion | None]:
        chosen = {value: combo.currentData() for value, combo in self._statuses.items()}
        return {value: Exclusion(code) if code else None for value, code in chosen.items()}

    @Slot()
    def _on_accept_asked(self) -> None:
        if not self._preview.is_whole:
            self.asked_whole = True
            self.whole_asked.emit()
            return
        try:
            self.accepted.emit(self.plan())
        except KnownError as error:
            self._problem.setText(f"{error.sentence}({error.code})")


def _combo(choices: list[tuple[str, str]], chosen: str) -> QComboBox:
    made = QComboBox()
    made.setPlaceholderText("選んでください")
    for value, shown in choices:
        made.addItem(shown, value)
    made.setCurrentIndex(made.findData(chosen) if chosen else -1)
    return made
