"""性別 of a pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import compare_sexes


@pytest.mark.parametrize(
    ("left", "right", "agreement", "reasons"),
    [
        ("男", "男", "SAME", ()),
        ("1", "男", "EQUIVALENT", ("sex_notation",)),
        ("2", "女性", "EQUIVALENT", ("sex_notation",)),
        ("1", "女", "DIFFERENT", ("sex_differs",)),
        ("", "女", "ABSENT_LEFT", ()),
        ("9", "女", "ABSENT_LEFT", ("sex_not_recorded",)),
        ("男", "0", "ABSENT_RIGHT", ("sex_not_recorded",)),
        ("9", "9", "ABSENT_BOTH", ("sex_not_recorded",)),
        ("3", "女", "UNREADABLE", ("sex_unreadable",)),
        ("3", "3", "UNREADABLE", ("sex_unreadable",)),
    ],
)
def test_agreement(left: str, right: str, agreement: str, reasons: tuple[str, ...]) -> None:
    found = compare_sexes(left, right)

    assert (found.agreement, found.reasons) == (agreement, reasons)


@given(st.text(), st.text())
def test_comparing_is_total(left: str, right: str) -> None:
    assert (
        compare_sexes(left, right).agreement.agrees == compare_sexes(right, left).agreement.agrees
    )
