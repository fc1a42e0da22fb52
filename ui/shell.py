"""The window of a signed-in person: rail, top line, pages, running job."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.case_states import CaseId
from app.clock import SystemClock
from app.supervision.rest import RestWord
from ui.actions import bind
from ui.appearance import Look
from ui.dates import stored_date
from ui.index_keeper import IndexKeeper
from ui.page_table import everyday_pages, pages_for
from ui.pages.case_desk import CaseDesk
from ui.pages.page import Page
from ui.rest import RestReminder
from ui.widgets.job_strip import JobStrip
from ui.widgets.rail import Rail
from ui.widgets.top_bar import TopBar
from ui.workplace import Workplace


class Place(NamedTuple):
    """Where a person was working, to come back after a lock: no personal data."""

    page: str = ""
    case: int = 0  # 0 = none
    view: str = ""  # how the queue was looked at, see CaseDesk.kept_view


class Shell(QWidget):
    """Pages are made when they are first opened."""

    lock_asked = Signal()
    hand_over_asked = Signal()
    help_asked = Signal(str)  # the place of the manual about what is on the screen

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._workplace = workplace
        role = workplace.program.desk.me.role
        self._rows = {row.key: row for row in pages_for(role)}
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, QScrollArea] = {}
        self._worn: dict[str, Look] = {}  # in which look a page was made
        self._page = ""
        self.top = TopBar()
        on_rail = tuple(row for row in self._rows.values() if not row.beside)
        self.rail = Rail(on_rail, everyday_pages(role))
        self.jobs = JobStrip(workplace.jobs, workplace.appearance)
        self._index = IndexKeeper(self, workplace)
        self.rest = RestReminder(self, RestWord(workplace.program.desk), self.top.show_rest)
        self._stack = QStackedWidget()
        self._build()
        self._wire()
        self._read_head()

    def open_page(self, key: str) -> None:
        """Show a page; a key this person has no page for is left aside."""
        if key not in self._rows:
            return
        left = self._take_off(key)
        if key not in self._pages:
            page = self._rows[key].page(self._workplace)
            page.setObjectName(f"page_{key}")
            page.page_asked.connect(self.open_page)
            page.case_asked.connect(self.open_case)
            self._pages[key] = page
            self._worn[key] = self._workplace.appearance.look
            self._frames[key] = _scrolling(page)
            self._stack.addWidget(self._frames[key])
        self._page = key
        self.rail.show_chosen(self._rows[key].beside or key)
        self._stack.setCurrentWidget(self._frames[key])
        self._pages[key].come_to_front()
        self._come_back(left)
        self._pages[key].take_focus()

    @Slot(int)
    def open_case(self, case: int) -> None:
        """Show a case on the page of the first check."""
        self.open_page("review")
        page = self._pages.get("review")
        if isinstance(page, CaseDesk):
            page.go_to(CaseId(case))

    def open_first(self, place: Place) -> None:
        """Go where the person was, or to where the work is."""
        self.open_page(place.page if place.page in self._rows else self._first_page())
        self._come_back(place)

    def place(self) -> Place:
        """Where the person is working."""
        return self._place_of(self._page)

    @Slot(int)
    def warn_of_lock(self, seconds: int) -> None:
        """Nobody has touched anything for long."""
        self.jobs.show_notice(f"操作がないため、あと {seconds} 秒でロックします。")

    @Slot()
    def take_warning_back(self) -> None:
        """Somebody is there."""
        self.jobs.show_notice("")

    def page(self, key: str) -> Page:
        """A page that was opened before."""
        return self._pages[key]

    @Slot()
    def _ask_for_help(self) -> None:
        self.help_asked.emit(self._rows[self._page].help_at)

    def _come_back(self, place: Place) -> None:
        page = self._pages.get(self._page)
        if isinstance(page, CaseDesk) and place.view:
            page.take_view(place.view)
        if place.case and isinstance(page, CaseDesk):
            page.come_back_to(CaseId(place.case))

    def _take_off(self, key: str) -> Place:
        """Drop a page made in another look: it is made anew, at the same place.

        Not while something is under way on it, such as the preview of a file: the colours and the
        text follow at once, what was measured when it was made follows later.
        """
        worn = self._worn.get(key, self._workplace.appearance.look)
        if worn == self._workplace.appearance.look or not self._workplace.jobs.idle:
            return Place()
        if self._pages[key].unfinished():
            return Place()
        left = self._place_of(key)
        frame = self._frames.pop(key)
        del self._pages[key], self._worn[key]
        self._stack.removeWidget(frame)
        frame.setParent(None)  # at once: nobody finds the old page beside the new one
        frame.deleteLater()
        return left

    def _place_of(self, key: str) -> Place:
        page = self._pages.get(key)
        if not isinstance(page, CaseDesk):
            return Place(key)
        return Place(key, page.at_hand() or 0, page.kept_view())

    def _first_page(self) -> str:
        if "review" in self._rows and self._workplace.program.review.counts().total:
            return "review"
        return next(iter(self._rows))

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self._stack, 1)
        right.addWidget(self.jobs)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)

    def _wire(self) -> None:
        self.rail.chosen.connect(self.open_page)
        self.rail.help.clicked.connect(self._ask_for_help)
        self.top.lock.clicked.connect(self.lock_asked)
        self.top.hand_over.clicked.connect(self.hand_over_asked)
        self._workplace.announcer.changed.connect(self._on_changed)
        bind(self, "help", self._ask_for_help)
        bind(self, "lock", self.lock_asked.emit)
        bind(self, "hand_over", self.hand_over_asked.emit)
        bind(self, "refresh", self._on_refresh_asked)
        for number in range(1, 10):
            self._bind_page(number)

    def _bind_page(self, number: int) -> None:
        bind(self, f"page_{number}", lambda: self.open_page(self.rail.key_at(number - 1)))

    def _on_refresh_asked(self) -> None:
        self._pages[self._page].read_again()

    @Slot(frozenset)
    def _on_changed(self, _areas: frozenset[str]) -> None:
        self._read_head()

    def _read_head(self) -> None:
        head = self._workplace.program.head()
        deadline = stored_date(self._workplace.program.settings.text("deadline"))
        self.top.show_head(head, deadline, SystemClock().now().date())
        self.jobs.show_about(f"操作記録 {head.ledger_seq:,} 件　版 {head.program_version}")


def _scrolling(page: Page) -> QScrollArea:
    """A page in a small window, or in large text, can be scrolled; nothing of it is squeezed."""
    frame = QScrollArea()
    frame.setWidgetResizable(True)
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setWidget(page)
    return frame
