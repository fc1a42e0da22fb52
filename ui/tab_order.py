"""Tab follows the layout: what stands first is reached first, whenever it was made.

Qt goes by the order in which widgets were made; chips and candidates are made late, and a page that
hands its focus on to a list would leave out what stands before it.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QSplitter,
    QTabWidget,
    QWidget,
)
from shiboken6 import createdByPython, invalidate

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
"""Controls whose inside belongs to them."""


def follow_layout(page: QWidget) -> None:
    """Let Tab go through a page as it is laid out."""
    stops = list(dict.fromkeys(_stops(page)))
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and not widget.focusProxy():
        yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QTabWidget):
        yield widget.tabBar()
    laid = _laid(widget)
    beside = [one for one in widget.children() if isinstance(one, QWidget) and one not in laid]
    for inner in (*laid, *beside):
        if not inner.isWindow():
            yield from _stops(inner)


def _laid(widget: QWidget) -> list[QWidget]:
    """What a widget lays out, in order."""
    if isinstance(widget, QSplitter):
        parts = (widget.widget(number) for number in range(widget.count()))
        return [part for part in parts if part is not None]
    layout = widget.layout()
    return list(_laid_out(layout)) if layout is not None else []


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        _let_go(item)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _let_go(item: QLayoutItem | None) -> None:
    """Forget an item that Qt made for a layout.

    WORKAROUND: PySide 6.11 keeps its wrapper after Qt has deleted the item with its widget; whatever
    Qt makes at the same address next would then be taken for a QWidgetItem.
    """
    if item is not None and not isinstance(item, QLayout) and not createdByPython(item):
        invalidate(item)
