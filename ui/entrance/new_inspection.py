"""The first run: what the inspection is called, whose it is, and its first 責任者."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from app.access.inspection import NewInspection, NewPerson
from app.errors import KnownError
from ui.dialogs.person import PasswordPair
from ui.widgets.building import Card, button, label, row
from ui.widgets.form import Form


class NewInspectionCard(Card):
    """Emits `asked(NewInspection)`; refusals are shown by the entrance."""

    asked = Signal(NewInspection)
    turned_away = Signal()

    def __init__(self) -> None:
        super().__init__("card", margins=26, spacing=14)
        self.setObjectName("new_inspection_card")
        self._where = label(role="heading", wrap=True)
        self.title = QLineEdit(placeholderText="例 令和8年度 マイナンバー総点検")
        self.office = QLineEdit(placeholderText="例 障害福祉課")
        self.user = QLineEdit(placeholderText="あなた(最初の責任者)のID")
        self.name = QLineEdit()
        self.pair = PasswordPair()
        self._problem = label(role="problem", wrap=True)
        rows = [
            ("点検の名称", "new_title", self.title),
            ("所属名", "new_office", self.office),
            ("利用者ID", "new_user", self.user),
            ("氏名", "new_name", self.name),
        ]
        back = button("やめる", self.turned_away.emit, name="new_no", role="quiet")
        make = button("点検を始める", self._on_asked, name="new_yes", role="primary")
        self.add(self._where, Form(rows), self.pair, self._problem, row(back, 1, make))

    def ask(self, where: str) -> None:
        """Ask for a new inspection in a folder."""
        self._where.setText(f"新しい点検　{where}")
        self.pair.clear()
        self.title.setFocus()

    @Slot()
    def _on_asked(self) -> None:
        self._problem.clear()
        try:
            password = self.pair.password()
        except KnownError as error:
            self._problem.setText(error.sentence)
            return
        name = self.name.text().strip()
        first = NewPerson(user=self.user.text(), name=name, password=password)
        title, office = self.title.text().strip(), self.office.text().strip()
        self.asked.emit(NewInspection(title=title, office=office, first=first))
