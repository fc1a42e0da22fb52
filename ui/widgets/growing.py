"""Dialogs with a minimum width do not grow by themselves when a sentence appears in them."""

from PySide6.QtWidgets import QLabel, QWidget


def say_in(dialog: QWidget, told: QLabel, sentence: str) -> None:
    """Show a sentence in a dialog, which becomes as high as everything in it needs."""
    told.setText(sentence)
    layout = dialog.layout()
    if layout is None:
        return
    layout.invalidate()
    layout.activate()
    needed = max(layout.totalMinimumSize().height(), layout.totalSizeHint().height())
    if layout.hasHeightForWidth():
        needed = max(needed, layout.totalHeightForWidth(dialog.width()))
    if dialog.height() < needed:
        dialog.resize(dialog.width(), needed)
