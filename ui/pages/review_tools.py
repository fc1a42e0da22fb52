"""What the caseworker narrows the queue with: search, lane, whose, state, order, grouping and its chips."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from app.case_states import CaseState, Lane
from app.cases.queue_views import GroupCount
from app.cases.queues import NO_VALUE, Grouping, Ordering, QueueFilter
from app.program import Program
from app.review.saved_filters import SavedFilter, as_text, from_text
from app.words import words
from ui.dialogs.group_choice import GroupChoice
from ui.widgets.chip_row import ChipRow
from ui.widgets.filter_box import FilterBox


@dataclass(frozen=True, slots=True)
class View:
    """One view of the queue by the state of its cases."""

    words: str
    states: frozenset[CaseState]
    remembered: bool = False


# How to add a view: one row.
VIEWS = (
    View("これから確認する件", frozenset({CaseState.OPEN, CaseState.RETURNED})),
    View("差し戻された件", frozenset({CaseState.RETURNED})),
    View("保留", frozenset({CaseState.HELD})),
    View("書類確認中", frozenset({CaseState.DOCUMENTS})),
    View("照会中", frozenset({CaseState.INQUIRY})),
    View("二次確認待ち", frozenset({CaseState.DECIDED})),
    View("完了", frozenset({CaseState.CLOSED})),
    View("すべて", frozenset()),
    View("前回と同じ件", frozenset({CaseState.OPEN, CaseState.RETURNED}), remembered=True),
)

GROUPINGS = (
    Grouping.SIGNATURE,
    Grouping.CAUSE,
    Grouping.MUNICIPALITY,
    Grouping.FACILITY,
    Grouping.ASSIGNEE,
    Grouping.STATE,
    Grouping.SCHEME,
)
"""In the order offered; the first is what a caseworker starts with."""

_OF_RECORDS = frozenset({Grouping.MUNICIPALITY, Grouping.FACILITY})
"""Groupings whose groups are texts of the records themselves."""

_WHOSE = "全体"
_TYPING_MS = 150
"""The search waits for a pause in typing: it reads through the whole queue."""


class QueueTools(QObject):
    """The filter of the review page. It reads counts, never cases."""

    changed = Signal()  # another filter: groups and queue are read again
    left = Signal()  # a tool has done its work: the keys act on the cases again
    reordered = Signal()  # another order: the queue begins anew
    narrowed = Signal()  # another group or search: the queue is read again

    def __init__(self, page: QWidget, program: Program) -> None:
        super().__init__(page)
        self._page, self._program = page, program
        self._review = program.review
        self._found: tuple[GroupCount, ...] = ()
        self._begun = False
        self.search = QLineEdit()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self.lanes = FilterBox(name="lanes", words="レーン")
        self.whose = FilterBox(name="whose", words="担当")
        self.state_filter = FilterBox(name="state_filter", words="状態")
        self.order = FilterBox(name="order", words="並び順")
        self.by = FilterBox(name="group_by", words="まとめ方")
        self.groups = ChipRow(name="groups", words="グループ")
        self.box = QWidget()
        self.column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.box)
        self._build()
        self._wire()

    def wanted(self, *, grouped: bool, anybodys: bool = False) -> QueueFilter:
        """The filter as it stands; with the group chosen, or as the groups are counted.

        `anybodys` leaves aside whose cases are looked at.
        """
        view = self._view()
        groups = ((self.grouping(), self.groups.key),) if grouped and self.groups.key else ()
        whose = "" if anybodys else str(self.whose.currentData() or "")
        return QueueFilter(
            lane=self.lane(),
            states=view.states,
            groups=(*groups, *(((Grouping.ASSIGNEE, whose),) if whose else ())),
            text=self.search.text().strip(),
            remembered=view.remembered,
        )

    @property
    def combos(self) -> tuple[FilterBox, ...]:
        """What is chosen from."""
        return self.lanes, self.whose, self.state_filter, self.order, self.by

    def lane(self) -> Lane:
        """The lane chosen."""
        return Lane(self.lanes.currentData() or Lane.EYE)

    def grouping(self) -> Grouping:
        """By what the chips group."""
        return Grouping(self.by.currentData())

    def ordering(self) -> Ordering:
        """In what order the cases stand."""
        return Ordering(self.order.currentData())

    def may_be_decided_together(self) -> bool:
        """Whether the group chosen is one that may be decided as a group."""
        if self._view().remembered:
            return bool(self._found) and self.lane() is Lane.EYE
        key = self.groups.key
        return any(one.group_ok for one in self._found if key and one.key == key)

    def words(self, *, anybodys: bool = False) -> str:
        """The filter in words, as it would be named."""
        key = self.groups.key
        group = next((one.words for one in self._found if key and one.key == key), "")
        said = [words(self.lane()), self._view().words, group, self.search.text().strip()]
        if self.whose.currentData() and not anybodys:
            said.append(self.whose.currentText().split("　")[0])
        return "・".join(part for part in said if part)

    def read(self) -> None:
        """Read lanes, whose and groups with what is left in each."""
        self._read_lanes()
        self._read_whose()
        self._found = self._review.groups(self.wanted(grouped=False), self.grouping())
        self.groups.show_groups(self._found, everything="すべて")

    def choose_from(self, box: FilterBox) -> None:
        """Let the arrow keys choose another value, and Enter lead back to the queue."""
        box.setFocus()
        box.showPopup()

    @Slot()
    def search_now(self) -> None:
        """Enter, or another place: what was typed is searched before anything else is done."""
        if self._pause.isActive():
            self._pause.stop()
            self.narrowed.emit()

    def turn_whose(self) -> None:
        """One's own cases, or all of them."""
        if not self.whose.isHidden():
            me = self._program.desk.me.person_id
            own = self.whose.findData(me)
            self.whose.setCurrentIndex(0 if self.whose.currentIndex() == own else own)
            self.changed.emit()

    def now(self, name: str) -> SavedFilter:
        """The present filter under a name."""
        return SavedFilter(
            name=name,
            wanted=self.wanted(grouped=True),
            by=self.grouping(),
            order=self.ordering(),
        )

    def apply(self, saved: SavedFilter) -> None:
        """Choose what was saved."""
        wanted, groups = saved.wanted, dict(saved.wanted.groups)
        chosen = View("", wanted.states, wanted.remembered)
        view = next((n for n, one in enumerate(VIEWS) if _alike(one, chosen)), 0)
        self.state_filter.setCurrentIndex(view)
        self.lanes.setCurrentIndex(max(0, self.lanes.findData(wanted.lane.value)))
        self.by.setCurrentIndex(max(0, self.by.findData(saved.by.value)))
        self.order.setCurrentIndex(max(0, self.order.findData(saved.order.value)))
        self.groups.choose(groups.get(saved.by, ""))
        whose = "" if saved.by is Grouping.ASSIGNEE else groups.get(Grouping.ASSIGNEE, "")
        self.whose.setCurrentIndex(max(0, self.whose.findData(whose)))
        before = self.search.blockSignals(True)  # noqa: FBT003 - Qt's own way
        self.search.setText(wanted.text)
        self.search.blockSignals(before)
        self.changed.emit()

    def kept(self) -> str:
        """The present filter as text that may leave the program: no search, no place, no name."""
        now = self.now("")
        groups = tuple(row for row in now.wanted.groups if row[0] not in _OF_RECORDS)
        return as_text(replace(now, wanted=replace(now.wanted, text="", groups=groups)))

    def take(self, text: str) -> None:
        """Choose what `kept` said; nonsense is left aside."""
        try:
            saved = from_text("", text)
        except (ValueError, KeyError, TypeError):
            return
        if saved != self.now(""):
            self.apply(saved)

    def lie(self, *, sideways: bool) -> None:
        """Side by side above a list, or one above the other beside a case."""
        self.column.setDirection(
            QBoxLayout.Direction.LeftToRight if sideways else QBoxLayout.Direction.TopToBottom
        )

    def _view(self) -> View:
        return VIEWS[max(0, self.state_filter.currentIndex())]

    def _build(self) -> None:
        self.search.setObjectName("search")
        self.search.setAccessibleName("検索")
        self.search.setPlaceholderText("検索 / 氏名・カナ・番号")
        self.search.setClearButtonEnabled(True)
        self.state_filter.addItems([view.words for view in VIEWS])
        for by in GROUPINGS:
            self.by.addItem(words(by), by.value)
        for order in Ordering:
            self.order.addItem(words(order), order.value)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        for tool in (self.search, self.lanes, self.whose, self.state_filter):
            self.column.addWidget(tool)

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.editingFinished.connect(self.search_now)
        self._pause.timeout.connect(self.narrowed)
        self.groups.chosen.connect(lambda _key: self.narrowed.emit())
        self.groups.more_asked.connect(self._on_more_asked)
        self.lanes.activated.connect(lambda _number: self.changed.emit())
        self.whose.activated.connect(lambda _number: self.changed.emit())
        self.state_filter.currentIndexChanged.connect(lambda _number: self.changed.emit())
        self.order.activated.connect(lambda _number: self.reordered.emit())
        self.by.activated.connect(self._on_by_chosen)
        for box in self.combos:
            box.left.connect(self.left)

    def _read_lanes(self) -> None:
        place = self.lanes.currentIndex()
        self.lanes.clear()
        for group in self._review.lanes():
            self.lanes.addItem(f"{group.words}　{group.remaining:,}", group.key)
        self.lanes.setCurrentIndex(max(place, 0))

    def _read_whose(self) -> None:
        """Whose cases: offered once anybody was given any; one's own come first then."""
        assignment, me = self._program.assignment, self._program.desk.me.person_id
        chosen = self.whose.currentData()
        counts = assignment.counts()
        self.whose.clear()
        self.whose.addItem(_WHOSE, "")
        self.whose.addItem(f"自分の担当　{counts.mine:,}", me)
        self.whose.addItem(f"担当なし　{counts.nobodys:,}", NO_VALUE)
        self.whose.setVisible(counts.used)
        if not self._begun:
            chosen = me if counts.mine else ""
        self._begun = True
        place = max(0, self.whose.findData(chosen or ""))
        self.whose.setCurrentIndex(place if counts.used else 0)

    @Slot(int)
    def _on_by_chosen(self, _number: int) -> None:
        self.groups.choose("")
        self.changed.emit()

    @Slot()
    def _on_more_asked(self) -> None:
        dialog = GroupChoice(self._page, words(self.grouping()), self._found)
        dialog.group_chosen.connect(self._on_group_chosen)
        dialog.open()

    @Slot(str)
    def _on_group_chosen(self, key: str) -> None:
        self.groups.choose(key)
        self.changed.emit()


def _alike(one: View, other: View) -> bool:
    return (one.states, one.remembered) == (other.states, other.remembered)
