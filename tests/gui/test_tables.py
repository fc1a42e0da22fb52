"""Tables are scrolled sideways only where what they show does not fit."""

import pytest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from app.record.acts import Act
from tests.gui.conftest import Opener
from tests.support.office import CASEWORKER, SUPERVISOR
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.models.rows import RowsModel
from ui.widgets.table import ReadTable

PAGES = 9


def shown_table(qtbot: QtBot, *, rows: int, width: int) -> ReadTable:
    model = RowsModel(("番号", "氏名", "日", "メモ"), figures=frozenset({0}))
    model.show_rows([("1", "渡邉　一郎左衛門", "令和8年10月1日", "短い")] * rows)
    table = ReadTable(model, name="some", words="ある表")
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    table.fit_columns()
    QApplication.processEvents()
    return table


def needed(table: ReadTable) -> int:
    """What the columns take without any air, and what stands beside them."""
    head = table.horizontalHeader()
    columns = range(head.count())
    inside = sum(max(table.sizeHintForColumn(n), head.sectionSizeHint(n)) for n in columns)
    return inside + table.width() - table.viewport().width()


@pytest.mark.parametrize("rows", [3, 60])
def test_the_air_between_columns_gives_way_before_anything_is_scrolled(
    qtbot: QtBot, appearance: Appearance, rows: int
) -> None:
    wide = shown_table(qtbot, rows=rows, width=900)
    assert wide.columnWidth(0) >= wide.sizeHintForColumn(0) + 14
    tight = shown_table(qtbot, rows=rows, width=needed(wide) + 5)
    assert tight.verticalScrollBar().isVisible() is (rows == 60)
    assert tight.horizontalScrollBar().maximum() == 0
    tight.resize(900, 200)
    QApplication.processEvents()
    assert tight.columnWidth(0) == wide.columnWidth(0)


def test_what_does_not_fit_is_scrolled_and_not_squeezed(
    qtbot: QtBot, appearance: Appearance
) -> None:
    table = shown_table(qtbot, rows=3, width=150)
    assert table.horizontalScrollBar().maximum() > 0
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)


def test_a_column_moved_by_hand_stays_as_it_was_moved(qtbot: QtBot, appearance: Appearance) -> None:
    table = shown_table(qtbot, rows=3, width=900)
    table.setColumnWidth(1, 250)
    table.resize(800, 200)
    QApplication.processEvents()
    assert table.columnWidth(1) == 250


@pytest.mark.parametrize("user", [CASEWORKER, SUPERVISOR])
def test_no_table_of_any_page_is_scrolled_sideways_in_a_window_of_ordinary_size(
    open_as: Opener, user: str
) -> None:
    window = open_as(user)
    fill_the_ledger(window)
    found = tables(window)
    assert len(found) > 1
    assert {name: reach for name, reach in found.items() if reach} == {}


def fill_the_ledger(window: MainWindow) -> None:
    """So many entries that the ledger is scrolled down."""
    assert window.shell is not None
    desk = window.shell.page("review").program.desk
    for _ in range(60):
        with desk.ledger.entry(
            Act.FILTER_SAVED, about="run:1", areas=frozenset(), detail={"cases": 10}
        ):
            pass


def tables(window: MainWindow) -> dict[str, int]:
    """How far each table of each page can be scrolled sideways."""
    shell = window.shell
    assert shell is not None
    found = {}
    for key in filter(None, (shell.rail.key_at(place) for place in range(PAGES))):
        shell.open_page(key)
        QApplication.processEvents()
        for table in shell.page(key).findChildren(QTableView):
            if table.isVisible():
                found[table.objectName()] = table.horizontalScrollBar().maximum()
    return found
