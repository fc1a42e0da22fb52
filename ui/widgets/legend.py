"""The legend of the difference marks: each painted as it looks, with its word."""

from PySide6.QtWidgets import QWidget

from matching import DifferenceKind, DifferenceSpan
from ui.appearance import Appearance
from ui.typefaces import FontRole
from ui.widgets.building import column, label, row
from ui.widgets.difference import DifferenceText
from ui.widgets.marks import DIFFERENCE_MARKS

_SAMPLES = {
    DifferenceKind.REPLACED: "字",
    DifferenceKind.LEFT_ONLY: "字",
    DifferenceKind.VARIANT: "邉",
    DifferenceKind.GAIJI: "〓",
    DifferenceKind.NOTATION: "3-4",
    DifferenceKind.SPACE: "\u3000",
}
_WORDS = {
    **DIFFERENCE_MARKS,
    DifferenceKind.LEFT_ONLY: "一方のみ",
    DifferenceKind.NOTATION: "書き方・全角半角",
}


class Legend(QWidget):
    """Explains the marks in the values above it, in one line or in two."""

    def __init__(self, appearance: Appearance, *, lines: int) -> None:
        super().__init__()
        self.setObjectName("legend")
        made = column(spacing=2)
        pieces: list[QWidget | int] = [label("印:", role="small")]
        for (
            number,
            kind,
        ) in enumerate(_SAMPLES):
            sample = _SAMPLES[kind]
            text = DifferenceText(appearance, FontRole.SMALL, left=True)
            text.show_spans((DifferenceSpan(kind, sample, sample),), marked=True)
            text.setFixedWidth(text.fontMetrics().horizontalAdvance(sample) + 10)
            pieces += [text, label(_WORDS[kind], role="small")]
            if number + 1 == len(_SAMPLES) // lines != len(_SAMPLES):
                made.addLayout(row(*pieces, 1, spacing=6))
                pieces = []
        made.addLayout(row(*pieces, 1, label("M で消す", role="small"), spacing=6))
        self.setLayout(made)
        self.setAccessibleName("違いの印の説明 " + "、".join(_WORDS[kind] for kind in _SAMPLES))
