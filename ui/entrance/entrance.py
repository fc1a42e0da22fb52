"""The first thing on the screen, and the last after a lock."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.access.inspection import NewInspection, is_inspection
from app.errors import KnownError
from ui.asking import Asker
from ui.entrance.door import Door
from ui.entrance.new_inspection import NewInspectionCard
from ui.entrance.sign_in import SignInCard
from ui.widgets.building import Card, button, column, label, prose, restyle, row

_CARD_WIDTH = 500
_ABOUT = (
    "業務システムの記録に結び付いたマイナンバーが本人のものかを、"
    "この端末の中だけで点検します。通信は行いません。"
)


class Entrance(QWidget):
    """Emits `opened(folder, program)` once somebody came in."""

    opened = Signal(Path, object)

    def __init__(self, door: Door, asker: Asker, *, percent: int) -> None:
        super().__init__()
        self.setObjectName("entrance")
        self.setProperty("role", "page")
        self._door, self._asker = door, asker
        self._folder, self._copy = Path(), Path()
        self._problem = label(role="problem", wrap=True)
        self._problem.setObjectName("entrance_problem")
        self._start = self._start_card()
        self.sign_in_card = SignInCard(yes="サインイン", no="別の点検を開く", name="sign_in")
        self.restore_card = SignInCard(yes="戻す", no="やめる", name="restore")
        self.new_card = NewInspectionCard()
        self._place(_CARD_WIDTH * percent // 100)
        self._wire()

    def show_start(self) -> None:
        """Ask which inspection."""
        self._problem.clear()
        self._show(self._start)

    def show_folder(self, folder: Path, *, user: str, told: str) -> None:
        """Ask who is there; an empty folder is offered for a new inspection."""
        self._folder = folder
        self._say(told, role="muted")
        if is_inspection(folder):
            self._show(self.sign_in_card)
            self.sign_in_card.ask(f"点検　{folder.name}", user=user)
        else:
            self._ask_new(folder)

    def show_demonstration(self, folder: Path, user: str, password: str, told: str) -> None:
        """The sign-in of a demonstration: everybody knows its password."""
        self.show_folder(folder, user=user, told=told)
        self.sign_in_card.password.setText(password)

    def cover(self, told: str) -> None:
        """Hide the desk while a job still runs: nothing can be done here."""
        self._show(None)
        self._say(told, role="muted")

    def _place(self, width: int) -> None:
        holder = QFrame()
        holder.setFixedWidth(width)
        title = label("突合　Totsugo", role="title")
        cards = (self._start, self.sign_in_card, self.restore_card, self.new_card)
        holder.setLayout(column(title, *cards, self._problem, spacing=14))
        self._cards: tuple[QWidget, ...] = cards
        self._show(self._start)
        middle = QWidget()
        # Beside stretches, not aligned: only so is the holder as high as its wrapped words need.
        middle.setLayout(column(2, row(1, holder, 1), 3))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        self.setLayout(column(area))

    def _wire(self) -> None:
        self.sign_in_card.asked.connect(self._on_sign_in_asked)
        self.sign_in_card.turned_away.connect(self.show_start)
        self.restore_card.asked.connect(self._on_restore_asked)
        self.restore_card.turned_away.connect(self.show_start)
        self.new_card.asked.connect(self._on_new_asked)
        self.new_card.turned_away.connect(self.show_start)

    def _start_card(self) -> Card:
        card = Card("card", margins=26, spacing=12)
        choices: tuple[tuple[str, str, str, str, Callable[[Path], None]], ...] = (
            ("点検フォルダーを開く", "open_folder", "primary", "点検フォルダー", self._open),
            ("新しい点検を始める", "new_inspection", "", "空のフォルダー", self._ask_new),
            (
                "バックアップから戻す",
                "restore_backup",
                "",
                "バックアップのフォルダー",
                self._take_copy,
            ),
        )
        card.add(prose(_ABOUT))
        for words, name, role, title, then in choices:
            asked = partial(self._asker.choose_folder, self, f"{title}を選ぶ", then)
            card.add(button(words, asked, name=name, role=role))
        return card

    def _open(self, folder: Path) -> None:
        if is_inspection(folder):
            self.show_folder(folder, user="", told="")
        else:
            self._say("このフォルダーに点検はありません。別のフォルダーを選んでください。")

    def _ask_new(self, folder: Path) -> None:
        self._folder = folder
        self._show(self.new_card)
        self.new_card.ask(folder.name)

    def _take_copy(self, copy: Path) -> None:
        self._copy = copy
        self._asker.choose_folder(self, "戻す先の空のフォルダーを選ぶ", self._ask_restore)

    def _ask_restore(self, folder: Path) -> None:
        self._folder = folder
        self._show(self.restore_card)
        self.restore_card.ask(f"{self._copy.name} を {folder.name} に戻します", user="")

    @Slot(str, str)
    def _on_sign_in_asked(self, user: str, password: str) -> None:
        """Stretching a password takes about a second: paint first, then try."""
        self._say("確認しています…", role="muted")
        self.sign_in_card.wait(waiting=True)
        QTimer.singleShot(20, partial(self._sign_in, user, password))

    def _sign_in(self, user: str, password: str) -> None:
        try:
            program = self._door.sign_in(self._folder, user=user, password=password)
        except KnownError as error:
            self._tell(error)
            self.sign_in_card.refuse()
            return
        self.sign_in_card.wait(waiting=False)
        self.sign_in_card.password.clear()
        self._problem.clear()
        self.opened.emit(self._folder, program)

    @Slot(NewInspection)
    def _on_new_asked(self, new: NewInspection) -> None:
        try:
            program = self._door.create(self._folder, new)
        except KnownError as error:
            self._tell(error)
            return
        self.new_card.pair.clear()
        self._problem.clear()
        self.opened.emit(self._folder, program)

    @Slot(str, str)
    def _on_restore_asked(self, user: str, password: str) -> None:
        try:
            self._door.restore(self._copy, self._folder, user=user, password=password)
        except KnownError as error:
            self._tell(error)
            self.restore_card.refuse()
            return
        told = "バックアップから戻しました。サインインしてください。"
        self.show_folder(self._folder, user=user, told=told)

    def _tell(self, error: KnownError) -> None:
        self._say(f"{error.sentence}({error.code})")

    def _say(self, words: str, *, role: str = "problem") -> None:
        self._problem.setText(words)
        restyle(self._problem, role=role)

    def _show(self, shown: QWidget | None) -> None:
        for card in self._cards:
            card.setHidden(card is not shown)
