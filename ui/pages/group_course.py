"""The way through a group on a case page: the sample one by one, then the list of the rest."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt

from app.case_states import CaseId
from app.changes import Changes
from app.errors import KnownError
from app.groups.views import GroupView, SampleState
from ui.dialogs.group_decision import GroupDialog
from ui.groups import Groups
from ui.pages.page import Page


class GroupCourse(QObject):
    """While a sample is being looked at, the queue of the page is that sample."""

    def __init__(self, page: Page, groups: Groups, *, read_queue: Callable[[], None]) -> None:
        super().__init__(page)
        self._page, self._groups, self._read_queue = page, groups, read_queue
        self._group_id = ""

    def begin(self, open_group: Callable[[], GroupView]) -> None:
        """Open a group: its sample first, its list at once where the sample is through."""
        if self._group_id:
            self.leave()
            return
        try:
            view = open_group()
        except KnownError as error:
            self._page.tell_error(error)
            return
        if view.sample_left and not view.barred:
            self._group_id = view.group_id
            self._say(view)
            self._read_queue()
        else:
            self._go_on(view)

    def begin_with(self, groups: Groups, open_group: Callable[[], GroupView]) -> None:
        """Open a group of another kind."""
        if not self._group_id:
            self._groups = groups
        self.begin(open_group)

    def leave(self) -> None:
        """Back to the ordinary queue; what was decided stays decided."""
        self._group_id = ""
        self._page.tell("")
        self._read_queue()

    def queue_ids(self) -> Sequence[CaseId] | None:
        """The sample that still waits; None outside a group."""
        if not self._group_id:
            return None
        sample = self._groups.view(self._group_id).sample
        return [case.case_id for case in sample if case.state is SampleState.WAITING]

    def after_write(self) -> None:
        """Something was decided: go on where the sample is through."""
        if not self._group_id:
            return
        view = self._groups.view(self._group_id)
        if view.sample_left and not view.barred:
            self._say(view)
            return
        self._group_id = ""
        self._page.tell("")
        self._go_on(view)

    def _go_on(self, view: GroupView) -> None:
        if view.barred:
            self._page.tell(view.barred)
            return
        try:
            changes = self._groups.accept_rest(view.group_id)
        except KnownError as error:
            self._page.tell_error(error)
            return
        if changes is None:
            self._show_list(view.group_id)
        else:
            self._announce(changes)
            self._page.tell(f"✓ 抽出により {len(changes.cases):,} 件に同意しました。", role="done")

    def _show_list(self, group_id: str) -> None:
        dialog = GroupDialog(self._page, self._page.workplace, self._groups, group_id)
        dialog.written.connect(self._announce)
        dialog.finished.connect(lambda _result: self._page.read_again())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _announce(self, changes: Changes) -> None:
        self._page.workplace.announcer.announce(changes.areas)

    def _say(self, view: GroupView) -> None:
        self._page.tell(
            f"グループ「{view.words}」{view.size:,} 件: 先に抽出した {len(view.sample)} 件を"
            f"1件ずつ確認します(残り {view.sample_left} 件)。L で中断できます。",
            role="notice",
        )
