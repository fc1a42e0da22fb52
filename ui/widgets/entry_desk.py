"""The desk of the number entry: record, number, look-up, confirmation, next record; keys only.

Twelve digits are checked and looked up at once. Enter confirms a resident who agrees; otherwise the
number is asked for a second time. What was typed leaves the screen with its record.
"""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.changes import Changes
from app.entry.session import EntrySession
from app.entry.typed_numbers import TypedNumber
from app.entry.views import LookUpView
from app.errors import KnownError
from matching import Folding
from ui.actions import ACTIONS, bind, key_words
from ui.appearance import Appearance
from ui.models.entry import EntryModel
from ui.widgets.building import column, frame, label, prose, row
from ui.widgets.comparison import Comparison, Headings
from ui.widgets.number_fields import NumberFields
from ui.widgets.record_card import RecordCard
from ui.widgets.table import ReadTable
from ui.widgets.whole_form import WholeForm

_HEADINGS = Headings("業務システム", "住基　番号の指す人")
_LEGEND = (
    "entry_go",
    "entry_anew",
    "entry_next",
    "entry_previous",
    "entry_find",
    "entry_absent",
    "entry_as_written",
    "entry_take_back",
)
_WHOLE_LEGEND = ("entry_go", "entry_anew", "entry_as_written", "entry_take_back")
_LEGEND_WIDTH = 4
_WAITING = "12桁を入力すると、住基の氏名・生年月日・性別・住所をここに並べて表示します。"
_AS_WRITTEN = "検査用数字が合わない番号を、台帳のとおり記録します。もう一度番号を入力してください。"
_ABSENT = "番号なしとして記録します。Enterで確定、Escで取り消します。"


class Step(Enum):
    """What Enter does next."""

    TYPE = auto()
    CONFIRM = auto()
    AGAIN = auto()
    AGAIN_AS_WRITTEN = auto()
    ABSENT = auto()


