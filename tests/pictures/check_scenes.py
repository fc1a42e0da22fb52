"""Pictures of groups, the second check and the supervisor's page."""

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QTableView

from app.review.planted import PlantedCases
from tests.pictures.scene import Scene
from tests.pictures.stage import Stage
from tests.support.grouped import PATTERN
from tests.support.office import CASEWORKER, SUPERVISOR
from tests.support.planted import switch_on
from ui.dialogs.group_choice import GroupChoice
from ui.dialogs.group_decision import GroupDialog
from ui.dialogs.lot_choice import LotDialog
from ui.pages.review import ReviewPage
from ui.pages.second_check import SecondCheckPage
from ui.pages.supervision import SupervisionPage


def _group_page(stage: Stage) -> ReviewPage:
    page = stage.review()
    page.groups.choose(PATTERN)
    page.read_again()
    page.queue.setFocus()
    return page


def _sample(stage: Stage) -> None:
    _group_page(stage)
    stage.press("L")


def _through_sample(stage: Stage) -> GroupDialog:
    _sample(stage)
    while not stage.review().findChildren(GroupDialog):
        stage.press("1", "3")
    return stage.dialog(GroupDialog)


def _group(stage: Stage) -> None:
    dialog = _through_sample(stage)
    dialog.members.setFocus()
    stage.press("Down", "Down", "Space", "Down", "Space")


def _group_done(stage: Stage) -> None:
    dialog = _through_sample(stage)
    dialog.members.setFocus()
    stage.press("End", "Return")


def _group_barred(stage: Stage) -> None:
    _sample(stage)
    stage.press("2", "1")


def _decide(stage: Stage, *keys: str) -> None:
    stage.review().queue.setFocus()
    for key in keys:
        stage.press(key)


def _second(stage: Stage) -> SecondCheckPage:
    page = stage.open("second_check")
    assert isinstance(page, SecondCheckPage)
    page.queue.setFocus()
    return page


def _single(stage: Stage) -> None:
    _decide(stage, "2", "1", "1", "1", "1", "2")
    stage.change(SUPERVISOR, "second_check")
    _second(stage)


def _sending_back(stage: Stage) -> None:
    _single(stage)
    stage.press("2")


def _blind(stage: Stage) -> None:
    _decide(stage, "1", "1", "1", "1")
    stage.change(SUPERVISOR, "review")
    stage.program.settings.change("blind_second_check", "on")
    _second(stage)


def _apart(stage: Stage) -> None:
    _blind(stage)
    stage.press("2", "1")


def _lots(stage: Stage) -> None:
    dialog = _through_sample(stage)
    dialog.members.setFocus()
    stage.press("End", "Return", "Escape")
    stage.window.activateWindow()
    stage.change(SUPERVISOR, "second_check")
    _second(stage)
    stage.press("L")
    stage.dialog(LotDialog)


def _second_group(stage: Stage) -> None:
    _lots(stage)
    stage.press("Return")
    stage.window.activateWindow()
    stage.wait(lambda: stage.page.findChild(LotDialog) is None)
    _second(stage)
    while not stage.page.findChildren(GroupDialog):
        stage.press("1")
    stage.dialog(GroupDialog)


def _supervised(stage: Stage) -> SupervisionPage:
    _apart(stage)
    stage.press("2", "2", "1", "1")
    page = stage.open("supervision")
    assert isinstance(page, SupervisionPage)
    for field, text in (
        (page.effort.month, "2026-11"),
        (page.effort.workers, "4"),
        (page.effort.overtime, "12:30"),
        (page.effort.price, "2,500"),
    ):
        field.setText(text)
    page.effort.note.setFocus()
    stage.press("Return")
    return page


def _supervision_low(stage: Stage) -> None:
    page = _supervised(stage)
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())


def _planted_refused(stage: Stage) -> None:
    page = stage.open("supervision")
    assert isinstance(page, SupervisionPage)
    page.planted.start.setFocus()
    stage.press("Space")


