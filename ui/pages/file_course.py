"""The course of one file on the intake page: looked at, its password asked, corrected, ready."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.batches import intake_draft as drafts
from app.batches.intake import Preview
from app.batches.intake_plan import locked_file
from app.batches.media import MediumView
from app.batches.preview_views import LockedFile
from app.batches.scope import Coverage, Side
from app.errors import KnownError
from app.jobs import Job, Progress
from ui.pages.intake_look import FileLook
from ui.pages.media_acts import MediaActs
from ui.pages.page import Page
from ui.tab_order import follow_layout
from ui.widgets.building import column
from ui.widgets.carrying import carry_over
from ui.widgets.import_form import ImportForm
from ui.widgets.medium_card import MediumCard
from ui.widgets.password_card import PasswordCard
from ui.widgets.preview_card import PreviewCard
from ui.widgets.rejected_card import RejectedCard
from ui.widgets.two_beside import TwoBeside

_NARROWEST_FORM = 360


class FileCourse:
    """Looks at a file as often as a person changes how it is read; the page takes it in."""

    def __init__(
        self, page: Page, media_acts: MediaActs, show: Callable[[QWidget | None], None]
    ) -> None:
        self._page = page
        self._media_acts = media_acts
        self._show_widget = show
        self._intake = page.program.intake
        self._profiles = page.program.import_profiles
        self._look: FileLook | None = None
        self._preview: Preview | None = None
        self._locked: LockedFile | None = None
        self._card: PreviewCard | None = None
        self._form: ImportForm | None = None
        self._rejected: RejectedCard | None = None
        self._beside = QVBoxLayout()
        self._looking = self._looks_again = False
        self.on_accepted: Callable[..., object] = lambda _plan: None
        self.on_left: Callable[[], object] = lambda: None

    @property
    def under_way(self) -> bool:
        """Whether a file is being looked at."""
        return self._look is not None

    def begin(self, side: Side, paths: tuple[Path, ...], lacking: tuple[str, ...]) -> None:
        """Look at a file for the first time."""
        self.forget()
        self._look = FileLook(side=side, paths=paths, lacking=lacking)
        self._start()

    def forget(self) -> None:
        """The file is not on the screen any more; its passwords are gone."""
        self._look = self._preview = self._card = self._form = self._rejected = None

    def takes_turn(self) -> bool:
        """Whether the job that just ended was given up for another look, which now begins."""
        self._looking = False
        if not self._looks_again:
            return False
        self._looks_again = False
        self._start()
        return True

    def keep_profile(self) -> str:
        """Keep how the file was read where that was ticked; what came of it in words."""
        form, preview = self._form, self._preview
        name = form.keeping.wanted() if form else ""
        if not name or preview is None or form is None:
            return ""
        coverage = form.coverage.currentData() if preview.side is Side.REGISTER else ""
        text = drafts.with_scheme(preview.reading.profile, str(form.scheme.currentData() or ""))
        try:
            self._profiles.keep(text, name=name, coverage=Coverage(coverage) if coverage else None)
        except KnownError as error:
            return f"取込定義は残していません。{error.sentence}({error.code})"
        return f"読み方は取込定義「{name}」に残しました。"

    def _start(self) -> None:
        """Read the file as the person says; nothing is stored."""
        look = self._look
        if look is None:
            return
        wanted = look.look(self._profiles)
        self._looking = not self._page.workplace.jobs.busy
        self._page.run_job(
            lambda: self._intake.start_preview(
                look.paths, look.side, lacking=look.lacking, look=wanted
            ),
            self._finish,
            lambda job, _cancelled: self._intake.abandon(job),
            self._show,
        )

    def _start_again(self) -> None:
        """Read once more; what is being read for an earlier answer is given up."""
        if self._looking:
            self._looks_again = True
            self._page.workplace.jobs.cancel()
        else:
            self._start()

    def _finish(self, job: Job, result: Mapping[str, object]) -> Iterable[Progress]:
        self._locked = locked_file(result)
        if self._locked is None and self._look is not None:
            self._preview = self._look.seen(self._intake.finish_preview(job, result))
        return ()

    def _show(self) -> None:
        """Beside each other: what was found, and what has to be said about it."""
        preview, look = self._preview, self._look
        if self._locked is not None:
            self._ask_password(self._locked)
            return
        if preview is None or look is None:
            return
        read = look.read_as(preview, self._profiles)
        earlier, card = self._form, self._card
        rejected = self._rejected_card(preview)
        medium = earlier.medium if earlier else self._medium_card(preview)
        form = ImportForm(preview, medium, read, rejected)
        form.setObjectName("import_form")
        form.accepted.connect(self.on_accepted)
        form.turned_away.connect(self.on_left)
        form.whole_asked.connect(self._on_whole_asked)
        form.setMinimumWidth(_NARROWEST_FORM)
        if card is None or earlier is None:
            card = self._lay_out(preview, form)
        else:
            carry_over(earlier, form)
            if rejected is not None and self._rejected is not None:
                carry_over(self._rejected, rejected)
            self._beside.replaceWidget(earlier, form)
            form.show()
            earlier.hide()
            earlier.deleteLater()
        self._form, self._rejected, first = form, rejected, earlier is None
        card.show_preview(preview, rejected, self._kept(), own=look.own)
        follow_layout(self._page)
        if earlier is not None and earlier.asked_whole and preview.is_whole:
            form.go_on()
        if first:
            unclear = read.refused or read.proposed
            (card.columns.table if unclear else form.reference_date).setFocus()

    def _kept(self) -> list[tuple[str, str]]:
        side = self._look.side if self._look else None
        return [
            (one.profile_id, f"取込定義「{one.name}」")
            for one in self._profiles.kept()
            if one.side is side
        ]

    def _lay_out(self, preview: Preview, form: ImportForm) -> PreviewCard:
        """A new file on the screen."""
        card = PreviewCard(preview, self._page.workplace.appearance)
        card.columns.changed.connect(self._on_reading_changed)
        card.reading.profile_chosen.connect(self._on_profile_chosen)
        self._card = card
        side = QWidget()
        self._beside = column(form, 1)
        side.setLayout(self._beside)
        self._show_widget(TwoBeside(card.head, card.details, side))
        return card

    def _on_reading_changed(self, profile: str, place: int) -> None:
        look, preview = self._look, self._preview
        if look is None or preview is None:
            return
        columns = preview.reading.columns
        heading = (columns[place].heading or f"{place + 1}列目") if place >= 0 else ""
        look.change(profile, heading)
        self._start_again()

    def _on_whole_asked(self) -> None:
        if self._look is not None:
            self._look.go_through()
            self._start_again()

    def _on_profile_chosen(self, profile_id: str) -> None:
        if self._look is not None:
            self._look.follow(self._profiles.find(profile_id))
            self._start_again()

    def _ask_password(self, locked: LockedFile) -> None:
        card = PasswordCard(locked)
        card.given.connect(partial(self._on_password_given, locked.name))
        card.turned_away.connect(self.on_left)
        holder = QWidget()
        holder.setLayout(column(card, 1))
        self._show_widget(holder)
        card.password.setFocus()

    def _on_password_given(self, name: str, password: str) -> None:
        if self._look is not None:
            self._look.give_password(name, password)
            self._start()

    def _medium_card(self, preview: Preview) -> MediumCard:
        media = self._page.program.media
        card = MediumCard(media.drive_of(preview.paths[0]), media.media(), media.suggested)

        def registered(made: MediumView) -> None:
            card.show_media(media.media(), made.medium_id)

        card.registration_asked.connect(lambda: self._media_acts.register(None, registered))
        return card

    def _rejected_card(self, preview: Preview) -> RejectedCard | None:
        if not preview.rejected.total or not preview.is_whole:
            return None  # the list of a part is nothing to decide on or to send back
        demonstration = self._page.program.head().demonstration
        card = RejectedCard(preview.rejected, demonstration=demonstration, decides=True)
        card.paper_asked.connect(lambda: self._media_acts.save_rejected(card))
        card.file_asked.connect(lambda: self._write_rejected(card))
        return card

    def _write_rejected(self, card: RejectedCard) -> None:
        if self._form is None:
            return
        try:
            self._media_acts.write_rejected(card.rejected, self._form.medium.carriage())
        except KnownError as error:
            self._page.tell_error(error)
