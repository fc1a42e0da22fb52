"""What was found in a file, and what only a person can say about it, before it is taken in."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QFrame, QLineEdit, QWidget

from app.batches.intake import Plan, Preview
from app.batches.scope import Coverage, Exclusion, Side
from app.errors import KnownError
from app.schemes import SCHEMES
from app.words import words
from ui.dates import typed_date
from ui.widgets.building import button, column, frame, label, row
from ui.widgets.form import Form
from ui.widgets.medium_card import MediumCard
from ui.widgets.slip_card import SlipCard

_KEEP = "点検する"


class ImportForm(QFrame):
    """Asks for 抽出基準日, 事務 or 住基データの範囲, and what each status means."""

    accepted = Signal(Plan)
    turned_away = Signal()

    def __init__(self, preview: Preview, medium: MediumCard) -> None:
        super().__init__()
        self._preview = preview
        self.medium = medium
        self.slip = SlipCard(preview)
        self.extract = QLineEdit(preview.paths[0].stem)
        self.reference_date = QLineEdit(placeholderText="例 R8.10.1　20261001")
        self.scheme = _combo([(scheme.code, scheme.words) for scheme in SCHEMES], preview.scheme)
        self.coverage = _combo([(one.value, words(one)) for one in Coverage], "")
        self.zeros = QCheckBox(
            f"先頭の0が失われた個人番号 {preview.zeros_lost:,} 件を補って取り込む"
        )
        self._statuses: dict[str, QComboBox] = {}
        self._problem = label(role="problem", wrap=True)
        parts = [self._form(), *self._status_part(), self.medium, self.slip, self._buttons()]
        self.setLayout(column(*parts, spacing=10))

    def plan(self) -> Plan:
        """What the person confirmed.

        Raises:
            KnownError: U101, U102, M102 where something is missing; E316 the slip says otherwise.
        """
        return Plan(
            paths=self._preview.paths,
            side=self._preview.side,
            extract=self.extract.text().strip() or self._preview.paths[0].stem,
            scheme=self._scheme(),
            reference_date=typed_date(self._needed_date()),
            coverage=Coverage(self._coverage()),
            statuses=self._status_mapping(),
            restore_leading_zeros=self.zeros.isChecked(),
            profile="",
            lacking=self._preview.lacking,
            carriage=self.medium.carriage(),
            slip=self.slip.slip(),
            left_out=self.slip.left_out(),
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
        card = frame("card", label("確認して入力", role="heading"), Form(fields))
        if self._preview.zeros_lost:
            card.add(self.zeros)
        return card

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
        accept = button(
            "この内容で取り込む", self._on_accept_asked, name="import_accept", role="primary"
        )
        holder = QWidget()
        turn_away = button("やめる", self.turned_away.emit, name="import_turn_away")
        holder.setLayout(column(self._problem, row(1, turn_away, accept)))
        return holder

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
