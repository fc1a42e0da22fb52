"""F: 住基検索 from the case at hand, and back to it with who was attached."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.changes import Changes
from ui.dialogs.register_search import RegisterSearchDialog
from ui.pages.case_desk import CaseDesk
from ui.workplace import Workplace


class RegisterSearching:
    """Opens the search for a page; the reason chosen last is offered again until the page ends."""

    def __init__(
        self, page: CaseDesk, workplace: Workplace, *, show: Callable[[int], None]
    ) -> None:
        """Search for a page; `show` reads a case again and shows it."""
        self._page, self._workplace, self._show = page, workplace, show
        self._reason = ""

    def begin(self) -> None:
        """Open the search, filled in with the subject's kana and birth date."""
        view = self._page.pane.case
        if view is None:
            return
        dialog = RegisterSearchDialog(self._page, self._workplace, view, reason=self._reason)
        dialog.attached.connect(self._on_attached)
        dialog.finished.connect(lambda _result: self._go_back(dialog))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _go_back(self, dialog: RegisterSearchDialog) -> None:
        self._reason = dialog.words.reason_code()
        self._page.take_focus()

    def _on_attached(self, changes: Changes) -> None:
        """Show the case with the resident attached beside the subject."""
        view = self._page.pane.case
        if view is None:
            return
        self._page.write(changes)
        self._show(view.case_id)
        self._page.pane.compare_with(len(view.candidates) + 1)
        self._page.strip.tell("✓ 検索した人を本人の候補にしました。")
