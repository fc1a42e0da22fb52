"""Pictures of the entrance, the frame around the pages, and what can go wrong."""

from tests.pictures.scene import Scene, page
from tests.pictures.stage import Stage
from tests.support.office import CASEWORKER
from ui.crash import FaultReporter
from ui.page_table import PAGES
from ui.widgets.top_bar import TopBar


def _start(stage: Stage) -> None:
    stage.window.start_with(None)


def _sign_in(stage: Stage) -> None:
    stage.window.start_with(stage.folder)
    stage.window.entrance.sign_in_card.user.setText(CASEWORKER)
    stage.window.entrance.sign_in_card.password.setFocus()


def _wrong_password(stage: Stage) -> None:
    _sign_in(stage)
    card = stage.window.entrance.sign_in_card
    card.password.setText("まちがえた ことば です")
    stage.press("Return")
    stage.wait(card._yes.isEnabled)


def _founding(stage: Stage) -> None:
    folder = stage.scratch / "点検2026"
    folder.mkdir()
    stage.asker.folders = [folder]
    _start(stage)
    stage.push("new_inspection")
    card = stage.window.entrance.new_card
    card.title.setText("令和8年度 マイナンバー総点検")
    card.office.setText("サンプル市 障害福祉課")
    card.user.setText("kakaricho")
    card.name.setText("係長　一子")
    card.pair.first.setText("みほんの てんけんを ためす")
    card.pair.again.setText("みほんの てんけんを")
    stage.push("new_yes")


def _restore(stage: Stage) -> None:
    stage.asker.folders = [stage.scratch / "totsugo-backup-20261102", stage.scratch / "戻し先"]
    _start(stage)
    stage.push("restore_backup")


def _locked(stage: Stage) -> None:
    stage.open("review")
    stage.window.lock()


def _lock_warning(stage: Stage) -> None:
    stage.open("review")
    stage.window._idle.warned.emit(30)
    shown = stage.shell.findChildren(TopBar)[0]
    shown.show_rest("一区切りです。目を休めてください。")


def _crash(stage: Stage) -> None:
    stage.open("review")
    reporter = FaultReporter()
    reporter.report(RuntimeError, RuntimeError("never shown"), None)
    stage.settle()
    stage.kept.append(reporter)


def _manual(stage: Stage) -> None:
    stage.open("review")
    stage.press("F1")


def _more_pages(stage: Stage) -> None:
    stage.open("review")
    stage.push("rail_more")


SCENES = (
    Scene("entrance", "empty", _start, ""),
    Scene("entrance_sign_in", "empty", _sign_in, ""),
    Scene("entrance_wrong_password", "empty", _wrong_password, ""),
    Scene("entrance_founding", "empty", _founding, ""),
    Scene("entrance_restore", "empty", _restore, ""),
    Scene("entrance_locked", "city", _locked),
    Scene("lock_warning_and_rest", "city", _lock_warning),
    Scene("crash", "city", _crash),
    Scene("manual", "city", _manual),
    Scene("caseworker_more_pages", "city", _more_pages, CASEWORKER),
    *(Scene(f"empty_{row.key}", "empty", page(row.key)) for row in PAGES),
    *(Scene(f"page_{row.key}", "city", page(row.key)) for row in PAGES),
)
