"""The queue as a list: mark lines by key, say one thing of all of them, take it back by key."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.case_states import NOTE_REQUIRED, WORKABLE, CaseId, Lane
from app.changes import Changes
from app.errors import KnownError
from app.review.case_lists import (
    LIST_ACTS,
    MOST_AT_ONCE,
    ListAct,
    ListedCase,
    ListJudgement,
    acts_in,
    reasons_of,
)
from ui.actions import key_words
from ui.models.case_list import CaseListModel
from ui.models.queue import QueueModel
from ui.widgets.answer_strip import Answer, AnswerStrip, Choice
from ui.widgets.building import label, prose, row
from ui.widgets.case_list import CaseList
from ui.workplace import Workplace

_NOTHING = (
    "この一覧に件はありません。\n\nほかのレーン・状態・グループを選ぶと、残りの件が並びます。"
)


class ListDesk(QWidget):
    """Tools lie above the list, how it is ordered in its `line`; `written` goes to the page, which announces it."""

    written = Signal(Changes)

    def __init__(self, workplace: Workplace, queue: QueueModel) -> None:
        super().__init__()
        self._lists = workplace.program.case_lists
        self._queue = queue
        self.model = CaseListModel(queue, most=MOST_AT_ONCE)
        self.list = CaseList(self.model, workplace.appearance)
        self._marked = label(role="heading")
        self._marked.setObjectName("marked")
        self._hints = label(_hints(), role="small")
        self._nothing = prose(_NOTHING, role="muted")
        self._lane = Lane.EYE
        self._answered: set[CaseId] = set()  # since the queue was read
        self._strips = {
            acts: _strip(workplace, acts) for acts in dict.fromkeys(acts_in(lane) for lane in Lane)
        }
        self.tools = row()
        self.line = row(self._marked, 1, self._hints)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self.tools)
        layout.addLayout(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)
        for strip in self._strips.values():
            layout.addWidget(strip)
            strip.answered.connect(self._on_answered)
            strip.note_left.connect(self.list.setFocus)
        self.model.dataChanged.connect(lambda _first, _last: self._say())
        self.list.moved.connect(lambda _place: self._say())
        self.list.doubleClicked.connect(lambda _index: self.open_asked.emit())

    open_asked = Signal()

    @property
    def strip(self) -> AnswerStrip:
        """The strip of the lane shown."""
        return self._strips[acts_in(self._lane)]

    def show_queue(self, lane: Lane) -> None:
        """The queue was read: begin at its top."""
        self._lane = lane
        self._answered.clear()
        some = self._queue.rowCount() > 0
        self.list.setVisible(some)
        self._nothing.setVisible(not some)
        for strip in self._strips.values():
            strip.setVisible(some and strip is self.strip)
        self.strip.start_anew()
        self.list.fit_columns()
        self.list.scrollToTop()
        self.list.choose(0)
        self._say()

    def case_id(self) -> CaseId | None:
        """The case of the line at hand."""
        return self._queue.case_at(self.list.place())

    def chosen(self) -> tuple[CaseId, ...]:
        """The cases marked, else the one at hand."""
        at_hand = self.case_id()
        return self.model.marked or ((at_hand,) if at_hand is not None else ())

    def turn_mark(self) -> None:
        """Mark the line at hand, or take its mark away, and go on."""
        if self.model.turn(self.list.place()):
            self.list.choose(self.list.place() + 1)
        else:
            self.strip.tell(f"一度に印を付けられるのは {MOST_AT_ONCE} 件までです。", problem=True)

    def mark_all(self) -> None:
        """Mark from the line at hand on; with marks, take them all away."""
        if self.model.marked:
            self.model.clear_marks()
        else:
            self.model.mark_from(max(0, self.list.place()))

    def step(self, by: int) -> None:
        """Go to another line."""
        self.list.choose(self.list.place() + by)

    def undo(self) -> None:
        """Take back what the last key said, of every line it was said of."""
        self._do(
            self._lists.take_back,
            lambda count: f"{count} 件の確認結果を取り消しました。",
            answered=False,
        )

    @Slot(Answer)
    def _on_answered(self, answer: Answer) -> None:
        act = next(one for one in LIST_ACTS if one.code == answer.code)
        rows = [row for row in self.model.rows_of(self.chosen()) if row.state in WORKABLE]
        judgement = ListJudgement(
            act=act,
            reason=answer.reason,
            note=answer.note,
            members=tuple(ListedCase(case_id=row.case_id, version=row.version) for row in rows),
        )
        said = f"件を「{act.words}」で保存しました。{key_words('undo')} でまとめて取り消せます。"
        self._do(
            lambda: self._lists.decide(judgement),
            lambda count: f"✓ {count} {said}",
            answered=True,
        )

    def _do(
        self, act: Callable[[], Changes], said: Callable[[int], str], *, answered: bool
    ) -> None:
        try:
            changes = act()
        except KnownError as error:
            self.strip.go_back()
            self.strip.tell(f"{error.sentence}({error.code})", problem=True)
            return
        self._answered -= changes.cases
        if answered:
            self._answered |= changes.cases
        self.model.clear_marks()
        self.written.emit(changes)
        self.strip.start_anew()
        self._go_on()
        self.list.setFocus()
        self.strip.tell(said(len(changes.cases)))

    def _go_on(self) -> None:
        """To the next line that still waits for an answer."""
        place = max(0, self.list.place())
        while (case := self._queue.case_at(place)) is not None and self._is_done(case, place):
            place += 1
        self.list.choose(place)

    def _is_done(self, case: CaseId, place: int) -> bool:
        """Answered just now, or no longer waiting for a first check."""
        row = self._queue.row_at(place)
        return case in self._answered or (row is not None and row.state not in WORKABLE)

    def _say(self) -> None:
        marked = len(self.model.marked)
        self._marked.setText(
            f"{self._queue.rowCount():,} 件" + (f"　印 {marked} 件" if marked else "")
        )


def _strip(workplace: Workplace, acts: tuple[ListAct, ...]) -> AnswerStrip:
    made = AnswerStrip(workplace.appearance, note_required=NOTE_REQUIRED, hints="")
    made.offer(
        [Choice(act.key, act.code, act.words) for act in acts],
        {
            act.code: tuple(Choice(one.key, one.code, one.words) for one in reasons_of(act))
            for act in acts
        },
    )
    for piece in (made, *made.findChildren(QWidget)):
        if piece.objectName():  # the strip of the case has the plain names
            piece.setObjectName(f"list_{piece.objectName()}")
    return made


def _hints() -> str:
    names = (("mark", "印"), ("mark_all", "以下すべてに印"), ("open_case", "1件を開く"))
    return "　".join(
        f"{key_words(name).replace('Space', 'スペース')} {said}" for name, said in names
    )
