"""Where the columns of a fixed-width line begin and end: a ruler with borders, and two figures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from app.batches import intake_draft as drafts
from app.batches.preview_views import ReadingPreview
from app.errors import KnownError
from app.extracts.profiles import FixedWidth, ImportProfile, RecordKinds
from ui.appearance import Appearance
from ui.typefaces import FontRole
from ui.widgets.building import button, column, label, row
from ui.widgets.form import Form
from ui.widgets.wrapped import Wrapped

_BORDER, _HEAVY, _LONGEST, _LINES_SHOWN = "│", "┃", 10_000, 7
_HINT = (
    "境目を │、選んだ列を ┃ で示しています。長い数字は # で伏せています。"
    "開始と長さを直すか、列を2つに分ける・次の列とつなげることができます。"
)
_KIND_HINT = "行の種類を示す文字があるとき(例 開始 1、長さ 1、明細 2、末尾 8、件数 2 から 8桁)。"


class FixedCuts(QFrame):
    """Changes the cut of the chosen column; hidden for other files."""

    changed = Signal(object)  # ImportProfile

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._draft: ImportProfile | None = None
        self._place = 0
        self._ruler = QPlainTextEdit(readOnly=True)
        self._ruler.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._ruler.setTabChangesFocus(True)
        self._ruler.setFont(appearance.font(FontRole.FIXED))
        self._ruler.setAccessibleName("行の境目")
        self._ruler.setFixedHeight(_LINES_SHOWN * self._ruler.fontMetrics().lineSpacing())
        self.start, self.length, self.part = (_figure() for _ in range(3))
        for figure in (self.start, self.length):
            figure.editingFinished.connect(self._on_cut_edited)
        self.kind = QLineEdit(placeholderText="例 1,1")
        self.data = QLineEdit(placeholderText="例 2")
        self.trailer = QLineEdit(placeholderText="例 8")
        self.count = QLineEdit(placeholderText="例 2,8")
        self._told = Wrapped(role="problem")
        self._build()
        self.hide()  # it takes no room where nothing is cut

    def show_cuts(self, reading: ReadingPreview, place: int) -> None:
        """Show the lines, and the cut of one column."""
        self._draft = drafts.draft_from(reading.profile)
        fixed = self._draft.fixed_width
        self.setVisible(fixed is not None)
        if fixed is None or not fixed.columns:
            return
        self._place = min(place, len(fixed.columns) - 1)
        start, length = fixed.columns[self._place]
        self.start.setValue(start + 1)
        self.length.setValue(length)
        self.part.setMaximum(max(1, length - 1))
        ruled = (_ruled(line, fixed, self._place) for line in reading.lines)
        self._ruler.setPlainText("\n".join(ruled))
        self._show_kinds(fixed.kinds)
        self._told.say("")

    def _build(self) -> None:
        cuts = row(
            label("この列の開始"),
            _named(self.start, "cut_start", "この列の開始位置"),
            label("長さ"),
            _named(self.length, "cut_length", "この列の長さ"),
            label("先頭から"),
            _named(self.part, "cut_part", "分ける位置"),
            button("で分ける", self._part, name="cut_apart"),
            button("次の列とつなげる", self._join, name="cut_join"),
            1,
        )
        kinds = Form(
            [
                ("区分の開始,長さ", "kind_place", self.kind),
                ("明細の区分", "kind_data", self.data),
                ("末尾の区分", "kind_trailer", self.trailer),
                ("件数の開始,長さ", "kind_count", self.count),
            ]
        )
        self._kinds = QWidget()
        apply = button("レコード区分を決める", self._on_kinds_asked, name="kind_apply")
        self._kinds.setLayout(column(Wrapped(_KIND_HINT, role="small"), kinds, apply))
        self._kinds.hide()
        more = button("レコード区分…", self._on_more_asked, name="kind_more", role="quiet")
        layout = column(
            label("固定長の境目", role="heading"),
            self._ruler,
            Wrapped(_HINT, role="small"),
            cuts,
            row(more, 1),
            self._kinds,
            self._told,
        )
        layout.setContentsMargins(12, 10, 12, 10)
        self.setLayout(layout)

    def _show_kinds(self, kinds: RecordKinds | None) -> None:
        self.kind.setText(_span(kinds.place) if kinds else "")
        self.data.setText(" ".join(kinds.data) if kinds else "")
        self.trailer.setText(kinds.trailer if kinds else "")
        self.count.setText(_span(kinds.count) if kinds and kinds.count else "")

    def _on_more_asked(self) -> None:
        self._kinds.setVisible(self._kinds.isHidden())
        self.kind.setFocus()

    def _on_cut_edited(self) -> None:
        fixed = self._draft.fixed_width if self._draft else None
        span = (self.start.value() - 1, self.length.value())
        if self._draft is None or fixed is None or span == fixed.columns[self._place]:
            return
        if span[0] + span[1] > fixed.length:
            self._told.say(f"1行の長さ({fixed.length})を超えます。開始か長さを直してください。")
            return
        self.changed.emit(drafts.with_cut(self._draft, self._place, span))

    def _part(self) -> None:
        fixed = self._draft.fixed_width if self._draft else None
        if self._draft is not None and fixed and fixed.columns[self._place][1] > self.part.value():
            self.changed.emit(drafts.parted(self._draft, self._place, self.part.value()))

    def _join(self) -> None:
        fixed = self._draft.fixed_width if self._draft else None
        if self._draft is not None and fixed and self._place + 1 < len(fixed.columns):
            self.changed.emit(drafts.joined(self._draft, self._place))

    def _on_kinds_asked(self) -> None:
        if self._draft is None:
            return
        try:
            kinds = self._typed_kinds()
        except KnownError as error:
            self._told.say(error.sentence)
            return
        self.changed.emit(drafts.with_kinds(self._draft, kinds))

    def _typed_kinds(self) -> RecordKinds | None:
        if not self.kind.text().strip():
            return None
        place, data = _typed_span(self.kind.text()), tuple(self.data.text().split())
        trailer = self.trailer.text().strip()
        if not data or any(len(kind) != place[1] for kind in (*data, trailer) if kind):
            raise KnownError("U101", "明細と末尾の区分は、区分の長さに合わせて入力してください。")
        counted = _typed_span(self.count.text()) if self.count.text().strip() else None
        return RecordKinds(place, data, trailer, counted)


def _ruled(line: str, fixed: FixedWidth, place: int) -> str:
    """The line with a border before each column, heavy ones around the chosen one."""
    start, length = fixed.columns[place]
    borders = sorted({begin for begin, _ in fixed.columns} | {start, start + length})
    pieces = []
    for begin, end in zip(borders, [*borders[1:], len(line)], strict=True):
        heavy = begin in (start, start + length)
        pieces.append((_HEAVY if heavy else _BORDER) + line[begin:end].replace("\0", ""))
    return "".join(pieces)


def _span(span: tuple[int, int]) -> str:
    return f"{span[0] + 1},{span[1]}"


def _typed_span(text: str) -> tuple[int, int]:
    parts = text.replace("、", ",").split(",")
    if len(parts) != 2 or not all(part.strip().isdecimal() for part in parts):
        raise KnownError("U101", "開始と長さを、1,1 のようにコンマで区切って入力してください。")
    start, length = (int(part) for part in parts)
    if start < 1 or length < 1:
        raise KnownError("U101", "開始と長さは1以上で入力してください。")
    return start - 1, length


def _figure() -> QSpinBox:
    figure = QSpinBox(minimum=1, maximum=_LONGEST)
    figure.setKeyboardTracking(False)
    return figure


def _named(figure: QSpinBox, name: str, words: str) -> QSpinBox:
    figure.setObjectName(name)
    figure.setAccessibleName(words)
    return figure
