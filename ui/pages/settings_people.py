"""利用者: adding a person, a new password, stopping an account. For the 責任者."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.access.inspection import NewPerson
from app.changes import Area
from app.errors import KnownError
from app.people import Permission, Role, may
from app.views import PersonRow
from ui.asking import Question
from ui.dates import shown_time
from ui.dialogs.person import PasswordDialog, PersonDialog
from ui.models.rows import RowsModel
from ui.widgets.building import button, label, restyle, row
from ui.widgets.table import ReadTable
from ui.workplace import Workplace

_HEADINGS = ("利用者ID", "氏名", "役割", "状態", "最後のサインイン")


class PeoplePanel(QWidget):
    """The people of the inspection; everybody may change their own password."""

    words = "利用者"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._accounts = workplace.program.accounts
        self._people: tuple[PersonRow, ...] = ()
        self._model = RowsModel(_HEADINGS, figures=frozenset())
        self._table = ReadTable(self._model, name="people", words="利用者の一覧")
        self._told = label(wrap=True)
        self._build()

    def read_again(self) -> None:
        """Read the people."""
        self._people = self._accounts.people()
        self._model.show_rows([_cells(person) for person in self._people])
        self._table.fit_columns()

    def _build(self) -> None:
        own = button("自分のパスワードを変える", self._on_own_asked, name="own_password")
        line = row(own, 1)
        if may(self._workplace.program.desk.me.role, Permission.MANAGE_PEOPLE):
            line = row(
                button("利用者を追加", self._on_add_asked, name="add_person", role="primary"),
                button("パスワードを再設定", self._on_reset_asked, name="reset_person"),
                button("待ち時間を解く", self._on_unlock_asked, name="unlock_person"),
                button("利用を止める", self._on_stop_asked, name="stop_person"),
                1,
                own,
            )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(line)
        layout.addWidget(self._told)
        layout.addWidget(self._table, 1)

    def _tell(self, words: str, *, problem: bool) -> None:
        self._told.setText(words)
        restyle(self._told, role="problem" if problem else "done")

    def _chosen(self) -> PersonRow | None:
        place = self._table.chosen_row()
        if place < 0:
            self._tell("利用者を一覧から選んでください。", problem=True)
            return None
        return self._people[place]

    def _do(self, act: Callable[[], object], done: str) -> str:
        """Do an act of the accounts; returns the sentence of a refusal, "" when it was done."""
        try:
            act()
        except KnownError as error:
            self._tell(f"{error.sentence}({error.code})", problem=True)
            return error.sentence
        self._workplace.announcer.announce(frozenset({Area.PEOPLE, Area.LEDGER}))
        self.read_again()
        self._tell(f"✓ {done}", problem=False)
        return ""

    @Slot()
    def _on_add_asked(self) -> None:
        dialog = PersonDialog(self)
        dialog.asked.connect(partial(self._add, dialog))
        _open(dialog)

    def _add(self, dialog: PersonDialog, new: NewPerson, role: str) -> None:
        refusal = self._do(lambda: self._accounts.add(new, Role(role)), "利用者を追加しました。")
        dialog.problem.setText(refusal)
        if not refusal:
            dialog.accept()

    @Slot()
    def _on_reset_asked(self) -> None:
        person = self._chosen()
        if person is None:
            return
        dialog = PasswordDialog(self, "パスワードの再設定", own=False)
        dialog.asked.connect(partial(self._reset, dialog, person))
        _open(dialog)

    def _reset(self, dialog: PasswordDialog, person: PersonRow, _old: str, new: str) -> None:
        refusal = self._do(
            lambda: self._accounts.reset(person.person_id, new), "パスワードを再設定しました。"
        )
        dialog.problem.setText(refusal)
        if not refusal:
            dialog.accept()

    @Slot()
    def _on_own_asked(self) -> None:
        dialog = PasswordDialog(self, "自分のパスワードの変更", own=True)
        dialog.asked.connect(partial(self._change_own, dialog))
        _open(dialog)

    def _change_own(self, dialog: PasswordDialog, old: str, new: str) -> None:
        refusal = self._do(
            lambda: self._accounts.change_own_password(old=old, new=new),
            "パスワードを変えました。",
        )
        dialog.problem.setText(refusal)
        if not refusal:
            dialog.accept()

    @Slot()
    def _on_unlock_asked(self) -> None:
        person = self._chosen()
        if person is not None:
            self._do(lambda: self._accounts.unlock(person.person_id), "待ち時間を解きました。")

    @Slot()
    def _on_stop_asked(self) -> None:
        person = self._chosen()
        if person is None:
            return
        question = Question(
            "利用の停止",
            f"{person.name} は以後サインインできなくなります。この人が行った記録は残ります。",
            "利用を止める",
        )
        self._workplace.asker.confirm(self, question, partial(self._stop, person))

    def _stop(self, person: PersonRow) -> None:
        self._do(lambda: self._accounts.deactivate(person.person_id), "利用を止めました。")


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _cells(person: PersonRow) -> tuple[str, ...]:
    state = "利用中" if person.active else "停止"
    return person.user, person.name, person.role_words, state, shown_time(person.last_sign_in)
