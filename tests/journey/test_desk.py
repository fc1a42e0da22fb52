"""A day at the desk, keys only: two caseworkers and a 責任者 at one office, in the real window.

Every test takes the cases it needs from the queue as it finds it; the office is founded once.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.batches.intake import Side
from app.case_states import CaseId, CaseState, Lane, Move, Outcome, find_reason, fold
from app.cases.queues import QueueFilter
from app.errors import KnownError
from app.groups.sampling import sample_size
from app.record.chain import read_body
from app.review.second_check import CheckedCase
from app.store import entries
from app.views import HistoryRow
from tests.support.grouped import PATTERN
from tests.support.inspected import NUMBER, a_plan, take_in
from tests.support.keyboard import Keyboard, at_hand
from tests.support.mixed import MEMBERS, put_mixed
from tests.support.office import CASEWORKER, NAMES, SECOND, SUPERVISOR, a_staffed_desk, stand_up
from tests.support.searched import a_search, make_index, put_register, some_residents
from tests.support.window import CheapDoor, PreparedAsker
from ui.dialogs.group_decision import GroupDialog
from ui.dialogs.register_search import RegisterSearchDialog
from ui.main_window import MainWindow
from ui.pages.case_desk import CaseDesk
from ui.pages.review import ReviewPage
from ui.start import dress, name_variants
from ui.theme import THEMES, ThemeName
from ui.typefaces import load_fonts

MIXED = 30
REVIEW, SECOND_CHECK = "review", "second_check"
PEOPLE = (CASEWORKER, SECOND, SUPERVISOR)
DIGITS = f"{NUMBER[:4]} {NUMBER[4:8]} {NUMBER[8:]}"

ANSWERS = (
    (("1", "Return"), Outcome.RIGHT, "moved", CaseState.DECIDED),
    (("2", "1"), Outcome.SUSPECT, "family", CaseState.DECIDED),
    (("1", "4"), Outcome.RIGHT, "kanji", CaseState.DECIDED),
    (("3", "2"), Outcome.HOLD, "ask_supervisor", CaseState.HELD),
    (("2", "8"), Outcome.SUSPECT, "unknown_cause", CaseState.DECIDED),
    (("4", "1"), Outcome.DOCUMENTS, "application", CaseState.DOCUMENTS),
    (("1", "7"), Outcome.RIGHT, "birth_date_slip", CaseState.DECIDED),
    (("5", "2"), Outcome.INQUIRY, "municipality", CaseState.INQUIRY),
    (("1", "Enter"), Outcome.RIGHT, "moved", CaseState.DECIDED),
    (("2", "3"), Outcome.SUSPECT, "namesake", CaseState.DECIDED),
)
"""Keys, and the outcome, reason and state they lead to."""

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "inspection"
    desk = a_staffed_desk(folder)
    take_in(desk, a_plan(Side.SUBJECT, "techo"))
    put_register(desk, some_residents())
    put_mixed(desk)
    search = a_search(desk)
    make_index(search)
    search.close()
    stand_up(desk)
    return folder


@pytest.fixture(scope="module")
def window(qapp: QApplication, office: Path) -> Iterator[MainWindow]:
    load_fonts()
    appearance = dress(qapp, THEMES[ThemeName.LIGHT], percent=100)
    variants = name_variants()
    window = MainWindow(CheapDoor(), PreparedAsker(), appearance=appearance, variants=variants)
    window.resize(1366, 768)
    window.show()
    window.start_with(office)
    yield window
    window.close()
    qapp.setStyleSheet("")


@pytest.fixture
def keyboard(qtbot: QtBot, window: MainWindow) -> Iterator[Keyboard]:
    """The keyboard before an empty desk; whoever a test leaves there hands over."""
    made = Keyboard(qtbot, window)
    yield made
    if window.shell is not None:
        made.hand_over()


def _acts(keyboard: Keyboard, *, after: int) -> Counter[str]:
    """The acts entered into the ledger after an entry."""
    rows = entries.after(keyboard.program.desk.database, after, 10_000)
    return Counter(read_body(row.body).act for row in rows)


def _seq(keyboard: Keyboard) -> int:
    return keyboard.program.head().ledger_seq


def _review(keyboard: Keyboard) -> ReviewPage:
    """The first check with all that waits: the desk is found as its filter was left."""
    page = cast("ReviewPage", keyboard.open_page(REVIEW))
    keyboard.choose("state_filter", "これから")
    keyboard.walk_to(page.queue)
    _choose_pattern(keyboard, "all", "Left")
    keyboard.walk_to(page.queue)
    return page


def _decided(keyboard: Keyboard, page: CaseDesk, number: int) -> CaseId:
    """Decide the case at hand by two keys: it becomes what they say, and the next one appears."""
    keys, outcome, reason, state = ANSWERS[number % len(ANSWERS)]
    case = at_hand(page)
    keyboard.press(*keys)
    view = keyboard.look_at(case)
    said = find_reason(outcome, reason)
    assert said is not None
    assert (view.state, view.history[-1].outcome) == (state, outcome)
    assert view.history[-1].reason_words == said.words
    assert page.case_id() != case
    return case


def _search(keyboard: Keyboard, page: ReviewPage, text: str) -> None:
    """Type into the search; "" empties it. The keys are back in the queue after it."""
    keyboard.press("/", "Ctrl+A", "Delete")
    keyboard.write(text)
    keyboard.press("Return")
    assert page.queue.hasFocus()


def test_thirty_mixed_cases_with_everything_in_between(keyboard: Keyboard) -> None:
    keyboard.sign_in(CASEWORKER)
    begun = _seq(keyboard)
    page = _review(keyboard)
    done = [_decided(keyboard, page, number) for number in range(10)]
    _take_two_back(keyboard, page, done)
    done.append(_found_by_search(keyboard, page, "T000029"))
    done += _with_and_without_candidate(keyboard, page)
    done.append(_found_in_the_register(keyboard, page))
    _reveal(keyboard, page)
    done.append(_with_a_note(keyboard, page))
    page = _lock_and_resume(keyboard, page)
    done += [_decided(keyboard, page, number) for number in range(15)]
    assert len(set(done)) == MIXED
    _take_up_held(keyboard, page, done)

    assert _acts(keyboard, after=begun) == {
        "decided": MIXED + 2 + 2,  # two decided anew; held ones as a list and in full
        "decision_withdrawn": 2,
        "candidate_attached": 3,
        "register_searched": 1,
        "number_revealed": 1,
        "signed_out": 1,
        "signed_in": 1,
    }


def _take_two_back(keyboard: Keyboard, page: ReviewPage, done: list[CaseId]) -> None:
    for case in reversed(done[-2:]):
        keyboard.press("U")
        assert at_hand(page) == case
        view = keyboard.look_at(case)
        assert (view.state, view.history[-1].outcome) == (CaseState.OPEN, Outcome.WITHDRAWN)
    again = [_decided(keyboard, page, number) for number in range(len(done) - 2, len(done))]
    assert again == done[-2:]


def _found_by_search(keyboard: Keyboard, page: ReviewPage, record_id: str) -> CaseId:
    place = at_hand(page)
    _search(keyboard, page, record_id)
    assert page.model.rowCount() == 1
    found = _decided(keyboard, page, 0)
    assert keyboard.look_at(found).subject.record_id == record_id
    _search(keyboard, page, "")
    while at_hand(page) != place:
        keyboard.press("J")
    return found


def _with_and_without_candidate(keyboard: Keyboard, page: ReviewPage) -> list[CaseId]:
    """One case with a candidate attached, one where nobody fits."""
    keyboard.press("Right", "T")
    attached = keyboard.look_at(at_hand(page)).attachment
    assert attached is not None
    assert attached.resident_id
    first = _decided(keyboard, page, 1)
    keyboard.press("0")
    nobody = keyboard.look_at(at_hand(page)).attachment
    assert nobody is not None
    assert not nobody.resident_id
    return [first, _decided(keyboard, page, 4)]


def _found_in_the_register(keyboard: Keyboard, page: ReviewPage) -> CaseId:
    """Somebody who is no candidate yet is found by kana, and attached."""
    keyboard.press("F")
    dialog = keyboard.find(RegisterSearchDialog, "register_search")
    keyboard.wait(dialog.isActiveWindow)
    keyboard.walk_to(dialog.words.reason)
    keyboard.press("Down")
    for name, kana in (("birth_date", ""), ("kana", "サイトウ")):
        keyboard.walk_to(dialog.words.fields[name])
        keyboard.press("Ctrl+A", "Delete")
        keyboard.write_japanese(kana)
    keyboard.press("Return")
    keyboard.wait(dialog.found.hasFocus)
    keyboard.press("Down", "T")
    keyboard.come_to_front()
    keyboard.wait(page.queue.hasFocus)
    attached = keyboard.look_at(at_hand(page)).attachment
    assert attached is not None
    assert attached.resident_id == "0000000001"
    return _decided(keyboard, page, 1)


def _with_a_note(keyboard: Keyboard, page: ReviewPage) -> CaseId:
    """Typed through an input method; the digits in it decide nothing."""
    noted = at_hand(page)
    keyboard.press("N")
    keyboard.write_japanese("申請書の写し(2019年)を確認")
    keyboard.write("123")
    assert keyboard.look_at(noted).state is CaseState.OPEN
    keyboard.press("Return", "1", "Return")
    assert keyboard.look_at(noted).history[-1].note == "申請書の写し(2019年)を確認123"
    return noted


def _lock_and_resume(keyboard: Keyboard, page: ReviewPage) -> ReviewPage:
    at = at_hand(page)
    keyboard.press("Ctrl+L")
    assert keyboard.window.shell is None
    keyboard.sign_in(CASEWORKER)
    page = _review(keyboard)
    assert at_hand(page) == at
    return page


def _reveal(keyboard: Keyboard, page: ReviewPage) -> None:
    """The number, with a reason, for as long as the key is held."""
    keyboard.press("V")
    reasons = keyboard.find(QComboBox, "reveal_reason")
    assert reasons.hasFocus()
    keyboard.press("Down")
    keyboard.wait(page.queue.hasFocus)
    with keyboard.holding("V"):
        assert DIGITS in keyboard.reads()
    assert DIGITS not in keyboard.reads()


def _take_up_held(keyboard: Keyboard, page: ReviewPage, done: list[CaseId]) -> None:
    """What was held is a list: two of it are sent on with one key, the next is opened in full."""
    held = [case for case in done if keyboard.look_at(case).state is CaseState.HELD]
    keyboard.choose("state_filter", "保留")
    keyboard.walk_to(page.list_desk.list)
    assert page.model.rowCount() == len(held)
    keyboard.press("Space", "Space", "4", "2")
    states = Counter(keyboard.look_at(case).state for case in held)
    assert states == {CaseState.DOCUMENTS: 2, CaseState.HELD: len(held) - 2}
    keyboard.press("O")
    assert _decided(keyboard, page, 0) in held
    keyboard.choose("state_filter", "これから")
    keyboard.walk_to(page.queue)


def test_a_group_of_forty_by_two_people(keyboard: Keyboard) -> None:
    keyboard.sign_in(CASEWORKER)
    begun, sample = _seq(keyboard), sample_size(MEMBERS)
    page = _review(keyboard)
    _choose_pattern(keyboard, PATTERN, "Right")
    assert page.model.rowCount() == MEMBERS
    keyboard.press("L")
    assert page.model.rowCount() == sample
    for _ in range(sample):
        keyboard.press("1", "3")
    dialog = keyboard.find(GroupDialog, "group_decision")
    keyboard.wait(dialog.members.hasFocus)
    keyboard.press("Down", "Space", "End", "Return", "U", "End", "Return")
    assert "保存" in keyboard.find(QLabel, "group_told").text()
    keyboard.press("Escape")
    assert _count(keyboard, CaseState.DECIDED) == MEMBERS - 1
    assert _acts(keyboard, after=begun) == {
        "group_opened": 1,
        "decided": sample + 2,
        "decision_withdrawn": 1,
    }

    keyboard.hand_over()
    keyboard.sign_in(SUPERVISOR)
    begun = _seq(keyboard)
    page = keyboard.open_page(SECOND_CHECK)
    keyboard.press("L")
    keyboard.wait(lambda: QApplication.activeModalWidget() is not None)
    keyboard.press("Return")
    keyboard.wait(lambda: page.model.rowCount() == sample)
    keyboard.come_to_front()
    keyboard.press(*("1",) * sample)
    dialog = keyboard.find(GroupDialog, "group_decision")
    keyboard.wait(dialog.members.hasFocus)
    keyboard.press("End", "Return", "Escape")
    assert _count(keyboard, CaseState.CLOSED) == MEMBERS - 1
    assert _acts(keyboard, after=begun) == {"group_opened": 1, "agreed": sample + 1}


def _choose_pattern(keyboard: Keyboard, key: str, way: str) -> None:
    keyboard.press("G")
    while keyboard.focus().objectName() != f"chip_{key}":
        before = keyboard.focus()
        keyboard.press(way)
        assert keyboard.focus() is not before, "no such pattern"


def _count(keyboard: Keyboard, state: CaseState) -> int:
    """How many of the pattern stand in a state."""
    review = keyboard.program.review
    rows = review.rows(review.queue(QueueFilter()))
    return sum(row.state is state and row.signature == PATTERN for row in rows)


def test_two_are_returned_and_decided_anew(keyboard: Keyboard) -> None:
    keyboard.sign_in(CASEWORKER)
    page = _review(keyboard)
    for number in (0, 1, 2, 4):
        _decided(keyboard, page, number)
    keyboard.hand_over()

    keyboard.sign_in(SUPERVISOR)
    begun = _seq(keyboard)
    page = keyboard.open_page(SECOND_CHECK)
    first = at_hand(page)
    assert NAMES[CASEWORKER] in keyboard.find(QLabel, "first_decision").text()
    keyboard.press("1")
    assert keyboard.look_at(first).state is CaseState.CLOSED
    returned = []
    for reason in ("1", "2"):
        returned.append(at_hand(page))
        keyboard.press("2", reason)
        assert keyboard.look_at(returned[-1]).state is CaseState.RETURNED
    assert _acts(keyboard, after=begun) == {"agreed": 1, "sent_back": 2}
    keyboard.hand_over()

    keyboard.sign_in(CASEWORKER)
    page = _review(keyboard)
    keyboard.choose("state_filter", "差し戻された件")
    keyboard.walk_to(page.queue)
    assert {_decided(keyboard, page, number) for number in (0, 1)} == set(returned)
    assert all(keyboard.look_at(case).state is CaseState.DECIDED for case in returned)


def test_results_from_paper_name_who_judged_and_who_typed(keyboard: Keyboard) -> None:
    keyboard.sign_in(SECOND)
    page = _review(keyboard)
    cases = [page.model.case_at(place) for place in range(3)]
    begun = _seq(keyboard)
    keyboard.press("P")
    judges = keyboard.find(QComboBox, "paper_judged_by")
    keyboard.wait(lambda: QApplication.activeModalWidget() is not None)
    assert NAMES[SECOND] not in [judges.itemText(n) for n in range(judges.count())]

    serial = keyboard.find(QLineEdit, "paper_serial")
    keyboard.walk_to(serial)
    keyboard.write(str(cases[0]))
    keyboard.press("Return")
    assert _acts(keyboard, after=begun) == {}  # nobody was named
    keyboard.choose("paper_judged_by", NAMES[CASEWORKER])
    keyboard.walk_to(serial)
    keyboard.press("Return")
    for case in cases[1:]:
        keyboard.write(str(case))
        keyboard.press("Return")
    keyboard.press("Escape")

    assert _acts(keyboard, after=begun) == {"decided": 3}
    for case in cases:
        assert case is not None
        last = keyboard.look_at(case).history[-1]
        assert (last.judged_by, last.entered_by) == (NAMES[CASEWORKER], NAMES[SECOND])
    for user in (SECOND, CASEWORKER):
        keyboard.come_to_front()
        keyboard.hand_over()
        keyboard.sign_in(user)
        queue = keyboard.program.second_check.queue(QueueFilter())
        assert not set(queue) & set(cases)


@pytest.mark.parametrize("user", PEOPLE)
def test_nobody_approves_what_is_their_own(keyboard: Keyboard, user: str) -> None:
    keyboard.sign_in(user)
    page = _review(keyboard)
    own = _decided(keyboard, page, 1)

    page = keyboard.open_page(SECOND_CHECK)
    offered = [page.model.case_at(place) for place in range(page.model.rowCount())]
    assert own not in offered
    for case in offered:
        assert case is not None
        first = [row for row in keyboard.look_at(case).history if not row.withdrawn][-1]
        assert NAMES[user] not in (first.judged_by, first.entered_by)
    page.go_to(own)
    keyboard.press("1")
    assert "S101" in keyboard.find(QLabel, "told").text()
    view = keyboard.look_at(own)
    seen = CheckedCase(case_id=own, version=view.version, seen_digest=view.seen_digest)
    with pytest.raises(KnownError, match="S101"):
        keyboard.program.second_check.agree(seen)
    assert keyboard.look_at(own).state is CaseState.DECIDED


def test_every_state_is_what_its_history_leads_to(keyboard: Keyboard) -> None:
    keyboard.sign_in(SUPERVISOR)
    program = keyboard.program
    cases = [case for lane in Lane for case in program.review.queue(QueueFilter(lane=lane))]
    for case in cases:
        view = keyboard.look_at(case)
        assert fold(_moves(view.history)) is view.state
        for row in view.history:
            if row.outcome in (Outcome.AGREED, Outcome.SENT_BACK):
                before = view.history[view.history.index(row) - 1]
                assert row.judged_by not in (before.judged_by, before.entered_by)
    assert len(cases) == program.review.counts().total
    assert program.ledger.verify().sound


def _moves(history: tuple[HistoryRow, ...]) -> list[Move]:
    """What counts of a history; a withdrawal takes back a row that is marked."""
    return [
        Move(decision_id=row.decision_id, outcome=row.outcome)
        for row in history
        if not row.withdrawn and row.outcome is not Outcome.WITHDRAWN
    ]
