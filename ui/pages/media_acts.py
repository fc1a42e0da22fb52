"""Acts around media that several pages offer: registering, erasing, paper and the sender's file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.batches.media import Carriage, MediumView
from app.batches.rejected import RejectedList
from app.batches.rejected_writing import write_rejected
from app.changes import Area
from app.clock import SystemClock
from app.errors import KnownError
from app.mounted import Mounted
from app.people import Role
from app.printing.case_printing import IssuedDocument, Printing
from app.printing.form_printing import FormPrinting
from ui.dialogs.erasure import ErasureDialog
from ui.dialogs.medium_registration import MediumRegistrationDialog
from ui.dialogs.medium_use import MediumUseDialog
from ui.pages.page import Page
from ui.widgets.building import button, column, row
from ui.widgets.medium_card import MediumCard
from ui.widgets.rejected_card import RejectedCard

_MEDIA = frozenset({Area.MEDIA, Area.LEDGER})
_PURPOSE = "取込不可一覧の送付"


class MediaActs:
    """For one page; what is refused in a dialog is told there, all else at the top of the page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._program = page.program
        self.registration: MediumRegistrationDialog | None = None
        self.erasure: ErasureDialog | None = None
        self.use: MediumUseDialog | None = None

    def register(self, drive: Mounted | None, then: Callable[[MediumView], None]) -> None:
        """Ask for a new medium, register it, then `then`."""
        supervises = self._program.desk.me.role is Role.SUPERVISOR
        dialog = MediumRegistrationDialog(self._page, drive, supervises=supervises)
        dialog.asked.connect(partial(self._register, dialog, then))
        self.registration = dialog
        dialog.open()
        dialog.code.setFocus()

    def carried(self, path: Path, purpose: str, then: Callable[[Carriage], None]) -> None:
        """Call `then` with what is recorded of a file's medium; asks only what is not known yet."""
        media = self._program.media
        drive = media.drive_of(path)
        if drive.must_be_registered:
            self.register(drive.drive, lambda _made: self.carried(path, purpose, then))
            return
        told = media.suggested(drive.medium.medium_id) if drive.medium else Carriage()
        if drive.medium is None or told.approver:
            then(replace(told, purpose=purpose))
            return
        card = MediumCard(drive, media.media(), media.suggested)
        card.purpose.setText(purpose)
        self.use = MediumUseDialog(self._page, card, then)
        self.use.open()
        card.approver.setFocus()

    def ask_erasure(self) -> None:
        """Ask what was erased when."""
        waiting = self._program.media.waiting()
        if not waiting:
            self._page.tell("消去を記録する使用はありません。", role="done")
            return
        today: date = SystemClock().now().date()
        dialog = ErasureDialog(self._page, waiting, today=today)
        dialog.asked.connect(partial(self._record_erasure, dialog))
        self.erasure = dialog
        dialog.open()
        dialog.day.setFocus()

    def save_register(self, password: str) -> None:
        """Ask where to, then draw 媒体管理簿 and save it."""
        draw = FormPrinting(self._program, SystemClock()).media_register
        self._ask_folder(partial(self._save, draw, password))

    def save(self, draw: Callable[[], IssuedDocument], password: str) -> None:
        """Ask where to, then draw a form and save it."""
        self._ask_folder(partial(self._save, draw, password))

    def rejected_list(self, rejected: RejectedList, back: Callable[[], None]) -> QWidget:
        """The list of an import that was accepted, with its two ways out and the way back."""
        card = RejectedCard(
            rejected, demonstration=self._program.head().demonstration, decides=False
        )
        card.paper_asked.connect(lambda: self.save_rejected(card))
        card.file_asked.connect(lambda: self._bring_rejected(rejected))
        holder = QWidget()
        leave = button("一覧へ戻る", back, name="rejected_back", role="quiet")
        holder.setLayout(column(card, row(leave, 1), 1))
        return holder

    def save_rejected(self, card: RejectedCard) -> None:
        """Ask where to, then draw 取込不可一覧 and save it."""
        forms = FormPrinting(self._program, SystemClock())
        draw = partial(forms.rejected_rows, card.rejected)
        self._ask_folder(partial(self._save, draw, card.password.text()))
        card.password.clear()

    def write_rejected(self, rejected: RejectedList, carriage: Carriage) -> None:
        """Ask for the folder of a medium, then write the list for the sender."""
        told = replace(carriage, purpose=_PURPOSE)
        then = partial(self._write_rejected, rejected, told)
        self._page.workplace.asker.choose_folder(self._page, "媒体のフォルダー", then)

    def _bring_rejected(self, rejected: RejectedList) -> None:
        def chosen(folder: Path) -> None:
            self.carried(
                folder, _PURPOSE, lambda told: self._write_rejected(rejected, told, folder)
            )

        self._page.workplace.asker.choose_folder(self._page, "媒体のフォルダー", chosen)

    def _ask_folder(self, then: Callable[[Path], None]) -> None:
        self._page.workplace.asker.choose_folder(self._page, "保存先のフォルダー", then)

    def _register(
        self, dialog: MediumRegistrationDialog, then: Callable[[MediumView], None]
    ) -> None:
        try:
            made = self._program.media.register(dialog.new_medium(), dialog.approver())
        except KnownError as error:
            dialog.tell(f"{error.sentence}({error.code})")
            return
        dialog.accept()
        self.registration = None
        self._page.workplace.announcer.announce(_MEDIA)
        self._page.tell(f"✓ 媒体「{made.code}」を登録しました。", role="done")
        then(made)

    def _record_erasure(self, dialog: ErasureDialog) -> None:
        try:
            use_id, day = dialog.chosen()
            self._program.media.record_erasure(use_id, day)
        except KnownError as error:
            dialog.tell(f"{error.sentence}({error.code})")
            return
        dialog.accept()
        self.erasure = None
        self._page.workplace.announcer.announce(_MEDIA)
        self._page.tell("✓ 消去済みを媒体管理簿に記録しました。", role="done")

    def _save(self, draw: Callable[[], IssuedDocument], password: str, folder: Path) -> None:
        printing = Printing(self._program, SystemClock())
        try:
            saved = printing.save(draw(), folder, password=password)
        except KnownError as error:
            self._page.tell_error(error)
            return
        self._page.workplace.announcer.announce(frozenset({Area.PRINTS, Area.LEDGER}))
        self._page.tell(f"✓ 「{saved.name}」を保存しました。", role="done")

    def _write_rejected(self, rejected: RejectedList, carriage: Carriage, folder: Path) -> None:
        try:
            path = write_rejected(self._program.desk, rejected, folder, carriage=carriage)
        except KnownError as error:
            self._page.tell_error(error)
            return
        self._page.workplace.announcer.announce(_MEDIA)
        self._page.tell(f"✓ 「{path.name}」を書き出しました。取り外せます。", role="done")
