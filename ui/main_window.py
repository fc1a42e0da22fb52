"""The window: the entrance, or the desk of the person who is signed in; lock and handing over."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLayout, QMainWindow, QStackedWidget

from app.changes import Area
from app.program import Program
from matching import Folding
from ui import demonstration
from ui.actions import bind
from ui.announcer import Announcer
from ui.appearance import Appearance
from ui.asking import Asker, Question, close_dialogs
from ui.entrance.door import Door
from ui.entrance.entrance import Entrance
from ui.help_window import HelpWindow
from ui.idle import IdleWatch
from ui.jobs import JobRunner
from ui.renewal import GoingOn, Renewal, stay
from ui.shell import Place, Shell
from ui.start import wear_office_look
from ui.words import PRODUCT
from ui.workplace import Workplace

_LONGEST_IDLE_MINUTES = 10
_LOCKED = "ロックしました。続けるにはサインインしてください。"
_HANDED_OVER = "交代します。次の人がサインインしてください。"
_COVERED = "操作がなかったため画面を隠しました。作業が終わるとロックします。"


class MainWindow(QMainWindow):
    """No logic: it only knows who is signed in, and brings people in and out."""

    def __init__(
        self,
        door: Door,
        asker: Asker,
        *,
        appearance: Appearance,
        variants: Folding,
        renew: Renewal = stay,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(PRODUCT)
        self._asker, self._appearance, self._variants = asker, appearance, variants
        self._folder, self._renew = Path(), renew
        self._program: Program | None = None
        self._shell: Shell | None = None
        self._places: dict[str, Place] = {}  # by person_id, while the program runs
        self._help: HelpWindow | None = None
        self._jobs, self._stack = JobRunner(self), QStackedWidget()
        self.setCentralWidget(self._stack)
        self.entrance = Entrance(door, asker, percent=appearance.percent)
        self._stack.addWidget(self.entrance)
        self._idle = IdleWatch(self, minutes=_LONGEST_IDLE_MINUTES)
        self._wire()
        # What comes and goes inside must not make the window system think about sizes.
        if (layout := self.layout()) is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(900, 560)  # pixels
        self.resize(1280, 760)

    @property
    def shell(self) -> Shell | None:
        """The desk of the person signed in; None at the entrance."""
        return self._shell

    def start_with(self, folder: Path | None) -> None:
        """Show the entrance, for a folder where one is given."""
        if folder is None:
            self.entrance.show_start()
        else:
            self.entrance.show_folder(folder, user="", told="")

    def start_with_demonstration(self) -> None:
        """Show the entrance of the demonstration."""
        demonstration.show(self._jobs, self.entrance)

    def go_on(self, before: GoingOn) -> None:
        """Show the entrance as the process before this one left it."""
        self._places = {who: Place(*place) for who, place in before.places.items()}
        folder = Path(before.folder)
        if folder == demonstration.demonstration_folder():
            demonstration.come_in(folder, self.entrance, told=before.told)
        else:
            self.entrance.show_folder(folder, user=before.user, told=before.told)

    @Slot(Path, object)
    def come_in(self, folder: Path, program: Program) -> None:
        """Build the desk of the person who signed in."""
        self._folder, self._program = folder, program
        wear_office_look(self._appearance, program.settings)
        workplace = Workplace(
            program=program,
            variants=self._variants,
            appearance=self._appearance,
            announcer=Announcer(self),
            asker=self._asker,
            jobs=self._jobs,
        )
        shell = Shell(workplace)
        shell.lock_asked.connect(self.lock)
        shell.hand_over_asked.connect(self.hand_over)
        shell.help_asked.connect(self.show_help)
        self._idle.warned.connect(shell.warn_of_lock)
        self._idle.touched.connect(shell.take_warning_back)
        workplace.announcer.changed.connect(self._on_changed)
        self._shell = shell
        self._stack.addWidget(shell)
        self._stack.setCurrentWidget(shell)
        self._idle.set_minutes(program.settings.number("idle_lock_minutes"))
        shell.open_first(self._places.get(program.desk.me.person_id, Place()))

    @Slot()
    def lock(self) -> None:
        """Close the inspection and end this process; the same person comes back to the same place."""
        user = self._program.desk.me.user if self._program is not None else ""
        self._go_out(user=user, told=_LOCKED)

    @Slot()
    def hand_over(self) -> None:
        """Close the inspection for the next person."""
        self._go_out(user="", told=_HANDED_OVER)

    @Slot(str)
    def show_help(self, place: str = "") -> None:
        """Open the manual, at a place of it."""
        if self._help is None:
            self._help = HelpWindow()
        self._help.come_up(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._jobs.busy:
            event.ignore()
            question = Question("終了", "実行中の作業を中止して終了します。", "中止して終了")
            self._asker.confirm(self, question, self._stop_and_close)
            return
        self._sign_out()
        if self._help is not None:
            self._help.close()
        event.accept()

    def _wire(self) -> None:
        self.entrance.opened.connect(self.come_in)
        self._idle.idle.connect(self.lock)
        self._jobs.ended.connect(self._on_job_ended)
        bind(self.entrance, "help", self.show_help)
        bind(self, "leave", self.close)

    def _go_out(self, *, user: str, told: str) -> None:
        """Keys are dropped with the program; while a job needs them the window is covered."""
        if self._shell is None:
            return
        close_dialogs(self._shell)
        if self._jobs.busy:
            self.entrance.cover(_COVERED)
            self._stack.setCurrentWidget(self.entrance)
            return
        self._sign_out()
        if not self._renew(self._going_on(user=user, told=told)):
            self._stack.setCurrentWidget(self.entrance)
            self.entrance.show_folder(self._folder, user=user, told=told)

    def _going_on(self, *, user: str, told: str) -> GoingOn:
        return GoingOn(
            folder=str(self._folder),
            user=user,
            told=told,
            look=self._appearance.kept(),
            places=self._places,
        )

    def _sign_out(self) -> None:
        if self._program is None or self._shell is None:
            return
        self._jobs.clear_way()
        self._places[self._program.desk.me.person_id] = self._shell.place()
        self._stack.removeWidget(self._shell)
        self._shell.deleteLater()
        self._shell = None
        self._program.close()
        self._program = None

    def _stop_and_close(self) -> None:
        self._jobs.ended.connect(self.close)
        self._jobs.cancel()

    @Slot()
    def _on_job_ended(self) -> None:
        if self._shell is not None and self._stack.currentWidget() is self.entrance:
            self.lock()

    @Slot(frozenset)
    def _on_changed(self, areas: frozenset[str]) -> None:
        if Area.SETTINGS in areas and self._program is not None:
            self._idle.set_minutes(self._program.settings.number("idle_lock_minutes"))
