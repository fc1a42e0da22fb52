"""住基検索 in the real window: keys only, from the case to the resident attached."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.batches.intake import Side
from app.case_states import CaseState
from app.changes import Area
from app.record.acts import Act
from app.record.chain import read_body
from app.settings import Settings
from app.store import entries
from tests.gui.conftest import Opener
from tests.support.inspected import NUMBER, a_document, a_plan, put_cases, take_in
from tests.support.office import CASEWORKER, SUPERVISOR, a_staffed_desk, colleague, stand_up
from tests.support.searched import a_search, make_index, put_register, residents, some_residents
from ui.dialogs.register_search import RegisterSearchDialog
from ui.main_window import MainWindow
from ui.pages.review import ReviewPage

Key = Qt.Key


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An inspection with a register that can be searched, and three cases."""
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    take_in(desk, a_plan(Side.SUBJECT, "techo"))
    put_register(desk, some_residents())
    put_cases(desk, [a_document(number) for number in (2, 1, 0)])
    search = a_search(desk)
    make_index(search)
    search.close()
    stand_up(desk)
    return folder


class Desk:
    """The review page, and the search opened from it."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        assert window.shell is not None
        self.shell = window.shell
        self.shell.open_page("review")
        self.page = cast("ReviewPage", self.shell.page("review"))
        qtbot.waitUntil(self.page.queue.hasFocus)

    def press(self, *keys: Key) -> None:
        for key in keys:
            QApplication.processEvents()  # nobody types faster than it shows
            focus = QApplication.focusWidget()
            assert focus is not None
            self.qtbot.keyClick(focus, key)

    def open_search(self) -> RegisterSearchDialog:
        self.press(Key.Key_F)
        dialog = self.page.findChild(RegisterSearchDialog)
        assert isinstance(dialog, RegisterSearchDialog)
        self.qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    def wait_for_end(self) -> None:
        """The dialog is gone and the keys act on the case again."""
        self.qtbot.waitUntil(lambda: self.page.findChild(RegisterSearchDialog) is None)
        self.window.activateWindow()  # as a window manager does
        self.qtbot.waitUntil(self.page.queue.hasFocus)

    def choose_reason(self, dialog: RegisterSearchDialog) -> None:
        self.qtbot.waitUntil(dialog.words.reason.hasFocus)
        self.press(Key.Key_Down)
        assert dialog.words.reason_code()


def told(dialog: RegisterSearchDialog) -> str:
    label = dialog.findChild(QLabel, "search_told")
    assert isinstance(label, QLabel)
    return label.text()


def field(dialog: RegisterSearchDialog, name: str, text: str) -> None:
    dialog.words.fields[name].setText(text)


def test_from_the_case_to_the_resident_attached_and_named_wrong_by_keys_alone(
    qtbot: QtBot, open_as: Opener
) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    case = desk.page.case_id()
    assert case is not None
    dialog = desk.open_search()
    assert dialog.words.fields["kana"].text() == "ワタナベ　ハジメ"
    assert dialog.words.fields["birth_date"].text() == "平成22年3月3日"
    desk.choose_reason(dialog)
    dialog.words.fields["kana"].setFocus()
    desk.press(Key.Key_Return)
    qtbot.waitUntil(dialog.found.hasFocus)
    assert told(dialog) == "1件"
    assert dialog.found.chosen_row() == 0
    assert "渡邉" in shown(dialog)
    desk.press(Key.Key_T)
    desk.wait_for_end()
    view = desk.page.review.open(case)
    assert view.attachment is not None
    assert view.attachment.resident_id == "0000000005"
    assert desk.page.pane.case == view
    assert [one.weighed for one in view.candidates] == [True, False]
    desk.press(Key.Key_C)
    candidates = desk.page.pane.candidates
    legend = cast("QLabel", candidates.findChild(QLabel, "chart_legend"))
    assert candidates.chart.isHidden()
    assert legend.isVisible()
    assert legend.text().startswith("重みなし")
    desk.press(Key.Key_Left)
    assert candidates.chart.isVisible()
    assert "重みなし" not in legend.text()
    desk.press(Key.Key_2, Key.Key_Return)
    assert desk.page.review.open(case).state is CaseState.DECIDED


def shown(dialog: RegisterSearchDialog) -> str:
    return "\n".join(one.accessibleName() for one in dialog.comparison.findChildren(QWidget))


def test_arrows_walk_through_those_found_and_f_goes_back_to_the_words(
    qtbot: QtBot, open_as: Opener
) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    dialog = desk.open_search()
    desk.choose_reason(dialog)
    dialog.words.take_focus()
    qtbot.waitUntil(dialog.words.fields["kana"].hasFocus)
    field(dialog, "birth_date", "")
    field(dialog, "kana", "サイ")
    desk.press(Key.Key_Return)
    qtbot.waitUntil(dialog.found.hasFocus)
    assert told(dialog) == "2件"
    assert "斉藤" in shown(dialog)
    desk.press(Key.Key_Down)
    assert "齋藤" in shown(dialog)
    desk.press(Key.Key_F)
    assert dialog.words.fields["kana"].hasFocus()
    desk.press(Key.Key_Escape)
    desk.wait_for_end()
    assert desk.open_search().words.reason_code()  # stays chosen


def test_pages_of_fifty(qtbot: QtBot, open_as: Opener, office: Path) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    rows = [{"resident_id": f"{n:05d}", "kana": "モリ", "name": f"森　{n}"} for n in range(60)]
    put_register(desk.page.program.desk, residents(*rows))
    make_index(desk.page.program.register_search)
    dialog = desk.open_search()
    desk.choose_reason(dialog)
    field(dialog, "kana", "モリ")
    field(dialog, "birth_date", "")
    dialog.words.fields["kana"].setFocus()
    desk.press(Key.Key_Return)
    qtbot.waitUntil(dialog.found.hasFocus)
    assert told(dialog) == "60件　1/2ページ"
    desk.press(Key.Key_Right)
    assert told(dialog) == "60件　2/2ページ"
    desk.press(Key.Key_Right, Key.Key_Left)
    assert told(dialog) == "60件　1/2ページ"


def test_without_a_reason_nothing_is_searched(qtbot: QtBot, open_as: Opener) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    dialog = desk.open_search()
    dialog.words.fields["name"].setFocus()
    desk.press(Key.Key_Return)
    assert "理由" in told(dialog)
    assert dialog.words.reason.hasFocus()


def test_without_the_permission_there_is_no_field_for_numbers(
    qtbot: QtBot, open_as: Opener, office: Path
) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    assert "number" in desk.open_search().words.fields
    desk.press(Key.Key_Escape)
    desk.wait_for_end()
    Settings(colleague(desk.page.program.desk, SUPERVISOR)).change("number_people", "somebody")
    dialog = desk.open_search()
    assert "number" not in dialog.words.fields
    desk.choose_reason(dialog)
    field(dialog, "kana", "サイトウ ハナ")
    field(dialog, "birth_date", "")
    dialog.words.fields["kana"].setFocus()
    desk.press(Key.Key_Return)
    qtbot.waitUntil(dialog.found.hasFocus)
    texts = [one.text() for one in dialog.findChildren(QLabel)]
    cells = [str(dialog.found.model().index(0, n).data()) for n in range(6)]
    assert NUMBER not in "\n".join([*texts, *cells, shown(dialog)])


def test_every_control_has_a_name_and_is_reached_by_tab(qtbot: QtBot, open_as: Opener) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    dialog = desk.open_search()
    desk.choose_reason(dialog)
    field(dialog, "birth_date", "")
    field(dialog, "kana", "サイ")
    dialog.search()
    dialog.words.fields["kana"].setFocus()
    seen: list[str] = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.accessibleName() or isinstance(focus, QPushButton)
        seen.append(focus.objectName())
        desk.press(Key.Key_Tab)
    wanted = ["kana", "name", "birth_date", "address", "number", "reason", "go"]
    assert seen[:7] == [f"search_{name}" for name in wanted]
    assert seen[7:10] == ["found", "search_comparison", "search_attach"]


def test_a_missing_index_is_offered_and_made(qtbot: QtBot, open_as: Opener) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    program = desk.page.program
    put_register(program.desk, some_residents().head(3))
    dialog = desk.open_search()
    assert "索引" in told(dialog)
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "make_index"
    desk.press(Key.Key_Space)
    qtbot.waitUntil(lambda: not program.register_search.state().wanted)
    qtbot.waitUntil(dialog.words.isEnabled)
    entry = entries.last(program.desk.database)
    assert entry is not None
    assert read_body(entry.body).act == Act.REGISTER_INDEXED
    desk.choose_reason(dialog)
    field(dialog, "kana", "オオ")
    field(dialog, "birth_date", "")
    dialog.search()
    assert told(dialog) == "1件"


def test_an_import_makes_the_index_and_gives_way_to_other_jobs(
    qtbot: QtBot, open_as: Opener
) -> None:
    desk = Desk(qtbot, open_as(SUPERVISOR))
    program, jobs = desk.page.program, desk.page.workplace.jobs
    put_register(program.desk, some_residents().head(4))
    desk.page.workplace.announcer.announce(frozenset({Area.BATCHES}))
    qtbot.waitUntil(lambda: not jobs.idle)
    assert not jobs.busy
    jobs.clear_way()
    assert program.register_search.state().wanted
    qtbot.waitUntil(lambda: not program.register_search.state().wanted)
    qtbot.waitUntil(lambda: jobs.idle)
