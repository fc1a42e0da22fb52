"""Acts on the queue as a whole: giving and taking over cases, saving and taking filters."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.case_states import CaseId
from app.errors import KnownError
from app.review.saved_filters import SavedFilter
from ui.dialogs.assignment import AssignmentDialog
from ui.dialogs.saved_filters import SavedFilterDialog
from ui.pages.case_desk import CaseDesk
from ui.pages.review_tools import QueueTools


class QueueActs(QObject):
    """The dialogs of a desk whose queue is narrowed by these tools."""

    def __init__(
        self, page: CaseDesk, tools: QueueTools, *, chosen: Callable[[], tuple[CaseId, ...]]
    ) -> None:
        """`chosen` gives the cases at hand."""
        super().__init__(page)
        self._page, self._tools, self._chosen = page, tools, chosen

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
        dialog.written.connect(lambda _changes: self._page.read_again())
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
