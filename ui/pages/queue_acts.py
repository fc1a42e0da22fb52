"""Acts on the queue as a whole: giving and taking over cases, saving and taking filters."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QPushButton

from app.case_states import CaseId
from app.errors import KnownError
from app.review.saved_filters import SavedFilter
from ui.actions import ACTIONS, key_words
from ui.dialogs.assignment import AssignmentDialog
from ui.dialogs.paper_entry import PaperEntryDialog
from ui.dialogs.saved_filters import SavedFilterDialog
from ui.pages.case_desk import CaseDesk
from ui.pages.review_tools import QueueTools
from ui.widgets.building import button
from ui.widgets.button_grid import ButtonGrid

_BESIDE = 3


class QueueActs(QObject):
    """The dialogs of a desk whose queue is narrowed by these tools."""

    def __init__(
        self, page: CaseDesk, tools: QueueTools, *, chosen: Callable[[], tuple[CaseId, ...]]
    ) -> None:
        """`chosen` gives the cases at hand."""
        super().__init__(page)
        self._page, self._tools, self._chosen = page, tools, chosen

    def buttons(self) -> ButtonGrid:
        """A quiet button for each, with its key."""
        made = ButtonGrid(_BESIDE)
        made.add(_quiet("assign", "担当", self.assign))
        made.add(_quiet("saved_filters", "絞込", self.filters))
        made.add(_quiet("paper", "紙", self.paper))
        return made

    @Slot()
    def paper(self) -> None:
        """P: results marked on paper."""
        dialog = PaperEntryDialog(self._page, self._page.workplace)
        dialog.entered.connect(self._page.write)
        dialog.finished.connect(lambda _result: self._page.read_again())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def assign(self) -> None:
        """A: whose cases they are."""
        dialog = AssignmentDialog(
            self._page,
            self._page.program,
            self._page.workplace.asker,
            wanted=self._tools.wanted(grouped=True, anybodys=True),
            words=self._tools.words(anybodys=True),
        )
        dialog.written.connect(self._page.read_again)
        dialog.open()

    @Slot()
    def take_over(self) -> None:
        """H: the cases at hand become one's own."""
        strip = self._page.strip_at_hand()
        try:
            changes = self._page.program.assignment.take_over(self._chosen())
        except KnownError as error:
            strip.tell(f"{error.sentence}({error.code})", problem=True)
            return
        self._page.write(changes)
        strip.tell(f"✓ {len(changes.cases)} 件を引き受けました。")

    @Slot()
    def filters(self) -> None:
        """Q: saved filters."""
        dialog = SavedFilterDialog(
            self._page,
            self._page.program.saved_filters,
            self._tools.now(""),
            now_words=self._tools.words(),
        )
        dialog.filter_chosen.connect(self._on_filter_taken)
        dialog.open()

    @Slot(SavedFilter)
    def _on_filter_taken(self, saved: SavedFilter) -> None:
        self._tools.apply(saved)
        self._page.take_focus()


def _quiet(name: str, said: str, act: Callable[[], object]) -> QPushButton:
    """A button that tells its key and stays in the background."""
    made = button(f"{key_words(name)} {said}", act, name=name, role="quiet")
    made.setToolTip(ACTIONS[name].words)
    made.setAccessibleName(f"{key_words(name)} {ACTIONS[name].words}")
    return made
