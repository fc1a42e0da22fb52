"""One case in full: head, comparison, evidence, residents, history. First and second check use it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.views import CaseView, ResidentView
from matching import Folding
from ui.appearance import Appearance
from ui.widgets.building import prose, restyle, roomy
from ui.widgets.candidates import Candidates
from ui.widgets.carried_line import CarriedLine
from ui.widgets.case_head import CaseHead
from ui.widgets.comparison import Comparison, Headings
from ui.widgets.evidence import Evidence
from ui.widgets.glyph_pairs import GlyphPairs, glyph_pairs
from ui.widgets.history import History
from ui.widgets.legend import Legend
from ui.widgets.seen import Seen

_LARGE, _LARGEST = 125, 150
"""Text sizes in percent above which less stands side by side."""


class CasePane(QScrollArea):
    """Shows a case; the right-hand column walks through its residents."""

    attach_asked = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        variants: Folding,
        *,
        attaching: bool,
        reveal_reasons: Mapping[str, str],
    ) -> None:
        super().__init__()
        self.setObjectName("case_pane")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Always there: values would be broken into lines anew whenever it came or went.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setProperty("idle", "true")
        bar.rangeChanged.connect(self._on_range_changed)
        self.seen = Seen(self.viewport())
        self._view: CaseView | None = None
        self._residents: tuple[ResidentView, ...] = ()
        self._shown = 0
        self._marked = True
        self._codes = False
        self._largest = appearance.tight > 1
        self.head = CaseHead(appearance)
        self.comparison = Comparison(appearance, variants)
        large = appearance.percent > _LARGE
        self.glyphs = GlyphPairs(appearance)
        self.legend = Legend(appearance, lines=2 if large else 1)
        self.carried = CarriedLine()
        self.evidence = Evidence(reveal_reasons, sides=_sides(appearance.percent))
        self.candidates = Candidates(appearance)
        self.candidates.allow_attaching(allowed=attaching)
        self.history = History()
        self._nothing = prose("", role="muted")
        self._build()
        self.candidates.chosen.connect(self.compare_with)
        self.candidates.attach_asked.connect(self.ask_attach)
        self.candidates.nobody_asked.connect(lambda: self.attach_asked.emit(""))

    @property
    def case(self) -> CaseView | None:
        """The case shown."""
        return self._view

    def show_case(self, view: CaseView) -> None:
        """Show a case from its head, compared with the resident its number leads to."""
        self._view = view
        self.seen.anew()
        self._residents = (*((view.linked,) if view.linked else ()), *view.candidates)
        self._case.setVisible(True)
        self._nothing.setVisible(False)
        self.head.show_case(view, codes=self._codes)
        self.evidence.show_case(view)
        self.carried.show_subject(view.subject)
        self.candidates.show_case(view, self._residents)
        self.history.show_case(view)
        self.compare_with(0)
        self.verticalScrollBar().setValue(0)

    def show_nothing(self, words: str) -> None:
        """Show no case, but what to do next."""
        self._view, self._residents = None, ()
        self._case.setVisible(False)
        self._nothing.setText(roomy(words))
        self._nothing.setVisible(True)

    def put_on_top(self, piece: QWidget) -> None:
        """A piece above the head of every case; it scrolls with the case."""
        self._inner.insertWidget(0, piece)

    def compare_with(self, number: int) -> None:
        """Compare with another resident of the case; the linked one is the first."""
        if self._view is None:
            return
        self._shown = max(0, min(number, len(self._residents) - 1))
        resident = self._resident()
        shown = self._view.attributes if resident is None else resident.attributes
        scheme = "" if self._largest else self._view.subject.scheme_words  # the head tells it too
        headings = Headings(f"業務システム　{scheme}".rstrip("　"), _whom(resident))
        self.comparison.show_attributes(shown, headings, marked=self._marked)
        self._show_glyphs()
        attachable = resident is not None and resident.rank > 0
        self.candidates.show_chosen(self._shown, attachable=attachable)

    def compare_with_next(self) -> None:
        """→: the next resident."""
        self.compare_with(self._shown + 1)

    def compare_with_previous(self) -> None:
        """←: the resident before."""
        self.compare_with(self._shown - 1)

    def turn_marks(self) -> None:
        """Switch the difference marks off or on."""
        self._marked = not self._marked
        self.compare_with(self._shown)

    def show_codes(self, *, shown: bool) -> None:
        """Whether class and cause codes stand in the head."""
        self._codes = shown
        if self._view is not None:
            self.head.show_case(self._view, codes=shown)
            self._show_glyphs()

    def turn_codes(self) -> None:
        """Open or close what is shown on demand only."""
        self.show_codes(shown=not self._codes)

    def ask_attach(self) -> None:
        """Ask to attach the candidate compared now; the linked resident is none."""
        resident = self._resident()
        if resident is not None and resident.rank > 0:
            self.attach_asked.emit(resident.resident_id)

    @Slot(int, int)
    def _on_range_changed(self, first: int, last: int) -> None:
        """A bar that has nothing to do is not seen."""
        restyle(self.verticalScrollBar(), idle=str(last <= first).lower())

    def _show_glyphs(self) -> None:
        """Strokes and code points, only where they were asked for."""
        spans = self.comparison.name_spans() if self._codes else ()
        self.glyphs.show_pairs(glyph_pairs(spans))

    def _resident(self) -> ResidentView | None:
        return self._residents[self._shown] if self._residents else None

    def _build(self) -> None:
        self._case = QWidget()
        self._inner = inner = QVBoxLayout(self._case)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.setSpacing(8)
        parts: Sequence[QWidget] = (
            self.head,
            self.comparison,
            self.legend,
            self.glyphs,
            self.evidence,
            self.carried,
            self.candidates,
            self.history,
        )
        for part in parts:
            inner.addWidget(part)
        inner.addStretch(1)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._nothing)
        layout.addWidget(self._case)
        layout.addStretch(1)
        self.setWidget(body)
        self.seen.watch(body)


def _whom(resident: ResidentView | None) -> str:
    if resident is None:
        return "住基　番号の指す人なし"
    return "住基　番号の指す人" if resident.rank == 0 else f"住基　候補 {resident.rank}"


def _sides(percent: int) -> int:
    """How many answers of the evidence stand side by side at a text size."""
    return 3 if percent <= _LARGE else 2 if percent <= _LARGEST else 1
