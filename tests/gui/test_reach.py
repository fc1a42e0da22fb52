"""Everything can be reached by keyboard, has a name, and keeps its words when they grow."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Opener
from tests.support.office import SUPERVISOR
from ui.main_window import MainWindow
from ui.page_table import PAGES
from ui.shell import Shell
from ui.widgets.elided import ElidedLabel

_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QAbstractItemView)
_MOST_STEPS = 200
_SLACK = 2  # pixels that rounding may take


def _shell(window: MainWindow, key: str) -> tuple[Shell, QWidget]:
    shell = window.shell
    assert shell is not None
    shell.open_page(key)
    QApplication.processEvents()
    return shell, shell.page(key)


def _offered(page: QWidget) -> list[QWidget]:
    """Controls that can be used now; what lies inside another control is that control's."""
    found = [one for kind in _CONTROLS for one in page.findChildren(kind)]
    return [
        one
        for one in found
        if one.isVisible()
        and one.isEnabled()
        and one.window() is page.window()
        and not isinstance(one.parent(), _CONTROLS)
        and not one.objectName().startswith("qt_")
    ]


def _by_tab(page: QWidget) -> Iterator[QWidget]:
    """Where Tab leads from the start of the page, until it comes round."""
    seen: list[QWidget] = []
    start = QApplication.focusWidget()
    for _ in range(_MOST_STEPS):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen and focus is start:
            return
        seen.append(focus)
        yield focus
        page.window().focusNextChild()


@pytest.mark.parametrize("appearance", [100, 200], indirect=True)
@pytest.mark.parametrize("key", [row.key for row in PAGES])
def test_every_control_is_reached_by_tab(open_as: Opener, qtbot: QtBot, key: str) -> None:
    window = open_as(SUPERVISOR)
    _, page = _shell(window, key)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    reached = list(_by_tab(page))

    missing = [one for one in _offered(page) if not _is_reached(one, reached)]
    assert [one.objectName() or one.accessibleName() for one in missing] == []


def _is_reached(control: QWidget, reached: list[QWidget]) -> bool:
    """A chip or radio button is reached with the others of its group, by the arrow keys."""
    if control in reached or control.focusProxy() in reached:
        return True
    grouped = isinstance(control, QRadioButton) or control.property("role") == "chip"
    group = control.group() if isinstance(control, QAbstractButton) else None
    return grouped and group is not None and any(one in reached for one in group.buttons())


@pytest.mark.parametrize(
    ("key", "order"),
    [
        (
            "review",
            "chip_all search lanes state_filter queue order case_pane resident_0 attach answer_right note",
        ),
        ("reports", "report_worklist report_range report_serial report_password issue prints"),
        ("runs", "policy start_run to_review signatures runs"),
        ("intake", "choose_subject choose_register choose_protected withdraw batches"),
    ],
)
def test_tab_follows_the_page_as_it_is_read(open_as: Opener, key: str, order: str) -> None:
    window = open_as(SUPERVISOR)
    _, page = _shell(window, key)
    names = [one.objectName() for one in _by_tab(page) if page.isAncestorOf(one)]
    wanted = [name for name in order.split() if name in names]

    first = names.index(wanted[0])
    walked = [name for name in [*names[first:], *names[:first]] if name in wanted]

    assert len(wanted) >= len(order.split()) - 1  # what cannot be pressed now is left out
    assert walked == wanted


@pytest.mark.parametrize("key", [row.key for row in PAGES])
def test_words_twice_as_long_are_not_cut_off(open_as: Opener, key: str) -> None:
    window = open_as(SUPERVISOR)
    _, page = _shell(window, key)
    found: list[QLabel | QAbstractButton] = [
        *page.findChildren(QLabel),
        *page.findChildren(QAbstractButton),
    ]
    texts = [
        one
        for one in found
        if one.isVisible() and one.text() and not one.objectName().startswith("qt_")
    ]
    for one in texts:
        if isinstance(one, ElidedLabel):
            one.show_text(one.text() * 2)
        elif not (isinstance(one, QLabel) and one.textFormat() is Qt.TextFormat.RichText):
            one.setText(one.text() * 2)
            one.setMinimumWidth(0)  # chips keep the width of the words they were made with
    for _ in range(10):
        QApplication.processEvents()

    assert [(one.objectName(), one.text()) for one in texts if _is_cut(one)] == []


def _is_cut(one: QLabel | QAbstractButton) -> bool:
    """Less room than the words need; an elided text has the whole as its tooltip instead."""
    if isinstance(one, ElidedLabel) or not one.isVisible():
        return False
    if isinstance(one, QLabel) and one.wordWrap():
        return one.height() + _SLACK < one.heightForWidth(one.width())
    return one.width() + _SLACK < one.minimumSizeHint().width()


def test_a_small_window_scrolls_instead_of_squeezing(open_as: Opener) -> None:
    window = open_as(SUPERVISOR)
    window.resize(900, 560)
    _, page = _shell(window, "reports")
    frame = page.parent()
    assert frame is not None
    area = frame.parent()
    assert isinstance(area, QScrollArea)
    assert page.height() >= page.minimumSizeHint().height()
    assert page.width() >= page.minimumSizeHint().width()