class EntryDesk(QWidget):
    """One open list. The page closes the session."""

    changed = Signal(Changes)

    def __init__(self, session: EntrySession, appearance: Appearance, variants: Folding) -> None:
        super().__init__()
        self.session = session
        self.step = Step.TYPE
        self.place = -1
        self.last = -1  # the record typed last, -1 before the first
        self.model = EntryModel(session.rows)
        self.table = ReadTable(self.model, name="entry_records", words="番号を入力する記録")
        self._percent = appearance.percent
        self.card = RecordCard(appearance)
        self.form = WholeForm()
        self.fields = NumberFields(appearance)
        self.pair = Comparison(appearance, variants)
        self.search = QLineEdit(placeholderText="管理番号で探す")
        self._progress = label(role="heading")
        self._waiting = frame("card", prose(_WAITING, role="muted"), margins=16)
        self._build()
        self._wire()
        self.model.show_order(session.order())
        self.table.fit_columns()
        self.go_to_next_waiting(after=-1)

    def take_focus(self) -> None:
        """Where typing begins."""
        whole = self.session.whole
        (self.form.fields["record_id"] if whole else self.fields.number).setFocus()

    def go_to(self, place: int) -> None:
        """Bring a record to the desk; whatever was being typed is forgotten."""
        record = self.model.record_at(place)
        if record is None or self.session.whole:
            return
        self.place = place
        self.table.selectRow(place)
        self.card.show_record(record)
        self._begin()

    def go_to_next_waiting(self, *, after: int) -> None:
        """Bring the next record without a number to the desk, from the start where none follows."""
        self._count()
        if self.session.whole:
            self.form.clear()
            self._begin()
            self.take_focus()
            return
        order = self.session.order()
        places = [*range(after + 1, len(order)), *range(after + 1)]
        waiting = (place for place in places if not self.session.is_done(order[place]))
        place = next(waiting, -1)
        if place < 0:
            self.go_to(max(after, 0))
            self.fields.tell(
                "✓ すべて入力しました。「入力を終えて取り込む」に進めます。", role="done"
            )
            return
        self.go_to(place)

    def _build(self) -> None:
        self.search.setObjectName("entry_find")
        self.search.setAccessibleName("管理番号で探す")
        left = column(row(self._progress, 1), self.search, self.table, spacing=8)
        subject = self.form if self.session.whole else self.card
        right = QVBoxLayout()
        right.setSpacing(10)
        for piece in (subject, self.fields, self.pair, self._waiting):
            right.addWidget(piece)
        right.addStretch(1)
        keys = _WHOLE_LEGEND if self.session.whole else _LEGEND
        right.addLayout(_legend(keys, across=_across(self._percent)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(left, 2)
        layout.addLayout(right, 6)

    def _wire(self) -> None:
        bind(self, "entry_go", self._on_go)
        bind(self, "entry_anew", self._begin)
        bind(self, "entry_next", lambda: self.go_to(self.place + 1))
        bind(self, "entry_previous", lambda: self.go_to(self.place - 1))
        bind(self, "entry_find", self.search.setFocus)
        bind(self, "entry_absent", self._on_absent_asked)
        bind(self, "entry_as_written", self._on_as_written_asked)
        bind(self, "entry_take_back", self._on_take_back_asked)
        self.fields.full.connect(self._look_up)
        self.fields.touched.connect(self._on_touched)
        self.table.clicked.connect(lambda index: self.go_to(index.row()))
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.search.setHidden(self.session.whole)

    @Slot()
    def _begin(self) -> None:
        """Wait for a number."""
        self.step = Step.TYPE
        self._show(None)
        self.fields.clear()
        self.fields.tell("", role="")

    @Slot()
    def _on_touched(self) -> None:
        self.step = Step.TYPE
        self._show(None)
        self.fields.tell("", role="")

    @Slot()
    def _on_go(self) -> None:
        if self.search.hasFocus():
            self._on_find_asked()
        elif self.session.whole and self.form.holds_focus():
            if not self.form.go_on():
                self.fields.number.setFocus()
        elif self.step is Step.TYPE:
            self._look_up()
        elif self.step is Step.ABSENT:
            self._keep_absent()
        else:
            self._keep()

    def _look_up(self) -> None:
        try:
            found = self._found(self.fields.number.text())
        except KnownError as error:
            self._refuse(error)
            return
        self._show(found)
        if found.confirmable:
            self.step = Step.CONFIRM
            self.fields.tell(f"＝ {found.sentence}", role="done")
        else:
            self.step = Step.AGAIN
            self.fields.ask_again(wanted=True)
            self.fields.tell(f"▲ {found.sentence}", role="notice")

    def _found(self, text: str) -> LookUpView:
        if self.session.whole:
            return self.session.look_up_whole(self.form.record(), text)
        return self.session.look_up(self._record(), text)

    def _keep(self) -> None:
        second = self.fields.again.text() if self.fields.asking_again else ""
        typed = TypedNumber(
            first=self.fields.number.text(),
            second=second,
            as_written=self.step is Step.AGAIN_AS_WRITTEN,
        )
        if self.fields.asking_again and not second.strip():
            return
        try:
            if self.session.whole:
                changes = self.session.enter_whole(self.form.record(), typed)
            else:
                changes = self.session.enter(self._record(), typed)
        except KnownError as error:
            self._begin()
            self._refuse(error)
            return
        self._kept(changes, "入力しました。")

    def _keep_absent(self) -> None:
        try:
            changes = self.session.enter_absent(self._record())
        except KnownError as error:
            self._refuse(error)
            return
        self._kept(changes, "番号なしとして記録しました。")

    def _kept(self, changes: Changes, words: str) -> None:
        """Say so, mark the record, and go on."""
        said = self._said()
        if self.session.whole:
            self.model.show_order(self.session.order())
            self.last = self.session.order()[-1]
        else:
            self.last = self._record()
            self.model.read_again(self.place)
        self.changed.emit(changes)
        self.go_to_next_waiting(after=self.place)
        if not self.fields.told.text():
            self.fields.tell(f"✓ {said} を{words}", role="done")

    def _said(self) -> str:
        if self.session.whole:
            return self.form.record().record_id
        record = self.model.record_at(self.place)
        return record.record_id if record else ""

    @Slot()
    def _on_absent_asked(self) -> None:
        if self.session.whole or self.place < 0:
            return
        self._begin()
        self.step = Step.ABSENT
        self.fields.tell(_ABSENT, role="notice")

    @Slot()
    def _on_as_written_asked(self) -> None:
        """Only for twelve digits that fail their check digit; anything else is looked up."""
        try:
            self._found(self.fields.number.text())
        except KnownError as error:
            if error.code == "N102":
                self.step = Step.AGAIN_AS_WRITTEN
                self.fields.ask_again(wanted=True)
                self.fields.tell(_AS_WRITTEN, role="notice")
            else:
                self._refuse(error)

    @Slot()
    def _on_take_back_asked(self) -> None:
        """Forget what was typed last, and be there again."""
        try:
            changes = self.session.take_back(self.last)
        except KnownError as error:
            self._refuse(error)
            return
        self.model.show_order(self.session.order())
        self.go_to(self.model.place_of(self.last))
        self.last = -1
        self._count()
        self.changed.emit(changes)
        self.fields.tell("✓ 直前の入力を取り消しました。", role="done")

    def _on_find_asked(self) -> None:
        try:
            record = self.session.find(self.search.text())
        except KnownError as error:
            self.search.selectAll()
            self.fields.tell(f"✕ {error.sentence}({error.code})", role="problem")
            return
        self.search.clear()
        self.go_to(self.model.place_of(record))

    def _refuse(self, error: KnownError) -> None:
        self.fields.number.selectAll()
        self.fields.number.setFocus()
        self.fields.tell(f"✕ {error.sentence}({error.code})", role="problem")

    def _record(self) -> int:
        record = self.model.record_at(self.place)
        return record.record if record else -1

    def _show(self, found: LookUpView | None) -> None:
        shown = found is not None and bool(found.attributes)
        if found is not None and shown:
            self.pair.show_attributes(found.attributes, _HEADINGS, marked=True)
        self.pair.setVisible(shown)
        self._waiting.setVisible(not shown)

    def _count(self) -> None:
        order = self.session.order()
        done = sum(1 for record in order if self.session.is_done(record))
        if self.session.whole:
            self._progress.setText(f"入力済 {done:,} 件")
        else:
            self._progress.setText(
                f"入力済 {done:,} / {len(order):,} 件　残り {len(order) - done:,}"
            )


def _across(percent: int) -> int:
    """How many keys stand in a line: four at 100 %, fewer in larger letters."""
    return max(_LEGEND_WIDTH * 75 // percent if percent > 100 else _LEGEND_WIDTH, 1)


def _legend(names: tuple[str, ...], *, across: int) -> QVBoxLayout:
    """The keys of the desk."""
    lines = column(spacing=6)
    for start in range(0, len(names), across):
        line = row(spacing=6)
        for name in names[start : start + across]:
            line.addWidget(label(key_words(name).replace("Pg", "Page"), role="tag"))
            line.addWidget(label(ACTIONS[name].words, role="small"))
            line.addSpacing(14)
        line.addStretch(1)
        lines.addLayout(line)
    return lines
