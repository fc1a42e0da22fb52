"""What is done with kept profiles on the intake page: listed, written, taken, forgotten."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.batches.intake_profiles import ImportProfiles
from app.changes import Area
from app.errors import KnownError
from ui.asking import Question
from ui.pages.page import Page
from ui.widgets.profile_list import ProfileList

_TOLD = frozenset({Area.LEDGER})


class ProfileActs:
    """The list of kept profiles and its acts."""

    def __init__(self, page: Page, back: Callable[[], None]) -> None:
        self._page = page
        self._profiles: ImportProfiles = page.program.import_profiles
        self._back = back

    def shown_list(self) -> ProfileList:
        """A list to put on the screen."""
        made = ProfileList()
        made.show_kept(self._profiles.kept())
        made.write_asked.connect(self._write)
        made.take_asked.connect(partial(self._take, made))
        made.forget_asked.connect(partial(self._ask_forget, made))
        made.back_asked.connect(self._back)
        return made

    def _write(self, profile_id: str) -> None:
        asker = self._page.workplace.asker
        asker.choose_folder(self._page, "書き出す場所を選ぶ", partial(self._write_into, profile_id))

    def _write_into(self, profile_id: str, folder: Path) -> None:
        try:
            written = self._profiles.write(profile_id, folder)
        except KnownError as error:
            self._page.tell_error(error)
            return
        self._done(f"✓ 「{written.name}」に書き出しました。")

    def _take(self, made: ProfileList) -> None:
        asker = self._page.workplace.asker
        asker.choose_files(self._page, "取込定義を選ぶ", partial(self._take_from, made))

    def _take_from(self, made: ProfileList, paths: tuple[Path, ...]) -> None:
        try:
            for path in paths:
                self._profiles.take_over(path)
        except KnownError as error:
            self._page.tell_error(error)
            return
        made.show_kept(self._profiles.kept())
        self._done(f"✓ 取込定義を {len(paths)} 件読み込みました。")

    def _ask_forget(self, made: ProfileList, profile_id: str) -> None:
        found = self._profiles.find(profile_id)
        if found is None:
            return
        text = f"「{found.name}」を一覧から除きます。取り込んだデータは変わりません。"
        question = Question("取込定義", text, "除く")
        forget = partial(self._forget, made, profile_id)
        self._page.workplace.asker.confirm(self._page, question, forget)

    def _forget(self, made: ProfileList, profile_id: str) -> None:
        try:
            self._profiles.forget(profile_id)
        except KnownError as error:
            self._page.tell_error(error)
            return
        made.show_kept(self._profiles.kept())
        self._done("✓ 一覧から除きました。")

    def _done(self, words: str) -> None:
        self._page.workplace.announcer.announce(_TOLD)
        self._page.tell(words, role="done")
