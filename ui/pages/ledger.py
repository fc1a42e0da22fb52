"""記録: the ledger, page by page, and its verification."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractItemView

from app.changes import Area
from app.errors import KnownError
from ui.models.ledger import LedgerModel
from ui.pages.page import Page
from ui.widgets.building import button, label, row
from ui.widgets.table import ReadTable
from ui.workplace import Workplace

_ABOUT = (
    "誰が、いつ、何をしたかの記録です。消すことも書き換えることもできません。新しい順に並びます。"
)


class LedgerPage(Page):
    """Everything that was done, newest first."""

    areas = frozenset(Area)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._reading = self.program.ledger
        self._model = LedgerModel(
            lambda start, rows: self._reading.page(newest_first_from=start, rows=rows)
        )
        self._table = ReadTable(self._model, name="ledger", words="操作記録")
        self._table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._count = label(role="muted")
        verify = button("記録を検証する", self._on_verify_asked, name="verify")
        self.body.addLayout(row(label("記録", role="title"), self._count, 1, verify))
        self.body.addWidget(label(_ABOUT, role="muted", wrap=True))
        self.body.addWidget(self.problem)
        self.body.addWidget(self._table, 1)

    def read_again(self) -> None:
        """Read how many entries there are; rows follow when they are looked at."""
        try:
            count = self._reading.count()
            self._model.show_entries(count)
        except KnownError as error:
            self.tell_error(error)
            return
        self._table.scrollToTop()
        self._table.fit_columns()
        self._count.setText(f"{count:,} 件")

    @Slot()
    def _on_verify_asked(self) -> None:
        try:
            found = self._reading.verify()
        except KnownError as error:
            self.tell_error(error)
            return
        if found.sound:
            told = (
                f"✓ {found.entries:,} 件の記録と {found.signatures:,} 件の署名に異常はありません。"
            )
            self.tell(f"{told}　先頭 {found.head}", role="done")
        else:
            self.tell(
                "記録に異常があります。責任者に連絡してください。\n" + "\n".join(found.faults)
            )
