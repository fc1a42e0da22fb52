"""Pictures of one case at a time: what stands on the review page, and what opens over it."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QTabWidget

from app.views import CaseView
from matching import Agreement
from tests.pictures.scene import Scene
from tests.pictures.stage import Stage
from tests.support.office import CASEWORKER, SUPERVISOR
from ui.dialogs.assignment import AssignmentDialog
from ui.dialogs.paper_entry import PaperEntryDialog
from ui.dialogs.register_search import RegisterSearchDialog
from ui.dialogs.saved_filters import SavedFilterDialog
from ui.pages.review import ReviewPage

Wanted = Callable[[CaseView], bool]


def _agrees(case: CaseView, attribute: str, agreement: Agreement) -> bool:
    return any(one.attribute == attribute and one.agreement is agreement for one in case.attributes)


def _says(case: CaseView, attribute: str, code: str) -> bool:
    found = [one for one in case.attributes if one.attribute == attribute]
    return any(code in reason.code for one in found for reason in one.reasons)


def _moved(case: CaseView) -> bool:
    return case.class_code == "B1" and _agrees(case, "address", Agreement.DIFFERENT)


def _address(case: CaseView) -> bool:
    return case.class_code == "B1" and _agrees(case, "address", Agreement.SIMILAR)


def _family(case: CaseView) -> bool:
    return case.class_code == "C1" and bool(case.candidates)


def _variant(case: CaseView) -> bool:
    return _says(case, "name", "variant") and case.linked is not None


def _wildcard(case: CaseView) -> bool:
    return any(mark in case.subject.name for mark in "〓●□")


def _several(case: CaseView) -> bool:
    return len(case.candidates) > 1


def _case(wanted: Wanted, *keys: str) -> Callable[[Stage], object]:
    def way(stage: Stage) -> None:
        stage.review(wanted).queue.setFocus()
        stage.press(*keys)

    return way


def _keys(*keys: str) -> Callable[[Stage], object]:
    return _case(lambda case: case.linked is not None, *keys)


def _note(stage: Stage) -> None:
    page = stage.review(_moved)
    page.queue.setFocus()
    stage.press("N")
    page.strip.note.setText("9月15日に電話で転居を確認(住民票の写しを受領)")


def _decided(stage: Stage) -> None:
    stage.review(_moved).queue.setFocus()
    stage.press("1", "1", "2", "1")


def _history(stage: Stage) -> None:
    page = stage.review(_moved)
    page.queue.setFocus()
    stage.press("1", "1", "U", "N")
    page.strip.note.setText("方書は台帳に記載あり")
    stage.press("Escape", "3", "Return", "U")
    pane = page.pane.verticalScrollBar()
    pane.setValue(pane.maximum())


def _attached(stage: Stage) -> None:
    stage.review(_family).queue.setFocus()
    stage.press("Right", "T")
    pane = stage.review().pane.verticalScrollBar()
    pane.setValue(pane.maximum())


def _reveal(stage: Stage) -> None:
    stage.review(_moved).queue.setFocus()
    stage.press("V")


def _lane(name: str, *keys: str) -> Callable[[Stage], object]:
    def way(stage: Stage) -> None:
        page = stage.review()
        page.lanes.setCurrentIndex(page.lanes.findData(name))
        page.lanes.activated.emit(page.lanes.currentIndex())
        stage.settle()
        page.take_focus()
        stage.press(*keys)

    return way


def _search_nothing(stage: Stage) -> None:
    stage.review().search.setText("そのような人はいない")
    stage.review().tools.search_now()


def _register_search(stage: Stage) -> None:
    stage.review(_family).queue.setFocus()
    stage.press("F")
    dialog = stage.dialog(RegisterSearchDialog)
    dialog.words.reason.setFocus()
    stage.press("Down")
    dialog.words.fields["kana"].setText("サトウ")
    dialog.words.fields["birth_date"].setText("")
    dialog.search()
    stage.settle()


def _filters(stage: Stage) -> None:
    stage.review().queue.setFocus()
    stage.press("Q")
    dialog = stage.dialog(SavedFilterDialog)
    for name in ("北区の転居", "係長に相談する件"):
        dialog.name.setText(name)
        dialog.save()
    stage.settle()


def _assign(stage: Stage) -> None:
    stage.review().queue.setFocus()
    stage.press("A")
    stage.dialog(AssignmentDialog)
    stage.press("Space", "Down", "Space")


def _paper(stage: Stage) -> None:
    stage.review().queue.setFocus()
    stage.press("P")
    dialog = stage.dialog(PaperEntryDialog)
    dialog.serial.setText("999999")
    stage.push("paper_store")


def _by_municipality(stage: Stage) -> None:
    page: ReviewPage = stage.review()
    by: QComboBox = page.tools.by
    by.setCurrentIndex(by.findData("municipality"))
    by.activated.emit(by.currentIndex())


def _tab(number: int) -> Callable[[Stage], object]:
    def way(stage: Stage) -> None:
        page = stage.open("settings")
        page.findChildren(QTabWidget)[0].setCurrentIndex(number)

    return way


SCENES = (
    Scene("review_moved", "city", _case(_moved), CASEWORKER),
    Scene("review_address", "city", _case(_address), CASEWORKER),
    Scene("review_family", "city", _case(_family), CASEWORKER),
    Scene("review_family_candidate", "city", _case(_family, "Right"), CASEWORKER),
    Scene("review_family_attached", "city", _attached, CASEWORKER),
    Scene("review_variant_strokes", "city", _case(_variant, "D"), CASEWORKER),
    Scene("review_wildcard", "city", _case(_wildcard, "D"), CASEWORKER),
    Scene("review_several_candidates", "city", _case(_several, "C"), CASEWORKER),
    Scene("review_codes", "city", _case(_family), SUPERVISOR),
    Scene("review_protected", "city", _lane("protected"), SUPERVISOR),
    Scene("review_reasons", "city", _keys("2"), CASEWORKER),
    Scene("review_reasons_right", "city", _keys("1"), CASEWORKER),
    Scene("review_documents", "city", _keys("Y", "1"), CASEWORKER),
    Scene("review_note", "city", _note, CASEWORKER),
    Scene("review_decided", "city", _decided, CASEWORKER),
    Scene("review_history", "city", _history, CASEWORKER),
    Scene("review_marks_off", "city", _keys("M"), CASEWORKER),
    Scene("review_reveal_reason", "city", _reveal, CASEWORKER),
    Scene("review_found_nothing", "city", _search_nothing, CASEWORKER),
    Scene("review_by_municipality", "city", _by_municipality, CASEWORKER),
    Scene("list_inquiry", "city", _lane("inquiry", "Space", "Down", "Space"), CASEWORKER),
    Scene("list_inquiry_reasons", "city", _lane("inquiry", "Space", "1"), CASEWORKER),
    Scene("list_unnumbered", "city", _lane("unnumbered"), CASEWORKER),
    Scene("register_search", "city", _register_search, CASEWORKER),
    Scene("saved_filters", "city", _filters, CASEWORKER),
    Scene("assignment", "city", _assign, SUPERVISOR),
    Scene("paper_entry_refused", "city", _paper, CASEWORKER),
    *(Scene(f"settings_{number}", "city", _tab(number)) for number in range(5)),
)
