"""What a case says of values that are not there, and of people who are no candidates."""

from dataclasses import replace
from pathlib import Path

from app.case_states import CaseId
from app.review.first_check import Review
from app.views import CaseView
from matching import ATTRIBUTES, Agreement
from tests.support.inspected import a_document, a_pair, put_cases
from tests.support.office import a_staffed_desk, stand_up


def _shown(folder: Path, **held: bool) -> CaseView:
    """A case whose record has no sex, in a scheme that does or does not hold it."""
    pair = a_pair(0)
    absent = replace(pair.agreements["sex"], agreement=Agreement.ABSENT_LEFT)
    pair = replace(pair, agreements={**pair.agreements, "sex": absent})
    document = a_document(1, pairs=(pair,), sex="")
    holds = tuple(name for name in ATTRIBUTES if held.get(name, True))
    desk = a_staffed_desk(folder)
    put_cases(desk, [replace(document, holds=holds)])
    view = Review(desk).open(CaseId(1))
    stand_up(desk)
    return view


def test_what_the_scheme_does_not_hold_is_not_merely_blank(tmp_path: Path) -> None:
    sex = next(one for one in _shown(tmp_path, sex=False).attributes if one.attribute == "sex")
    assert (sex.agreement_words, sex.left_empty_words) == ("未把握", "未把握")


def test_what_is_merely_blank_says_so(tmp_path: Path) -> None:
    sex = next(one for one in _shown(tmp_path).attributes if one.attribute == "sex")
    assert (sex.agreement_words, sex.left_empty_words) == ("空欄(業務)", "空欄")


def test_candidates_are_those_whose_attributes_speak_for_them(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    pairs = (a_pair(0), a_pair(1), replace(a_pair(2), weight=-3.0), replace(a_pair(3), weight=0.0))
    put_cases(desk, [a_document(1, pairs=pairs)])
    view = Review(desk).open(CaseId(1))
    assert [one.rank for one in view.candidates] == [1]
    assert [one.rank for one in view.bystanders] == [2, 3]
    stand_up(desk)