def _planted_answered(stage: Stage, *keys: str) -> None:
    switch_on(stage.program.desk, cases=12)
    stage.change(CASEWORKER, "review")
    page = stage.review()
    planted = PlantedCases(stage.program.desk)
    page.go_to(next(case for case in page.queue_ids() if planted.holds(case)))
    page.queue.setFocus()
    stage.press(*keys)


def _missed(stage: Stage) -> None:
    _planted_answered(stage, "1", "1")


def _planted_results(stage: Stage) -> None:
    _missed(stage)
    stage.change(SUPERVISOR, "supervision")


def _remembered(stage: Stage) -> None:
    stage.review().queue.setFocus()


def _figures(stage: Stage) -> None:
    _decide(stage, "2", "1", "1", "1", "3", "Return", "4", "2", "5", "1")
    stage.change(SUPERVISOR, "figures")
    stage.push("draw_sample")


def _more_groups(stage: Stage) -> None:
    page = stage.review()
    by = stage.find(QComboBox, "group_by")
    by.setCurrentIndex(by.findData("municipality"))
    by.activated.emit(by.currentIndex())
    stage.settle()
    if page.findChildren(QPushButton, "more_groups"):
        stage.push("more_groups")
        stage.dialog(GroupChoice)


def _reports(stage: Stage) -> None:
    out = stage.scratch / "out"
    out.mkdir()
    page = stage.open("reports")
    stage.asker.folders = [out]
    stage.find(QLineEdit, "report_password").setText("十二文字以上のパスワード")
    stage.push("issue")
    stage.wait(lambda: stage.find(QTableView, "prints").model().rowCount() > 0)
    stage.wait(lambda: page.workplace.jobs.idle)


def _reports_refused(stage: Stage) -> None:
    stage.open("reports")
    stage.asker.folders = [stage.scratch]
    stage.find(QLineEdit, "report_password").setText("短い")
    stage.push("issue")


def _running(stage: Stage) -> None:
    stage.open("runs")
    stage.push("start_run")
    stage.wait(lambda: any("%" in one.text() or "件" in one.text() for one in _job_words(stage)))


def _job_words(stage: Stage) -> list[QLabel]:
    return [one for one in stage.shell.jobs.findChildren(QLabel) if one.isVisible()]


def _job_refused(stage: Stage) -> None:
    _running(stage)
    stage.open("supervision")
    stage.open("runs")
    stage.push("start_run")


def _verified(stage: Stage) -> None:
    _decide(stage, "2", "1", "1", "1", "U")
    stage.change(SUPERVISOR, "ledger")
    stage.push("verify")


SCENES = (
    Scene("group_sample", "grouped", _sample, CASEWORKER),
    Scene("group_list", "grouped", _group, CASEWORKER),
    Scene("group_done", "grouped", _group_done, CASEWORKER),
    Scene("group_barred", "grouped", _group_barred, CASEWORKER),
    Scene("group_choice", "city", _more_groups, CASEWORKER),
    Scene("remembered", "again", _remembered, CASEWORKER),
    Scene("second_single", "city", _single, CASEWORKER),
    Scene("second_sending_back", "city", _sending_back, CASEWORKER),
    Scene("second_blind", "city", _blind, CASEWORKER),
    Scene("second_apart", "city", _apart, CASEWORKER),
    Scene("second_lots", "grouped", _lots, CASEWORKER),
    Scene("second_group", "grouped", _second_group, CASEWORKER),
    Scene("supervision_top", "city", _supervised, CASEWORKER),
    Scene("supervision_low", "city", _supervision_low, CASEWORKER),
    Scene("planted_refused", "city", _planted_refused),
    Scene("planted_missed", "grouped", _missed),
    Scene("planted_results", "grouped", _planted_results),
    Scene("figures_begun", "city", _figures, CASEWORKER),
    Scene("reports_issued", "city", _reports),
    Scene("reports_refused", "city", _reports_refused),
    Scene("job_running", "city", _running),
    Scene("job_refused", "city", _job_refused),
    Scene("ledger_verified", "city", _verified, CASEWORKER),
)
