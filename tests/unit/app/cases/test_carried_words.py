"""受付・交付: what a record carries; dates as all dates are shown, what is empty is not there."""

from dataclasses import replace

import pytest

from app.cases.carried import CARRIED_ROWS, carried, carried_words, record_words
from app.cases.value_notes import shown_date
from app.extracts.targets import TARGETS
from tests.support.views import a_subject


def test_what_is_filled_stands_in_order() -> None:
    subject = replace(
        a_subject("渡邉　一"), valid_until="R8.3.31", received_number=" 105 ", ledger_volume=""
    )
    assert carried(subject) == (("受付番号", "105"), ("有効期限", "令和8年3月31日"))
    assert carried_words(subject) == "受付番号 105　有効期限 令和8年3月31日"
    assert carried_words(a_subject("渡邉　一")) == ""


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("R070204", "令和7年2月4日"),
        ("2027-03-31", "令和9年3月31日"),
        (" 5070204 ", "令和7年2月4日"),
        ("令和7年2月", "令和7年2月"),
        ("当分の間", "当分の間"),
        ("", ""),
    ],
)
def test_a_date_is_shown_as_the_others_or_as_written(raw: str, shown: str) -> None:
    assert shown_date(raw) == shown


def test_the_volume_stands_beside_the_key() -> None:
    subject = a_subject("渡邉　一")
    assert record_words(subject) == "T0001545"
    assert record_words(replace(subject, ledger_volume="12")) == "T0001545　簿冊 12"


def test_words_are_those_of_the_import() -> None:
    for name, words in CARRIED_ROWS:
        assert words in TARGETS[name].name
