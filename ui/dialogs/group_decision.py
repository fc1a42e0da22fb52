"""グループ確認: a portion of a group at a time; space strikes out, Enter decides what is kept."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QPushButton, QVBoxLayout, QWidget

from app.changes import Changes
from app.errors import KnownError
from ui.actions import bind
from ui.groups import Groups
from ui.widgets.building import button, label, restyle, row
from ui.widgets.button_grid import ButtonGrid
from ui.widgets.keycap import wear_keycap
from ui.widgets.member_list import MemberList
from ui.widgets.shared_marks import SharedMarks
from ui.workplace import Workplace

_KEYS = "↑↓ 移動　スペース 除外・戻す　PageDown 続きを見る　Enter まとめて確定　Esc 閉じる"
_SIZE = (1180, 690)
_REASONS_BESIDE = 4


class GroupDialog(QDialog):
    """Stays open until the group is through; every Enter is on disk before the next portion."""

    written = Signal(Changes)

    def __init__(
        self, parent: QWidget, workplace: Workplace, groups: Groups, group_id: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("グループ確認")
        self.setObjectName("group_decision")
        self._groups, self._group_id = groups, group_id
        self._appearance = workplace.appearance
        self._reason = groups.usual_reason(group_id)
        self.members = MemberList(workplace.appearance, workplace.variants)
        self.shared = SharedMarks(workplace.appearance)
        self._title = label(role="title")
        self._about = label(role="small", wrap=True)
        self._told = label(role="small", wrap=True)
        self._told.setObjectName("group_told")
        self._reasons = QButtonGroup(self)
        self._chips = ButtonGrid(_REASONS_BESIDE)
        self._accept = button("", self.accept_portion, name="accept_group", role="primary")
        self._build()
        self._wire()
        self.read_portion()

    def read_portion(self) -> None:
        """Read the next members, or say that the group is through."""
        view = self._groups.view(self._group_id)
        self._title.setText(view.words)
        self._about.setText(
            f"{view.basis}　グループ {view.size:,} 件 = 抽出 {len(view.sample)} 件"
            f" + まとめて確定 {view.decided:,} 件 + 除外 {view.struck:,} 件"
            f" + 残り {view.remaining:,} 件"
        )
        members = self._groups.portion(self._group_id) if view.ready else ()
        self.shared.show_members(members)
        self.members.show_members(members)
        self._accept.setVisible(bool(members))
        self._chips.setHidden(not members)
        self._say_accept()
        if not members:
            self._tell(view.barred or "このグループの確認は終わりました。Esc で閉じます。")

    @Slot()
    def accept_portion(self) -> None:
        """Enter: decide those kept, once the whole list was on the screen."""
        if not self.members.kept() and not self.members.struck():
            return
        if not self.members.seen_all:
            self._tell("一覧の終わりまで表示してから確定してください(PageDown)。", problem=True)
            return
        kept, struck = self.members.kept(), self.members.struck()
        try:
            changes = self._groups.accept(
                self._group_id, kept=kept, struck=struck, reason=self._reason
            )
        except KnownError as error:
            self._tell(f"{error.sentence}({error.code})", problem=True)
            return
        self._written(changes)
        out = f"、{len(struck)} 件を除外" if struck else ""
        self._tell(f"✓ {len(kept)} 件を「{self._groups.verb}」で保存{out}しました。")

    @Slot()
    def take_back(self) -> None:
        """U: take back the newest portion."""
        try:
            changes = self._groups.take_back(self._group_id)
        except KnownError as error:
            self._tell(f"{error.sentence}({error.code})", problem=True)
            return
        if changes is not None:
            self._written(changes)
            self._tell(f"{len(changes.cases)} 件の確定を取り消しました。")

    def choose_reason(self, number: int) -> None:
        """A digit: another reason for the members kept."""
        chip = self._reasons.button(number)
        if chip is not None:
            chip.setChecked(True)
            self._on_reason_chosen(number)

    def _build(self) -> None:
        for reason in self._groups.reasons():
            chip = QPushButton(reason.words)
            chip.setObjectName(f"group_reason_{reason.code}")
            chip.setAccessibleName(f"{reason.key} {reason.words}")
            chip.setProperty("role", "answer")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setChecked(reason.code == self._reason)
            wear_keycap(chip, self._appearance, str(reason.key))
            self._reasons.addButton(chip, reason.key)
            self._chips.add(chip)
        foot = row(self._told, self._accept, button("Esc 閉じる", self.reject, name="close"))
        foot.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for piece in (self._title, self._about, self.shared, self.members):
            layout.addWidget(piece)
        layout.setStretchFactor(self.members, 1)
        if self._groups.reasons():
            layout.addWidget(self._chips)
        layout.addWidget(label(_KEYS, role="small"))
        layout.addLayout(foot)
        self.resize(*_SIZE)

    def _wire(self) -> None:
        self._reasons.idClicked.connect(self._on_reason_chosen)
        self.setFocusProxy(self.members)
        self.members.setFocus()
        bind(self, "strike", self._on_strike_asked)
        bind(self, "accept", self.accept_portion)
        bind(self, "take_back", self.take_back)
        for number in range(1, 10):
            self._bind_digit(number)

    def _bind_digit(self, number: int) -> None:
        bind(self, f"answer_{number}", lambda: self.choose_reason(number))

    def _on_strike_asked(self) -> None:
        self.members.turn()
        self._say_accept()

    @Slot(int)
    def _on_reason_chosen(self, number: int) -> None:
        self._reason = next(one.code for one in self._groups.reasons() if one.key == number)
        self.members.setFocus()

    def _written(self, changes: Changes) -> None:
        self.written.emit(changes)
        self.read_portion()
        self.members.setFocus()

    def _say_accept(self) -> None:
        kept, struck = len(self.members.kept()), len(self.members.struck())
        out = f"(除外 {struck} 件)" if struck else ""
        self._accept.setText(f"Enter　{kept} 件を「{self._groups.verb}」{out}")
        self._accept.setAccessibleName(self._accept.text())

    def _tell(self, sentence: str, *, problem: bool = False) -> None:
        self._told.setText(sentence)
        restyle(self._told, role="problem" if problem else "done")
