"""Faults of ours: said once, plainly, with the place in the program and no value of any record."""

import sys
import traceback
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

_FRAMES = 4
_SENTENCE = (
    "プログラムに誤りがあり、いまの操作を終えられませんでした。\n"
    "それまでに保存した確認結果は失われていません。\n"
    "プログラムを閉じて開き直し、続けて起きるときは次の内容を開発元に伝えてください。"
)


def fault_words(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What the operator passes on to the supplier: kind and places, never the message itself.

    Messages of exceptions may carry names or numbers; they go nowhere.
    """
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    places = "\n".join(f"{frame.name} ({frame.lineno})" for frame in frames)
    return f"{kind.__name__}\n{places}"


class FaultReporter:
    """Install as `sys.excepthook`: a fault opens one dialog; what was saved is saved."""

    def __init__(self) -> None:
        self._boxes: list[QMessageBox] = []

    def report(
        self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say that something went wrong."""
        words = fault_words(kind, trace)
        sys.stderr.write(words + "\n")
        if QApplication.instance() is None or self._boxes:
            return
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("プログラムの誤り")
        box.setText(_SENTENCE)
        box.setInformativeText(words)
        box.addButton("閉じる", QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(lambda _result: self._boxes.clear())
        self._boxes.append(box)
        box.open()
